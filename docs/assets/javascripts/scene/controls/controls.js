// The controls of a figure: native inputs and buttons, written with the page, brought to life here.
import { decimalsOf, fixed, shortest } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";
import { moveOf } from "./pointer.js";

export class Controls {
  constructor(figure) {
    const { element, listening } = figure;
    Object.assign(this, { figure, element, store: figure.store, menu: element.querySelector(".gd-more") });
    this.inputs = [...element.querySelectorAll("input[data-control]")];
    this.buttons = [...element.querySelectorAll("button[data-action]")];
    this.rows = [...element.querySelectorAll("button[data-top]")];
    this.enable(true);
    element.addEventListener("input", (event) => this.slide(event.target), listening);
    element.addEventListener(
      "click",
      (event) => {
        const button = event.target.closest("button");
        if (button?.dataset.action) this.press(button);
        else if (button?.dataset.top) this.showRow(button);
      },
      listening,
    );
    element.addEventListener("keydown", (event) => this.key(event), listening);
    figure.box.addEventListener("focusin", ({ target }) => this.follow(target), listening);
    this.menu.addEventListener("toggle", () => this.fit(), listening);
    document.addEventListener("pointerdown", ({ target }) => element.contains(target) || this.closeMenu(), listening);
  }

  enable(able) {
    for (const set of this.element.querySelectorAll("fieldset")) set.disabled = !able;
  }

  // ---- the frame

  /** How long the stage stays in view: with its strip, and the open menu, which lies over what is below. */
  fit() {
    const { element } = this;
    const height = (part) => [`--gd-${part}`, `${element.querySelector(`.gd-${part}`).offsetHeight}px`];
    // All are read before one is set: what is set in between would have the figure laid out again.
    for (const each of ["options", "strip", "view"].map(height)) element.style.setProperty(...each);
  }

  /** The menu that was opened is closed; not one that is always open. */
  closeMenu() {
    this.menu.open = "kept" in this.menu.dataset;
  }

  /** On a phone: this row of panels. */
  showRow(button) {
    this.figure.box.parentElement.style.setProperty("--gd-top", button.dataset.top);
    for (const each of this.rows) each.ariaPressed = each === button;
  }

  /** Where the focus goes to a point of a row that is not shown, that is shown. */
  follow(target) {
    const { box } = this.figure;
    const [place, all] = [target, box].map((each) => each.getBoundingClientRect());
    const share = (place.top + place.height / 2 - all.top) / all.height;
    const row = this.rows.findLast(({ dataset }) => dataset.top <= share);
    if (!row || row.ariaPressed === "true" || target === box) return;
    this.showRow(row);
    box.parentElement.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const { target, key } = event;
    if (key === "Escape" && this.menu.contains(target) && !event.defaultPrevented) {
      this.closeMenu();
      if (!this.menu.open) this.menu.firstChild.focus();
    }
    const along = target.dataset.control === "step" && moveOf(event);
    if (!along || Math.abs(along[0] || along[1]) === 1) return;
    event.preventDefault(); // the browser has its own idea of a page
    this.figure.touched();
    this.store.set({ step: this.store.step + (along[0] || along[1]) });
  }

  // ---- what they do

  slide(input) {
    const control = this.store.controls.get(input.dataset.control);
    if (!control) return;
    const value = Number(input.value); // before a pause, which puts the slider back to what is shown
    this.figure.touched();
    this.figure.change({ [control.name]: control.log ? 10 ** value : value }, { midRun: true });
  }

  press(button) {
    const { store, figure } = this;
    const { action, jump } = button.dataset;
    if (action === "play") return figure.player.toggle();
    if (action === "reset") return figure.reset();
    figure.touched();
    const from = store.step >= store.longest ? 0 : store.step; // a run that has ended starts again
    const actions = {
      restart: () => store.set({ step: 0 }),
      jump: () => store.set({ step: from + Number(jump) }),
      reveal: () => store.set({ reveal: store.values.reveal ? 0 : 1 }),
    };
    actions[action]?.();
    return undefined;
  }

  update() {
    for (const input of this.inputs) this.show(input, this.store.controls.get(input.dataset.control));
    for (const button of this.buttons)
      if (button.dataset.action === "reveal") button.ariaPressed = Boolean(this.store.values.reveal);
  }

  show(input, control) {
    const value = this.store.values[control.name];
    const position = control.log ? Math.log10(value) : value;
    const off = Math.abs(input.value - position);
    if (off > 1e-9 && off >= input.step / 2) input.value = position;
    if (control.kind === "Step") {
      input.max = control.high;
      input.style.setProperty("--gd-run", value / (control.high || 1));
    }
    const text = writeControl(control, value);
    input.setAttribute("aria-valuetext", text);
    reword(input.closest("label").querySelector(".gd-value"), text);
  }
}

/** The value of a slider as its label shows it. */
export function writeControl(control, value) {
  if (control.kind === "Step") return `${value} of ${control.high}`;
  if (control.log) return shortest(value, 3);
  return fixed(value, decimalsOf(control.step));
}
