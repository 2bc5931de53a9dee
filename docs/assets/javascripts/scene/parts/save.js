// Save picture: what the figure shows now, as an SVG that stands by itself, or as a PNG of twice the size.
const FONTS = "'IBM Plex Sans', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"; // others at most as wide, for want of the first
const TEXT_ALIGN = { start: "left", middle: "center", end: "right" };
const SHAPES = "path, rect, circle, ellipse, line, polygon, polyline, text";
const UNDRAWN = ".gd-handle, .gd-area, .gd-turn, [visibility=hidden], g:empty";
const PAINTS = { "stroke-width": "1px", "stroke-linejoin": "miter", "paint-order": "normal" }; // from classes, unless initial
const LEFT_OUT = ["class", "role", "tabindex", "aria-hidden", "aria-label"];
const PNG_SCALE = 2;

/** A computed colour as SVG programs know it: ["#rrggbb", opacity], or ["none", 1]. */
function plainColor(computed) {
  const numbers = computed.match(/-?[\d.]+(e-?\d+)?%?/g)?.map(Number) ?? [];
  if (!/^(rgb|color\(srgb)/.test(computed)) return [computed === "none" ? "none" : computed, 1];
  const unit = computed.startsWith("color(") ? 255 : 1;
  const hex = numbers.slice(0, 3).map((part) => Math.round(clamp(part * unit, 0, 255)).toString(16).padStart(2, "0"));
  return [`#${hex.join("")}`, numbers[3] ?? 1];
}

/** The stage as an SVG element of its own: colours as they are seen, no handles. */
function pictureOf(stage, title) {
  const { width, height } = stage.layout;
  const picture = stage.svg.cloneNode(true);
  const shapes = [...picture.querySelectorAll(SHAPES)];
  [...stage.svg.querySelectorAll(SHAPES)].forEach((shape, place) => {
    const style = getComputedStyle(shape);
    if (style.visibility === "hidden") shapes[place].setAttribute("visibility", "hidden");
    paint(shapes[place], style);
  });
  holdWidths(stage, picture);
  for (const each of picture.querySelectorAll(UNDRAWN)) each.remove();
  for (const each of [picture, ...picture.querySelectorAll("*")]) LEFT_OUT.forEach((name) => each.removeAttribute(name));
  change(picture, { width, height, "font-family": FONTS, style: "font-feature-settings: 'tnum'; white-space: pre" });
  const behind = draw(picture, "g");
  picture.prepend(behind);
  const name = draw(picture, "title");
  name.textContent = title;
  picture.prepend(name);
  const paper = plainColor(getComputedStyle(stage.svg).getPropertyValue("--gd-paper").trim() || "#ffffff")[0];
  draw(behind, "rect", { width, height, fill: paper });
  for (const canvas of stage.canvases) imageOf(canvas, behind, stage.layout);
  return picture;
}

function paint(shape, style) {
  for (const name of ["fill", "stroke"]) {
    const [color, opacity] = plainColor(style[name]);
    shape.setAttribute(name, color);
    const share = opacity * Number(style[`${name}-opacity`]);
    change(shape, { [`${name}-opacity`]: color !== "none" && share < 1 ? share : null });
  }
  for (const [name, initial] of Object.entries(PAINTS)) if (style[name] !== initial) shape.setAttribute(name, style[name]);
}

/** Words keep their width where another font takes the place of ours. */
function holdWidths(stage, picture) {
  const copies = [...picture.querySelectorAll("text")];
  [...stage.svg.querySelectorAll("text")].forEach((text, place) => {
    const length = text.textContent.trim() ? text.getComputedTextLength() : 0;
    if (length) change(copies[place], { textLength: round(length), lengthAdjust: "spacingAndGlyphs" });
  });
}

/** A canvas as it is, in the place that its style gives it in per cent. */
function imageOf(canvas, parent, { width, height }) {
  const share = (name, whole) => (parseFloat(canvas.style[name]) / 100) * whole;
  draw(parent, "image", {
    href: canvas.toDataURL(), preserveAspectRatio: "none",
    x: share("left", width), y: share("top", height), width: share("width", width), height: share("height", height),
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
  const canvas = Object.assign(document.createElement("canvas"), { width: PNG_SCALE * width, height: PNG_SCALE * height });
  const pen = canvas.getContext("2d");
  pen.scale(PNG_SCALE, PNG_SCALE);
  pen.drawImage(image, 0, 0, width, height);
  for (const each of words) write(pen, each.textContent, (name) => each.getAttribute(name));
  return new Promise((resolve) => canvas.toBlob(resolve));
}

function write(pen, words, said) {
  Object.assign(pen, {
    font: `${said("font-weight") ?? 400} ${said("font-size")}px ${FONTS}`, textAlign: TEXT_ALIGN[said("text-anchor")] ?? "left",
    fillStyle: said("fill"), strokeStyle: said("stroke"), lineWidth: parseFloat(said("stroke-width")), lineJoin: "round",
  });
  const place = [words, Number(said("x")), Number(said("y"))];
  if (said("stroke") !== "none") pen.strokeText(...place); // the halo
  pen.fillText(...place);
}

function download(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function savePicture(figure, kind) {
  const { stage, element, store, announcer } = figure;
  const picture = pictureOf(stage, store.scene.title);
  const file = kind === "png" ? await bitmapOf(picture, stage.layout)
    : new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  const name = `${element.dataset.scene}.${kind}`;
  download(file, name);
  announcer.region.textContent = `Saved ${name}`;
}

gdviz.parts.push((figure) => {
  for (const button of figure.element.querySelectorAll("[data-share=svg], [data-share=png]")) {
    button.addEventListener("click", () => savePicture(figure, button.dataset.share), figure.listening);
  }
  return undefined;
});
