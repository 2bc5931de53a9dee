// A figure that has come to life: the store, its drawing in place of the still, and all that moves them.
import { NARROW_SCREEN } from "./constants.js";
import { gdviz, marks, parts, views } from "./registry.js";
import { Store } from "./store.js";
import { Sheet } from "./drawing/sheet.js";
import { Announcer } from "./controls/announce.js";
import { Controls } from "./controls/controls.js";
import { Handle, handlesOf } from "./controls/handles.js";
import { orbitsOf } from "./controls/orbit.js";
import { Player } from "./controls/player.js";

class Figure {
  /** Makes what it is made of; `begin` brings it to life, in a task of its own, so that neither holds up the reader. */
  constructor(element, definition) {
    this.element = element;
    this.store = new Store(definition, element.dataset.open === "whole" ? definition.scene.defaults : undefined);
    this.first = this.store.snapshot;
    this.ending = new AbortController();
    this.listening = { signal: this.ending.signal };
    this.box = element.querySelector(".gd-frame"); // it and the controls are on the page before any script has come
    this.narrow = matchMedia(NARROW_SCREEN); // the drawing has the size of the still in use
    this.narrow.addEventListener("change", () => this.drawAgain(), this.listening);
    this.player = new Player(this, element.querySelector("[data-action=play]"));
    this.controls = new Controls(this);
    this.announcer = new Announcer(element.querySelector(".gd-live"), this);
    this.resizing = new ResizeObserver(() => this.fit()); // at first, too: when it has been laid out anyway
    this.parts = [];
    this.makeSheet();
  }

  begin() {
    this.update();
    this.resizing.observe(this.box);
    for (const type of ["pointerdown", "pointercancel"])
      this.element.addEventListener(type, (event) => event.isPrimary && this.takeBack(type), this.listening);
    if (location.protocol === "file:")
      // paper.js fetches it elsewhere
      for (const still of this.box.querySelectorAll(".gd-light img")) still.loading = "eager"; // for paper, in any theme
    this.store.subscribe(() => this.update());
    this.parts = this.store.scene.parts.map((...part) => this.bring(...part)).filter(Boolean);
    for (const part of this.parts) part.update?.(); // the last one, Share, may have opened an address
    this.announcer.begin();
    this.element.toggleAttribute("data-alive", true);
  }

  /** A part that the scene lists, in the box that the page has for it: the first of its kind, the second, ... */
  bring(part, place, all) {
    const before = all.slice(0, place).filter(({ kind }) => kind === part.kind);
    const box = this.element.querySelectorAll(`[data-part=${part.kind}]`)[before.length];
    return box ? parts[part.kind](this, box, part) : undefined;
  }

  /** Draw in the layout that fits, from the beginning. */
  drawAgain() {
    this.sheet.remove();
    this.makeSheet();
    this.update();
    this.fit();
  }

  /** Follow the size of the drawing on the screen. */
  fit() {
    this.sheet.measure();
    this.controls.fit();
    for (const handle of this.handles) handle.fit();
    for (const part of this.parts) part.update?.();
  }

  makeSheet() {
    this.sheet = new Sheet(this.store, this.box, this.narrow.matches ? "narrow" : "wide");
    this.orbits = orbitsOf(this.sheet, this);
    this.handles = handlesOf(this.sheet).map((places) => new Handle(this.sheet, places, this));
  }

  /** Whether anything is other than as it opened. */
  get changed() {
    return this.store.snapshot !== this.first;
  }

  update() {
    this.element.toggleAttribute("data-changed", this.changed); // or its still is printed
    this.element.toggleAttribute("data-own", this.store.own !== null || this.store.edited);
    this.sheet.update(this.store);
    for (const part of [...this.orbits, ...this.handles]) part.update();
    this.controls.update();
    for (const part of this.parts) part.update?.();
    this.announcer.update();
  }

  /** The reader sets something: what plays it begins anew. */
  change(changes, options) {
    this.player.rewind(Object.keys(changes));
    this.store.set(changes, options);
    if (Object.keys(changes).some((name) => this.store.controls.get(name)?.sets.length)) this.showRuns();
  }

  /** What the reader sets must show: runs that stand at their start are shown whole, unless a prediction waits for them. */
  showRuns() {
    const waits = this.parts.some((part) => part.state === "waiting");
    if (this.store.step === 0 && !waits) this.store.set({ step: this.store.longest });
  }

  /** The reader has taken over. */
  touched() {
    this.player.pause();
    this.before ??= this.store.snapshot;
  }

  /** What a pointer has set is taken back where it is cancelled, as that of a finger that scrolls the page. */
  takeBack(type) {
    if (type === "pointercancel" && this.before) this.store.restore(this.before);
    this.before = undefined;
  }

  /** All as it was at first. */
  reset() {
    this.touched();
    this.player.rewind();
    this.store.reset();
  }

  dispose() {
    this.ending.abort();
    this.resizing.disconnect();
    this.player.dispose();
    this.announcer.dispose();
    for (const part of this.parts) part.dispose?.();
    this.store.listeners.clear();
    this.sheet.remove();
    this.controls.enable(false);
    this.element.removeAttribute("data-alive");
  }
}

/** A figure that can be brought to life; nothing where it has nothing to change, or a mark that no one has registered. */
gdviz.attach = (element, definition) => {
  const { controls, panels } = definition.scene;
  const known = panels.every(
    (panel) => panel.marks.every((mark) => marks[mark.kind]) && (panel.kind !== "surface" || views.surface),
  );
  const changes = controls.length || panels.some((panel) => panel.kind === "surface");
  return changes && known ? new Figure(element, definition) : undefined;
};
