// Listen: the runs and lines of a figure as sound, for who asks for it. A script of its own, which comes when the button of
// parts/share.js asks for it. Enter or a click starts and stops, Escape stops, the arrow keys go step by step.
import { parts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { soundsOf } from "../listen/sources.js";
import { sound } from "../listen/voice.js";

const PAUSE = 1.2; // seconds between two runs: their names are said
const SHORT = 0.25; // seconds that a single note holds
const HELP = "Escape stops, the arrow keys go step by step";

let heard; // the one that is heard: one at a time

class Listener {
  constructor(figure, button, context) {
    Object.assign(this, { figure, button, context, label: button.textContent });
    const { listening, element, store } = figure;
    button.title = HELP;
    button.addEventListener("keydown", (event) => this.key(event), listening);
    element.addEventListener("keydown", (event) => this.escape(event), { ...listening, capture: true });
    document.addEventListener("visibilitychange", () => document.hidden && this.stop(), listening);
    this.seen = new IntersectionObserver(([entry]) => entry.isIntersecting || this.stop());
    this.seen.observe(element);
    store.subscribe(() => this.moving || this.stop()); // the reader does something else with the figure
    figure.ending.signal.addEventListener("abort", () => this.end());
  }

  get playing() {
    return heard === this;
  }

  // ---- all of it

  toggle() {
    if (this.playing) return this.stop();
    this.begin();
    return this.go();
  }

  /** What there is to hear now; nothing else is heard meanwhile. */
  begin() {
    heard?.stop();
    this.figure.player.pause();
    this.sounds = soundsOf(this.figure);
    [this.place, this.at] = [0, undefined];
    heard = this;
    this.context.resume(); // browsers have it wait for the reader
  }

  go() {
    const { announcer } = this.figure;
    const current = this.sounds[this.place];
    if (!current) {
      this.stop();
      announcer.tell("There is no curve in sight to listen to");
      return;
    }
    reword(this.button, "Stop");
    announcer.tell(current.name || `Listening. ${HELP}`);
    this.later(current.name ? PAUSE : 0, () => this.sing(current));
  }

  /** The whole of a sound, and the figure with it; then the next one. */
  sing(current) {
    this.voice = sound(this.context, current);
    const from = performance.now() / 1000 + this.voice.delay - current.notes[0].time;
    let shown = -1;
    const follow = () => {
      const now = performance.now() / 1000 - from;
      const last = current.notes.findLastIndex(({ time }) => time <= now);
      if (last > shown) this.move(current, current.notes[(shown = last)]);
      this.request = shown < current.notes.length - 1 && this.playing ? requestAnimationFrame(follow) : undefined;
    };
    follow();
    this.later(this.voice.seconds, () => this.next(current));
  }

  next(current) {
    this.move(current, current.notes.at(-1));
    const said = current.summary?.() ?? current.words(current.notes.at(-1));
    current.over();
    this.place++;
    const last = this.place === this.sounds.length;
    if (last) this.stop();
    if (current.name) this.figure.announcer.tell(said); // one run is said as always when a figure has come to rest
    if (!last) this.later(PAUSE, () => this.go());
  }

  move(current, note) {
    this.moving = true;
    current.show(note);
    this.moving = false;
  }

  later(seconds, work) {
    this.timer = setTimeout(work, 1000 * seconds);
  }

  // ---- step by step

  key(event) {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault(); // the page stays where it is
    if (!this.playing) this.begin();
    this.silence();
    const steps = this.sounds.flatMap((each) => each.notes.filter(({ tick }) => tick).map((note) => [each, note]));
    if (!steps.length) return;
    reword(this.button, "Stop");
    this.at =
      this.at === undefined ? (way < 0 ? steps.length - 1 : 0) : Math.max(0, Math.min(this.at + way, steps.length - 1));
    this.single(...steps[this.at]);
  }

  /** One step: the way to it, its note, and what it says in words. */
  single(current, note) {
    for (const each of this.sounds) if (each !== current) each.over();
    this.move(current, note);
    const before = current.notes.indexOf(note);
    const since = current.notes.slice(0, before).findLastIndex(({ tick }) => tick);
    const way =
      since < 0 || current.notes[before].share !== undefined ? [note] : current.notes.slice(since, before + 1);
    const held = { ...note, time: note.time + SHORT, tick: false };
    const ends = before === current.notes.length - 1 ? current.end : "";
    this.voice = sound(this.context, { notes: [...way, held], end: ends });
    this.figure.announcer.tell(current.name ? `${current.name}: ${current.words(note)}` : current.words(note));
  }

  // ---- the end

  escape(event) {
    if (event.key !== "Escape" || !this.playing) return;
    event.preventDefault(); // the menu stays open
    event.stopPropagation();
    this.stop();
  }

  silence() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.request);
    this.voice?.stop();
    this.voice = undefined;
  }

  stop() {
    if (!this.playing) return;
    heard = undefined;
    this.silence();
    for (const each of this.sounds) each.over();
    reword(this.button, this.label);
  }

  end() {
    this.stop();
    this.seen.disconnect();
  }
}

const listeners = new WeakMap(); // figure -> its listener

parts.Listen = (figure, button, context) => {
  if (!listeners.has(figure)) listeners.set(figure, new Listener(figure, button, context));
  listeners.get(figure).toggle();
};
