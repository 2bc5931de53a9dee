// What each student of a class is asked, as gdviz/exercises/class_seeds.py has it, and the code that carries the answers.
// Version 1 is `gd1.`, a list in JSON and base64url, a dot, and a hash of all that stands before it.
(() => {
  "use strict";

  const { judge, random, shuffled } = globalThis.gdExercises;
  const VERSION = 1;
  const TRIES = 2;
  const LONGEST = 60; // signs of a name
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u{feff}]|\u{fe0e}|\u{fe0f}|\p{Cs}/gu; // a lone half of a pair is Cs
  // eslint-disable-next-line no-control-regex
  const SPACES = /[\u0000-\u0020\u007f-\u00a0\u1680\u2028\u2029]+/g;
  const CODE = /gd(\d+)\.([\w-]*)(?:\.([\w-]*))?/g;
  const DIGEST = /^[0-9a-z]{7}$/;
  const SEED = /^[\w-]{1,40}$/;
  const SET = /^[\w.]{1,80}(?:,[\w.]{1,80}){0,299}$/;

  const bytes = (text) =>
    encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

  /** FNV-1a, finished as MurmurHash3. */
  function hashed(text) {
    let value = 0x811c9dc5;
    for (const byte of bytes(text)) value = Math.imul(value ^ byte.charCodeAt(0), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
  }
  const digestText = (text) => hashed(text).toString(36).padStart(7, "0");

  /** A name as it is shown: of so many signs at most. */
  const cleaned = (name) => [...name.replace(UNSEEN, "").replace(SPACES, " ").trim()].slice(0, LONGEST).join("").trim();
  const nameKey = (name) =>
    name
      .normalize("NFKC")
      .replace(UNSEEN, "")
      .replace(SPACES, " ")
      .replace(/^ | $/g, "")
      .toLowerCase()
      .normalize("NFKC");
  const studentSeed = (classSeed, name) => hashed(`${classSeed} ${nameKey(name)}`) || 1;
  const exerciseSeed = (student, id) => hashed(`${student} ${id}`) || 1;

  /** Places in the order in which a student sees them; steps and partners do not stand as they belong. */
  function orderOf({ kind, order }, seed) {
    const sorted = [...order].sort((one, other) => one - other);
    const isAnswer = (found) => ["ordering", "matching"].includes(kind) && found.every((place, at) => place === at);
    let found = shuffled(sorted, random(seed));
    while (isAnswer(found)) found = shuffled(sorted, random(++seed));
    return found;
  }

  // ---- what is asked

  /** The exercises of a set, "chapter" or "chapter.name" with commas between, as [id, title, variants, digest]; or null. */
  function asked(set, chapters) {
    const found = set.split(",").flatMap((item) => {
      const [, , , all] = chapters.find(([chapter]) => chapter === item.split(".")[0]) ?? [];
      return (item.includes(".") ? all?.filter(([id]) => id === item) : all) ?? [];
    });
    const ids = new Set(found.map(([id]) => id));
    const isWhole = set.split(",").every((item) => [...ids].some((id) => id === item || id.startsWith(`${item}.`)));
    return isWhole && ids.size === found.length ? found : null;
  }
  const digestOf = (exercises) => digestText(exercises.map(([, , , each]) => each).join(" "));

  const writeClass = ({ seed, set, digest }) => [`gd${VERSION}`, seed, set, digest].join("~");

  /** A class as a link has it, or null. */
  function readClass(text) {
    const [version, seed, set, digest, ...more] = text.split("~");
    const isOurs = version === `gd${VERSION}` && !more.length && digest !== undefined;
    return isOurs && SEED.test(seed) && SET.test(set) && DIGEST.test(digest) ? { seed, set, digest } : null;
  }

  /** What stands behind the sign # of a link to a class or a sheet, with words of the teacher. */
  const writeLink = (kind, text, until) => `${kind}=${text}${until && `&${new URLSearchParams({ until })}`}`;

  /** What stands behind the sign # of a link: { class, sheet, until }. */
  function readLink(hash) {
    const given = new URLSearchParams(hash.replace(/^[^#]*#/, ""));
    return Object.fromEntries(["class", "sheet", "until"].map((name) => [name, given.get(name) ?? ""]));
  }

  // ---- answers

  const isTyped = (kind) => kind === "numeric" || kind === "blank";
  const asText = (kind, answer) => (isTyped(kind) ? answer : [answer].flat().join(""));
  function asAnswer(kind, text) {
    if (isTyped(kind)) return text;
    const places = [...text].map((digit) => (/^\d$/.test(digit) ? Number(digit) : null));
    return kind === "single" || kind === "run" ? (places.length === 1 ? places[0] : null) : places;
  }

  /** An entry as it is written: 0, the only try, or tries and the number of links opened before the last of them. */
  const packed = ({ tries, hints }) =>
    !tries.length ? 0 : tries.length === 1 && !hints ? tries[0] : [...tries, ...(hints ? [hints] : [])];

  function unpacked(entry) {
    if (entry === 0) return { tries: [], hints: 0 };
    const parts = typeof entry === "string" ? [entry] : Array.isArray(entry) ? [...entry] : [];
    const hints = typeof parts.at(-1) === "number" ? parts.pop() : 0;
    const isOurs = parts.length > 0 && parts.length <= TRIES && parts.every((part) => typeof part === "string");
    return isOurs && Number.isInteger(hints) && hints >= 0 && hints < 100 ? { tries: parts, hints } : null;
  }

  /** A sheet, { seed, set, digest, name, entries }, as a code. */
  function write({ seed, set, digest: made, name, entries }) {
    const text = bytes(JSON.stringify([seed, set, made, name, entries.map(packed)]));
    const body = `gd${VERSION}.${btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}`;
    return `${body}.${digestText(body)}`;
  }

  function understood(text) {
    const given = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const hex = [...given].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
    const [seed, set, made, name, entries, ...more] = JSON.parse(decodeURIComponent(hex.join("")));
    const texts = [seed, set, made, name].every((each) => typeof each === "string");
    if (!texts || more.length || !SEED.test(seed) || !SET.test(set) || !DIGEST.test(made)) return null;
    if (!nameKey(name) || cleaned(name) !== name || !Array.isArray(entries)) return null;
    const found = entries.map(unpacked);
    return found.includes(null) ? null : { seed, set, digest: made, name, entries: found };
  }

  /** The sheets in a line, each as { sheet } or { problem }; one problem where there is none. */
  function read(line) {
    const found = [...line.matchAll(CODE)].map(([code, version, body, sum]) => {
      if (Number(version) !== VERSION) return { problem: `this page reads version ${VERSION}, not ${version}` };
      if (sum === undefined || sum.length < 7) return { problem: "the code ends too early: was all of it copied?" };
      const changed = { problem: "does not verify: something in the code was changed or mistyped" };
      if (digestText(`gd${version}.${body}`) !== sum) return changed;
      let sheet = null;
      try {
        sheet = understood(body);
      } catch {} // no text of ours
      return sheet ? { code, sheet } : { problem: "does not verify: the page of sheets did not write this" };
    });
    if (found.length) return found;
    const isClass = line.includes("class=");
    return [{ problem: isClass ? "the link of a class, without answers" : "there is no code of a sheet in it" }];
  }

  /** What an entry is worth: every try judged again; null for what nobody can have answered on the page. */
  function judged(exercise, { tries, hints }, seed) {
    const verdicts = tries.map((text) => judge(exercise, asAnswer(exercise.kind, text), seed));
    const at = verdicts.findIndex(({ right }) => right);
    const isOurs = verdicts.every(({ right }) => right !== null) && (at < 0 || at === tries.length - 1);
    return isOurs ? { tries, hints, verdicts, right: tries.length ? at + 1 : null } : null;
  }

  const seeds = { hashed, digestText, nameKey, studentSeed, exerciseSeed, orderOf };
  const links = { asked, digestOf, writeClass, readClass, writeLink, readLink };
  const sheets = { cleaned, asText, asAnswer, write, read, judged, LONGEST };
  globalThis.gdExercises.classes = { ...seeds, ...links, ...sheets };
})();
