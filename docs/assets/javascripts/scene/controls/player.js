// Play and Pause: goes through the frames of the scene's animation, or through its steps. Reduced motion: one at a time, and
// still called Play, as every text calls it.
import { clamp, times } from "../drawing/numbers.js";
import { reword } from "../drawing/geometry.js";

const CALM = "(prefers-reduced-motion: reduce)";
const LONGEST_FRAME = 100; // milliseconds: what a page that was held up, or away, has missed is not made up for

export class Player {
  constructor(figure, button) {
    this.figure = figure;
    this.store = figure.store;
    this.button = button;
    this.calm = matchMedia(CALM);
    this.index = 0; // the frame shown last
    this.seconds = this.store.scene.animation?.seconds ?? clamp(this.count / 4, 2, 8);
    this.calmly = "Play next"; // a part may have it go on otherwise, and say so
    this.label();
    this.calm.addEventListener("change", () => this.label(), figure.listening);
    document.addEventListener("visibilitychange", () => document.hidden && this.pause(), figure.listening);
    const seen = new IntersectionObserver(([entry]) => entry.isIntersecting || this.pause());
    seen.observe(figure.element);
    this.stopWatching = () => seen.disconnect();
  }

  /** The values of the controls in each frame; all steps, one after the other, where the scene has none for them. */
  get values() {
    const { own, scene, longest } = this.store;
    return (!own?.stages && scene.animation?.values) || { step: times(longest + 1, Number) };
  }

  /** How many frames there are. */
  get count() {
    return Object.values(this.values)[0].length;
  }

  get playing() {
    return this.request !== undefined;
  }

  toggle() {
    if (this.playing) return this.pause();
    const from = this.startIndex();
    if (from === 0) this.store.forget(this.values);
    if (this.calm.matches) return this.next(from);
    const last = this.count - 1;
    this.run(this.seconds * 1000, (share) => this.show(share * last), from / last);
    this.label();
    return undefined;
  }

  /** Show share after share of what takes so many milliseconds, to the end, 1, or until it is paused. */
  run(milliseconds, show, from = 0) {
    let share = from;
    let before;
    const frame = (now) => {
      share = Math.min(share + Math.min(now - (before ?? now), LONGEST_FRAME) / milliseconds, 1);
      before = now;
      this.request = requestAnimationFrame(frame);
      show(share);
      if (share === 1) this.pause();
    };
    this.request = requestAnimationFrame(frame);
  }

  pause() {
    if (!this.playing) return;
    cancelAnimationFrame(this.request);
    this.request = undefined;
    this.label();
    this.store.notify(); // what waited for the end (an announcement) can go on
  }

  /** Reduced motion: on by about a twelfth, at least to a frame that differs. */
  next(from) {
    let index = Math.min(from + (from ? Math.max(1, Math.round(this.count / 12)) : 0), this.count - 1);
    const same = (frame) =>
      Object.entries(this.values).every(([name, values]) => values[frame] === this.store.values[name]);
    while (index < this.count - 1 && same(index)) index++;
    this.show(index);
  }

  /** To begin at the beginning next time; after a change of some controls, if playing moves one of them. */
  rewind(names) {
    if (!names || names.some((name) => this.values[name])) this.index = 0;
  }

  /** Where to begin: where the run is, or where the last playing stopped; at the beginning after an end. */
  startIndex() {
    const { step } = this.values;
    if (step) {
      const index = this.store.step >= this.store.longest ? 0 : step.findIndex((value) => value >= this.store.step);
      return Math.max(index, 0);
    }
    return this.index >= this.count - 1 ? 0 : this.index;
  }

  /** The frame at a position, which may lie between two: what changes evenly is shown in between. */
  show(position) {
    const before = Math.floor(position);
    const share = position - before;
    this.index = before;
    const frame = {};
    for (const [name, values] of Object.entries(this.values)) {
      const control = this.store.controls.get(name);
      const even = share > 0 && !control.whole && !this.store.scene.probed.includes(name);
      const mixed = () =>
        [values[before]].flat().map((part, axis) => part + share * ([values[before + 1]].flat()[axis] - part));
      frame[name] = even ? (Array.isArray(values[before]) ? mixed() : mixed()[0]) : values[before];
    }
    if (Object.keys(frame).some((name) => String(frame[name]) !== String(this.store.values[name])))
      this.store.set(frame, { midRun: true });
  }

  label() {
    if (!this.button) return;
    reword(this.button, this.playing ? "Pause" : this.calm.matches ? this.calmly : "Play");
    this.button.toggleAttribute("data-playing", this.playing);
  }

  dispose() {
    if (this.playing) cancelAnimationFrame(this.request);
    this.request = undefined;
    this.stopWatching();
  }
}
