// Reads a formula by recursive descent into a tree of plain nodes { kind, at, ... }, as far as Python would read it too;
// formula.js decides what of it is accepted. `at` is where the first sign of a node stands.
import { LONGEST } from "../constants.js";
import { FUNCTIONS } from "./series.js";

const LEVELS = [
  ["+", "-"],
  ["*", "/", "//"],
]; // from the loosest to the tightest; signs and powers bind tighter still
const SPELLINGS = new Map([
  ["^", "**"],
  ["\u2212", "-"],
  ["\u00d7", "*"],
  ["\u00b7", "*"],
  ["\t", " "],
]);
const HINTS = [
  [/\|/, "write abs(x)"],
  [/[\u2070\xb9\xb2\xb3\u2074-\u2079\u207b]/, "write powers with ^, as in x^2"],
];
const SPACE_AROUND = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;
const TOKENS = [
  ["space", / +/y],
  [
    "number",
    /(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?)/y,
  ],
  ["name", /[A-Za-z_]\w*/y],
  ["sign", /\*\*|\/\/|[-+*/(),.]/y],
];

export class FormulaError extends Error {
  constructor(problem, at = null) {
    super(at === null ? `formula: ${problem}` : `formula, position ${at + 1}: ${problem}`);
    this.problem = problem;
    this.position = at === null ? null : at + 1; // counts characters from 1
  }
}

export class FormulaReader {
  constructor(text) {
    checkLength(text);
    this.text = text;
    this.spell();
    this.checkHabits();
    this.tokens = [...this.tokenize()];
    this.next = 0;
  }

  /** The text in one spelling, and for each of its characters the position in the original. */
  spell() {
    const trimmed = this.text.replace(SPACE_AROUND, "");
    const lead = this.text.indexOf(trimmed);
    this.source = "";
    this.positions = [];
    let at = lead;
    for (const character of trimmed) {
      const spelt = SPELLINGS.get(character) ?? character;
      if (!/^[-\w. +*/(),]+$/.test(spelt))
        throw new FormulaError(`unexpected character ${characterName(character)}${hintFor(character)}`, at);
      this.source += spelt;
      for (const _ of spelt) this.positions.push(at);
      at++;
    }
    this.positions.push(at);
    if (/[-+*/(]$/.test(this.source)) throw new FormulaError("something is missing at the end of the formula", at);
  }

  /** Refuse what is written so elsewhere, and say how it is written here: 2,5 and sin x. */
  checkHabits() {
    const comma = /(^|[^\w.])(\d+),(\d+)/.exec(this.source);
    if (comma) {
      const [, before, whole, rest] = comma;
      const thousands = rest.length === 3 ? ` or ${whole}${rest}` : "";
      throw new FormulaError(
        `a number has no comma; write ${whole}.${rest}${thousands}`,
        this.positions[comma.index + before.length + whole.length],
      );
    }
    for (const { 0: name, index } of this.source.matchAll(/\b[A-Za-z_]\w*(?= +\w)/g)) {
      if (FUNCTIONS.has(name)) throw new FormulaError(`${name} is a function: write ${name}(x)`, this.positions[index]);
    }
  }

  *tokenize() {
    let at = 0;
    while (at < this.source.length) {
      const [kind, text] = this.tokenAt(at);
      if (kind === "number") this.checkNumber(at, text);
      if (kind !== "space") yield { kind, text, at };
      at += text.length;
    }
    yield { kind: "end", text: "", at };
  }

  tokenAt(at) {
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const found = pattern.exec(this.source);
      if (found) return [kind, found[0]];
    }
    throw this.unreadable(at);
  }

  /** 2x and 007 are no numbers; 2j is one, though not a real one. */
  checkNumber(at, text) {
    const after = this.source.slice(at + text.length);
    if (/^\w/.test(after) && !/^[jJ](?!\w)/.test(after)) throw this.unreadable(at);
    if (/^0[\d_]*[1-9][\d_]*$/.test(text) && !/^[jJ]/.test(after)) throw this.unreadable(at);
  }

  unreadable(at) {
    const place = this.positions[at];
    const excerpt = this.text.slice(place, place + 12).replace(SPACE_AROUND, "")
      ? `'${this.text.slice(place, place + 12)}'`
      : "the end of the formula";
    return new FormulaError(`cannot read ${excerpt}; write products with *, as in 2*x`, place);
  }

  get token() {
    return this.tokens[this.next];
  }

