// Reads a formula into a tree of plain nodes { kind, at, ... }, and says what is wrong with it: what gdviz.objectives.reader
// does, with its tables and messages. `at` is where the first sign of a node stands.
import {
  AROUND,
  HINTS,
  LONGEST,
  LONGEST_NAME,
  SAYS,
  SEPARATORS,
  SPELLINGS,
  SUPERSCRIPTS,
  TOKEN,
  WHOLE,
  WORDS,
  WRITTEN,
} from "../constants.js";

export const CONSTANTS = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);
const LEVELS = ["+-", "*/"]; // from the loosest to the tightest; signs and powers bind tighter still
const SPACE_AROUND = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;

export class FormulaError extends Error {
  constructor(problem, at = null) {
    super(at === null ? `formula: ${problem}` : `formula, position ${at + 1}: ${problem}`);
    this.problem = problem;
    this.position = at === null ? null : at + 1; // counts characters from 1
  }
}

const say = (what, ...details) => what.replaceAll("{}", () => details.shift());

/** Throw what is said of a mistake. */
export function refuse(what, at, ...details) {
  throw new FormulaError(say(what, ...details), at);
}

/** Whether a function takes two arguments. */
const isPair = (functions, name) => functions.get(name)?.[0].length === 2;

/** The tree of a formula in the variables, whose numbers and powers are still to be checked. FormulaError for anything else. */
export function readFormula(text, variables, functions) {
  checkLength(text);
  checkNumbers(text);
  return treeOf(arranged(text, signsOf(text), variables, functions), functions);
}

/** Refuse what is no text, or too long a text. */
function checkLength(text) {
  if (typeof text !== "string" || !text.replace(SPACE_AROUND, "")) refuse(SAYS.empty, null);
  const length = text.length > 4 * LONGEST ? text.length : Array.from(text).length;
  if (length > LONGEST) refuse(SAYS.long, null, length);
}

/** Refuse 2,5 and 12 345, and say how they are written here. */
function checkNumbers(text) {
  const thousands = ([first, ...others]) =>
    !others.length || (first.length <= 3 && others.every(({ length }) => length === 3));
  for (const { 1: lead, 2: written, index } of text.matchAll(WRITTEN)) {
    const separators = written.replace(/\d/g, "");
    const groups = written.split(/\D/);
    const last = separators.length - 1;
    const choices = [];
    if (/[.,]$/.test(separators) && separators.indexOf(separators[last]) === last && thousands(groups.slice(0, -1)))
      choices.push(`${groups.slice(0, -1).join("")}.${groups[last + 1]}`);
    if (new Set(separators).size === 1 && thousands(groups)) choices.push(groups.join(""));
    if (separators === "." || !choices.length) continue;
    const [first] = separators.replaceAll(".", "") || ".";
    const at = Array.from(text.slice(0, index + lead.length)).length + written.indexOf(first);
    refuse(SAYS.separated, at, SEPARATORS[first] ?? "space", choices.join(" or "));
  }
}

/** The numbers, names and signs of a text in Python's spelling: { kind, word, start, end }. */
function signsOf(text) {
  const trimmed = text.replace(SPACE_AROUND, "");
  const positions = [];
  let source = "";
  let at = text.indexOf(trimmed);
  for (const character of trimmed) {
    const spelt = SPELLINGS[character] ?? character;
    if (!/^[-\w. +*/(),]+$/.test(spelt)) {
      const hint = hintFor(text.slice(at));
      refuse(SAYS.character, at, characterName(character), hint && `; ${hint}`);
    }
    source += spelt;
    for (const _ of spelt) positions.push(at);
    at++;
  }
  return Array.from(source.matchAll(TOKEN), ({ 0: word, 1: number, 2: name, index }) => ({
    kind: number ? "number" : name ? "name" : "sign",
    word,
    start: positions[index],
    end: positions[index + word.length - 1] + 1,
  }));
}

