// A field in which a reader types a formula, the same for a curve and for a graph: when what is typed is put to use, what
// is wrong with it, and where. After a mistake the last good formula stays.
import { FormulaError } from "./reader.js";

const PAUSE = 500; // milliseconds without a letter

export class FormulaField {
  /** `use` takes the text, or throws a FormulaError; `note` gives what is said where nothing is wrong. */
  constructor(box, { listening }, use, note = () => "") {
    this.input = box.querySelector("input");
    this.mistake = box.querySelector(".gd-mistake");
    this.taken = use;
    this.note = note;
    this.input.addEventListener("input", () => this.typed(), listening);
    this.input.addEventListener("change", () => this.use(), listening);
    this.input.addEventListener("keydown", ({ key }) => key === "Enter" && this.use(), listening);
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.use(), PAUSE);
  }

  use() {
    clearTimeout(this.timer);
    try {
      this.taken(this.input.value);
      this.complain(null);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.complain(error);
    }
  }

  /** A text that nobody typed: after Reset, or from an address. */
  show(text) {
    clearTimeout(this.timer);
    this.input.value = text ?? "";
    this.complain(null);
  }

  /** Say what is wrong, and show where; or nothing. */
  complain(error) {
    this.input.setAttribute("aria-invalid", String(Boolean(error)));
    if (!error) return this.renew();
    const { position, problem } = error;
    const message = position === null ? `Formula: ${problem}.` : `At character ${position}: ${problem}.`;
    if (this.mistake.firstChild?.textContent === message) return undefined;
    this.mistake.replaceChildren(spelt("p", message), ...(position === null ? [] : [this.excerpt(position - 1)]));
    return undefined;
  }

  /** Where nothing is wrong: what there is to be said. */
  renew() {
    if (this.input.getAttribute("aria-invalid") === "true") return;
    const words = this.note();
    if (this.mistake.textContent !== words) this.mistake.replaceChildren(...(words ? [spelt("p", words)] : []));
  }

  /** The formula about the place of a mistake, with that place marked. */
  excerpt(at) {
    const signs = [...this.input.value];
    const before = signs.slice(Math.max(0, at - 16), at).join("");
    const line = spelt("code", (at > 16 ? "…" : "") + before);
    line.append(
      spelt("mark", signs[at] ?? "\u00a0"),
      signs.slice(at + 1, at + 13).join("") + (signs.length > at + 13 ? "…" : ""),
    );
    line.setAttribute("aria-hidden", "true");
    return line;
  }

  dispose() {
    clearTimeout(this.timer);
  }
}

/** An element with words in it. */
function spelt(name, words) {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}