  /** Take the next token where it is one of these signs. */
  take(...signs) {
    const { kind, text } = this.token;
    return kind === "sign" && signs.includes(text) ? this.tokens[this.next++] : null;
  }

  all() {
    const open = this.unclosed();
    try {
      const tree = this.list();
      if (this.token.kind !== "end") throw this.unreadable(this.token.at);
      return tree;
    } catch (error) {
      const atEnd = this.token.kind === "end" && open !== null;
      throw atEnd ? this.unreadable(open) : error;
    }
  }

  /** Where the first parenthesis is that is never closed. */
  unclosed() {
    const open = [];
    for (const { text, at } of this.tokens) {
      if (text === "(") open.push(at);
      else if (text === ")") open.pop();
    }
    return open[0] ?? null;
  }

  /** One formula, or several with commas, which are read only to be refused. */
  list() {
    const { at } = this.token;
    const first = this.sum();
    if (this.token.text !== ",") return first;
    while (this.take(",")) if (this.token.kind !== "end" && this.token.text !== ")") this.sum();
    return { kind: "other", at };
  }

  /** A sum, or the part of one that binds at least as tightly as `level`: operations of a level go from left to right. */
  sum(level = 0) {
    if (level === LEVELS.length) return this.signed();
    const { at } = this.token;
    let left = this.sum(level + 1);
    for (let sign = this.take(...LEVELS[level]); sign; sign = this.take(...LEVELS[level])) {
      left = { kind: "operation", at, sign: sign.text, left, right: this.sum(level + 1) };
    }
    return left;
  }

  signed() {
    const sign = this.take("+", "-");
    return sign ? { kind: "sign", at: sign.at, sign: sign.text, operand: this.signed() } : this.power();
  }

  power() {
    const { at } = this.token;
    const left = this.called();
    if (!this.take("**")) return left;
    const enclosed = this.token.text === "(";
    const rightAt = this.token.at;
    const right = this.signed();
    return { kind: "operation", at, sign: "**", left, right, apart: enclosed && right.at !== rightAt };
  }

  called() {
    const { at } = this.token;
    let node = this.single();
    for (let sign = this.take("(", "."); sign; sign = this.take("(", ".")) {
      if (sign.text === "(") node = { kind: "call", at, called: node, operands: this.operands() };
      else if (this.token.kind === "name") node = { kind: "other", at, next: this.next++ };
      else throw this.unreadable(this.token.at);
    }
    return node;
  }

  /** What stands in the parentheses of a call; with a star before it, it counts as nothing. */
  operands() {
    const found = [];
    while (!this.take(")")) {
      const starred = this.take("*", "**");
      const node = this.sum();
      found.push(starred ? null : node);
      if (this.token.text !== ")" && !this.take(",")) throw this.unreadable(this.token.at);
    }
    return found;
  }

  single() {
    const token = this.token;
    if (token.kind === "number") return this.number();
    if (token.kind === "name") return { kind: "name", at: token.at, name: this.tokens[this.next++].text };
    if (!this.take("(")) throw this.unreadable(token.at);
    if (this.take(")")) return { kind: "other", at: token.at };
    const inside = this.list();
    if (!this.take(")")) throw this.unreadable(this.token.at);
    return inside.kind === "other" ? { ...inside, at: token.at } : inside;
  }

  number() {
    const { text, at } = this.tokens[this.next++];
    const value = Number(text.replaceAll("_", ""));
    const { kind, text: after, at: afterAt } = this.token;
    const imaginary = kind === "name" && /^[jJ]$/.test(after) && afterAt === at + text.length;
    if (imaginary) this.next++;
    return { kind: "number", at, value, imaginary: imaginary ? `${value}j` : "" };
  }
}

/** A character as a message shows it: by its number where it has no shape. */
function characterName(character) {
  if (character === "'") return `"'"`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
    ? `'${character}'`
    : `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const hintFor = (character) =>
  HINTS.filter(([signs]) => signs.test(character))
    .map(([, hint]) => `; ${hint}`)
    .join("");

/** Refuse what is no text, or too long a text. */
function checkLength(text) {
  if (typeof text !== "string" || !text.replace(SPACE_AROUND, ""))
    throw new FormulaError("empty; write for example x**2 - 3*x");
  const length = text.length > 4 * LONGEST ? text.length : [...text].length;
  if (length > LONGEST) throw new FormulaError(`${length} characters long; at most ${LONGEST} are accepted`);
}
