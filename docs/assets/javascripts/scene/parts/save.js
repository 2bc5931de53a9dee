// Save picture: what the figure shows now, as an SVG that stands by itself, or as a PNG of twice the size.
// A script of its own, which comes when a button of parts/share.js asks for it.
import { STILL_SCALE } from "../constants.js";
import { parts } from "../registry.js";
import { clamp } from "../drawing/numbers.js";
import { change, draw, round } from "../drawing/geometry.js";

const FONTS = "'IBM Plex Sans', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"; // others at most as wide, for want of the first
const TEXT_ALIGN = { start: "left", middle: "center", end: "right" };
const SHAPES = "path, rect, circle, ellipse, line, polygon, polyline, text";
const UNDRAWN = ".gd-handle, .gd-area, .gd-turn, [visibility=hidden], g:empty";
const PAINTS = { "stroke-width": "1px", "stroke-linejoin": "miter", "paint-order": "normal" }; // from classes, unless initial
const LEFT_OUT = ["class", "role", "tabindex", "aria-hidden", "aria-label", "translate", "style"];

/** A computed colour as SVG programs know it: ["#rrggbb", opacity], or ["none", 1]. */
function plainColor(computed) {
  const numbers = computed.match(/-?[\d.]+(e-?\d+)?%?/g)?.map(Number) ?? [];
  if (!/^(rgb|color\(srgb)/.test(computed)) return [computed === "none" ? "none" : computed, 1];
  const unit = computed.startsWith("color(") ? 255 : 1;
  const hex = numbers.slice(0, 3).map((part) =>
    Math.round(clamp(part * unit, 0, 255))
      .toString(16)
      .padStart(2, "0"),
  );
  return [`#${hex.join("")}`, numbers[3] ?? 1];
}

/** The sheet as an SVG element of its own: colours as they are seen, no handles. */
function pictureOf(sheet, title) {
  const { width, height } = sheet.layout;
  const picture = sheet.svg.cloneNode(true);
  const shapes = [...picture.querySelectorAll(SHAPES)];
  [...sheet.svg.querySelectorAll(SHAPES)].forEach((shape, index) => {
    const style = getComputedStyle(shape);
    if (style.visibility === "hidden") shapes[index].setAttribute("visibility", "hidden");
    paint(shapes[index], style);
  });
  holdWidths(sheet, picture);
  for (const each of picture.querySelectorAll(UNDRAWN)) each.remove();
  for (const each of [picture, ...picture.querySelectorAll("*")])
    LEFT_OUT.forEach((name) => each.removeAttribute(name));
  change(picture, { width, height, "font-family": FONTS, style: "font-feature-settings: 'tnum'; white-space: pre" });
  const behind = draw(picture, "g");
  picture.prepend(behind);
  const name = draw(picture, "title");
  name.textContent = title;
  picture.prepend(name);
  const paper = plainColor(getComputedStyle(sheet.svg).getPropertyValue("--gd-paper").trim() || "#ffffff")[0];
  draw(behind, "rect", { width, height, fill: paper });
  for (const canvas of sheet.canvases) imageOf(canvas, behind, sheet.layout);
  return picture;
}

function paint(shape, style) {
  for (const name of ["fill", "stroke"]) {
    const [color, opacity] = plainColor(style[name]);
    shape.setAttribute(name, color);
    const share = opacity * Number(style[`${name}-opacity`]);
    change(shape, { [`${name}-opacity`]: color !== "none" && share < 1 ? share : null });
  }
  for (const [name, initial] of Object.entries(PAINTS))
    if (style[name] !== initial) shape.setAttribute(name, style[name]);
}

/** Words keep their width where another font takes the place of ours. */
function holdWidths(sheet, picture) {
  const copies = [...picture.querySelectorAll("text")];
  [...sheet.svg.querySelectorAll("text")].forEach((text, index) => {
    const length = text.textContent.trim() ? text.getComputedTextLength() : 0;
    if (length) change(copies[index], { textLength: round(length), lengthAdjust: "spacingAndGlyphs" });
  });
}

/** A canvas as it is, in the place that its style gives it in per cent. */
function imageOf(canvas, parent, { width, height }) {
  const share = (name, whole) => (parseFloat(canvas.style[name]) / 100) * whole;
  draw(parent, "image", {
    href: canvas.toDataURL(),
    preserveAspectRatio: "none",
    x: share("left", width),
    y: share("top", height),
    width: share("width", width),
    height: share("height", height),
  });
}

/**
 * The picture drawn on a canvas, as a file of it. A data address, so that the canvas may be read on a page opened as a
 * file; an image cannot use the fonts of the page, so the words, which are above all else, are written on the canvas.
 */
async function bitmapOf(picture, { width, height }) {
  const words = [...picture.querySelectorAll("text")];
  for (const each of words) each.remove();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: STILL_SCALE * width,
    height: STILL_SCALE * height,
  });
  const pen = canvas.getContext("2d");
  pen.scale(STILL_SCALE, STILL_SCALE);
  pen.drawImage(image, 0, 0, width, height);
  for (const each of words) write(pen, each.textContent, (name) => each.getAttribute(name));
  return new Promise((resolve) => canvas.toBlob(resolve));
}

function write(pen, words, attribute) {
  Object.assign(pen, {
    font: `${attribute("font-weight") ?? 400} ${attribute("font-size")}px ${FONTS}`,
    textAlign: TEXT_ALIGN[attribute("text-anchor")] ?? "left",
    fillStyle: attribute("fill"),
    strokeStyle: attribute("stroke"),
    lineWidth: parseFloat(attribute("stroke-width")),
    lineJoin: "round",
  });
  const position = [words, Number(attribute("x")), Number(attribute("y"))];
  if (attribute("stroke") !== "none") pen.strokeText(...position); // the halo
  pen.fillText(...position);
}

function download(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function savePicture(figure, kind) {
  const { sheet, element, store, announcer } = figure;
  const picture = pictureOf(sheet, store.scene.title);
  const file =
    kind === "png"
      ? await bitmapOf(picture, sheet.layout)
      : new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  const name = `${element.dataset.scene}.${kind}`;
  download(file, name);
  announcer.tell(`Saved ${name}`);
}

parts.Save = savePicture;