/** How the first character is written here; nothing where that is not known. */
function hintFor(rest) {
  const [power] = rest.match(`^[${SUPERSCRIPTS}]+`) ?? [];
  if (power)
    return `write powers with ^, as in x^${power.replace(/./g, (sign) => "0123456789-"[SUPERSCRIPTS.indexOf(sign)])}`;
  const inside = /^\|([^|]*)\|/.exec(rest)?.[1].replace(SPACE_AROUND, "");
  return inside ? `write abs(${inside})` : (HINTS[rest[0]] ?? "");
}

/** A character as a message shows it: by its number where it has no shape. */
function characterName(character) {
  if (character === "'") return `"'"`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
    ? `'${character}'`
    : `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The signs, gone through once, knowing whether an operand has just ended; with the stars that were left out. */
function arranged(text, signs, variables, functions) {
  const [example] = variables;
  const parted = new Set(); // the parentheses in which a comma has been
  const result = [];
  const open = [];
  let ended = false;
  const wordAt = (index) => signs[index]?.word;
  const isSign = (index) => ["+", "-"].includes(wordAt(index));
  const isCall = (index) => wordAt(index) === "(" && functions.has(wordAt(index - 1));
  const takesTwo = (opening) => isCall(opening) && isPair(functions, wordAt(opening - 1));
  const needOperand = ({ word, start }) => ended || refuse(SAYS.before, start, word);

  const needArgument = (opening) => {
    const { word, start } = signs[opening - 1] ?? {};
    if (isCall(opening)) refuse(takesTwo(opening) ? SAYS.two : SAYS.argument, start, word, word, example);
  };

  // Whether this is the comma between two arguments.
  const parts = (token) => {
    const opening = open.at(-1);
    if (token.word !== "," || parted.has(opening) || !takesTwo(opening)) return false;
    needOperand(token);
    parted.add(opening);
    return true;
  };

  const checkName = (index, { word: name, start }) => {
    const after = wordAt(index + 1);
    if (functions.has(name)) {
      const within = isPair(functions, name) ? `${example}, 0` : example;
      if (after === "**") refuse(SAYS.raised, start, name, within);
      if (after !== "(") refuse(SAYS.function, start, name, name, within);
    } else if (!variables.includes(name) && !CONSTANTS.has(name))
      refuse(
        SAYS.unknown,
        start,
        after === "(" ? "function" : "name",
        name.slice(0, LONGEST_NAME),
        meant(name, variables, functions),
      );
  };

  // The text with something put in; of a long one the place alone.
  const shown = (end, middle, again) => {
    const room = text.length > WHOLE ? AROUND : WHOLE;
    const [before, after] = [text.slice(0, end).trimStart(), text.slice(again).trimEnd()];
    const [cut, rest] = [before, after].map(({ length }) => (length > room ? "…" : ""));
    return cut + before.slice(-room) + middle + after.slice(0, room) + rest;
  };

  // Where the factor ends that begins at this sign: before the next operation outside of its parentheses.
  const endOfProduct = (index) => {
    let depth = 0;
    const after = signs.findIndex(({ word }, at) => {
      if (at < index) return false;
      depth += (word === "(") - (word === ")");
      return depth < 0 || (!depth && "+-*/,".includes(word) && wordAt(at - 1) !== "**");
    });
    return signs.at(after < 0 ? -1 : after - 1).end;
  };

  // Refuse a product without a star, unless a number is the factor of what follows it, and of nothing else.
  const checkFactor = (index) => {
    const [left, right] = [signs[index - 1], signs[index]];
    const starred = shown(left.end, "*", right.start);
    const near = left.end === right.start;
    const isNumber = right.kind === "number";
    if (left.kind === "name" && right.word === "(") refuse(SAYS.product, left.start, left.word, starred);
    if (left.kind === "number" && isNumber && near) refuse(SAYS.points, right.start);
    if (left.kind !== "number" || isNumber) refuse(SAYS.star, right.start, starred);
    if (right.word === "e" && near) refuse(SAYS.exponent, left.start, left.word, left.word);
    let before = index - 2;
    while (isSign(before)) before--;
    if (!["/", "**"].includes(wordAt(before))) return;
    const { start, end } = signs[before];
    const last = endOfProduct(index);
    const inner = `(${text.slice(end, left.end).trimStart()}*${text.slice(right.start, last)})`;
    refuse(SAYS.ways, left.start, text.slice(start, last), starred, shown(end, inner, last));
  };

  const close = (index, token) => {
    const first = open.length ? open.pop() : refuse(SAYS.closing, token.start);
    if (!ended && first === index - 1) {
      needArgument(first);
      refuse(SAYS.nothing, signs[first].start);
    }
    needOperand(token);
    if (takesTwo(first) && !parted.has(first)) needArgument(first);
  };

  signs.forEach((token, index) => {
    const { kind, word, start } = token;
    if (kind === "number" && /^0[\d_]*[1-9][\d_]*$/.test(word)) refuse(SAYS.zeros, start, word.replace(/^[0_]+/, ""));
    if (kind === "name") checkName(index, token);
    if ((kind !== "sign" || word === "(") && ended && !isCall(index)) {
      checkFactor(index);
      result.push({ kind: "sign", word: "*" });
    }
    if (word === ")") close(index, token);
    else if (kind === "sign" && word !== "(" && !parts(token)) {
      if (word === "," && open.length) needArgument(open.at(-1));
      if (!["*", "/", "**"].includes(word) && !isSign(index)) refuse(SAYS.sign, start, word);
      if (!isSign(index)) needOperand(token);
    }
    if (word === "(") open.push(index);
    ended = kind !== "sign" || word === ")";
    result.push(token);
  });
  if (!ended) refuse(SAYS.end, signs.at(-1).end);
  if (open.length) refuse(SAYS.open, signs[open[0]].start);
  return result;
}

/** What to write instead of a name, or all that is accepted. */
function meant(name, variables, functions) {
  const lower = name.toLowerCase();
  const names = [...variables, ...CONSTANTS.keys()];
  const known = [...functions.keys(), ...names];
  const instead = Object.hasOwn(WORDS, lower) ? WORDS[lower] : "";
  if (instead && instead.match(/[a-z]+/g).every((each) => known.includes(each))) return `write ${instead}`;
  if (known.includes(lower)) return `write ${lower}`;
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  const parts = name.match(new RegExp(`\\d+|${longestFirst.join("|")}`, "g")) ?? [];
  if (parts.join("") !== name || name.length > LONGEST_NAME)
    return say(SAYS.accepted, names.join(", "), [...functions.keys()].join(", "));
  const written = parts.reduceRight((end, part) => (functions.has(part) ? `${part}(${end})` : `${part}*${end}`));
  const power = parts.length === 2 && /\d/.test(parts[1]) ? ` or ${written.replace("*", "^")}` : "";
  return `write ${written}${power}`;
}

/** The tree of signs that are known to fit. */
function treeOf(tokens, functions) {
  let next = 0;
  const take = (words) => words.includes(tokens[next]?.word) && tokens[next].kind === "sign" && tokens[next++].word;

  // A sum, or the part of one that binds at least as tightly as `level`: operations of a level go from left to right.
  const sum = (level = 0) => {
    if (level === LEVELS.length) return unary();
    const { start: at } = tokens[next];
    let left = sum(level + 1);
    for (let sign = take(LEVELS[level]); sign; sign = take(LEVELS[level]))
      left = { kind: "operation", at, sign, left, right: sum(level + 1) };
    return left;
  };

  const unary = () => {
    const { start: at } = tokens[next];
    const sign = take(LEVELS[0]);
    return sign ? { kind: "sign", at, sign, operand: unary() } : power();
  };

  const power = () => {
    const { start: at } = tokens[next];
    const left = single();
    if (!take(["**"])) return left;
    const { word, start } = tokens[next];
    const right = unary();
    return { kind: "operation", at, sign: "**", left, right, apart: word === "(" && right.at !== start };
  };

  const single = () => {
    const { kind, word, start: at } = tokens[next++];
    if (kind === "number") return { kind, at, value: Number(word.replaceAll("_", "")) };
    if (kind === "name" && !functions.has(word)) return { kind, at, name: word };
    if (kind === "name") next++;
    const operand = sum();
    const other = tokens[next++].word === "," ? sum() : undefined;
    if (other) next++;
    return kind === "name" ? { kind: "call", at, called: word, operand, other } : operand;
  };

  return sum();
}
