// Turning a surface: by dragging it, and by keys where no slider does. A click on it moves the point to that place.
import { clamp } from "../drawing/numbers.js";
import { change } from "../drawing/geometry.js";
import { moveOf, SLACK } from "./pointer.js";

const [LOWEST, HIGHEST] = [5, 85]; // elevation, degrees
const KEY_TURN = 5; // degrees

export const orbitsOf = (sheet, figure) =>
  sheet.plots.filter((plot) => plot.view).map((plot) => new Orbit(plot, figure));

class Orbit {
  constructor(surface, figure) {
    const { sheet } = surface;
    Object.assign(this, { surface, sheet, figure, store: sheet.store });
    this.area = sheet.area(surface, "gd-turn");
    this.byKeys = !this.store.controls.has("azimuth");
    if (this.byKeys) {
      change(this.area, {
        role: "slider",
        tabindex: 0,
        "aria-hidden": null,
        "aria-label": "turn the surface",
        "aria-valuemin": -180,
        "aria-valuemax": 180,
      });
      this.area.addEventListener("keydown", (event) => this.key(event));
    }
    this.listen();
  }

  update() {
    if (!this.byKeys) return;
    const [azimuth, elevation] = this.surface.view.angles(this.store).map(Math.round);
    change(this.area, {
      "aria-valuenow": azimuth,
      "aria-valuetext": `turned to ${azimuth} degrees, tilted to ${elevation} degrees`,
    });
  }

  /** Look from there. Where controls say from where, they are set; else it is kept beside them. */
  turn([azimuth, elevation]) {
    this.figure.touched();
    const around = azimuth - 360 * Math.floor((azimuth + 180) / 360);
    const angles = [around, clamp(elevation, LOWEST, HIGHEST)].map((angle) => Math.round(10 * angle) / 10);
    if (this.byKeys) this.store.turned[this.surface.index] = angles;
    this.store.set({ azimuth: angles[0], elevation: angles[1] }, { midRun: true });
  }

  key(event) {
    const move = moveOf(event);
    if (!move && event.key !== "Home") return;
    event.preventDefault();
    const from = this.surface.view.angles(this.store);
    this.turn(move ? from.map((angle, index) => angle + KEY_TURN * move[index]) : this.surface.camera);
  }

  listen() {
    const { area } = this;
    let grip; // where a drag began
    let turned = false;
    area.addEventListener("pointerdown", (event) => {
      if (event.button || !event.isPrimary) return;
      turned = false;
      grip = { x: event.clientX, y: event.clientY, angles: this.surface.view.angles(this.store) };
      area.setPointerCapture(event.pointerId);
    });
    area.addEventListener("pointermove", (event) => {
      if (!grip || !event.isPrimary) return;
      const touch = event.pointerType === "touch";
      const [x, y] = [event.clientX - grip.x, event.clientY - grip.y];
      if (turned) return void this.drag(grip.angles, x, touch ? 0 : y);
      turned = Math.hypot(x, y) > SLACK && !(touch && Math.abs(y) > Math.abs(x));
      if (turned) Object.assign(grip, { x: event.clientX, y: event.clientY }); // no jump by what it took to be sure
    });
    // What touch-action: pan-y would say; Chromium does not heed that on parts of an SVG.
    area.addEventListener("touchmove", (event) => turned && grip && event.cancelable && event.preventDefault(), {
      passive: false,
    });
    for (const type of ["pointerup", "pointercancel"]) area.addEventListener(type, () => (grip = undefined));
    area.addEventListener("click", (event) => {
      if (!turned) this.figure.handles.find(({ plot }) => plot === this.surface)?.take(event, this.surface);
    });
  }

  /** What is a unit of the box from its axis follows the pointer. A finger that goes up or down scrolls the page. */
  drag([azimuth, elevation], x, y) {
    const degrees = 180 / Math.PI / (this.surface.view.unit * this.sheet.scale);
    this.turn([azimuth - degrees * x, elevation + degrees * y]);
  }
}
