// What the sheets of a class come to: each answer judged again, what is common, what does not verify, and all of it as CSV.
(() => {
  "use strict";

  const { classes, numbers, caseOf } = globalThis.gdExercises;
  const { read, studentSeed, exerciseSeed, judged } = classes;
  const LETTERS = "ABCDEFGHIJ";
  const nameOf = ({ seed, set }) => `${seed}~${set}`;

  /**
   * The sheets in what was pasted, a line each, and what is wrong with all other lines. Of one class: that which is
   * wanted, else that of most of them.
   */
  function collected(text, wanted) {
    const [found, problems, first] = [[], [], new Map()];
    for (const [at, line] of text.split(/\r\n|[\r\n\u2028\u2029]/).entries()) {
      if (!line.trim()) continue;
      for (const { code, sheet, problem } of read(line)) {
        if (sheet && !first.has(code)) found.push({ line: at + 1, ...sheet });
        else problems.push({ line: at + 1, words: problem ?? `the same sheet as line ${first.get(code)}` });
        if (sheet && !first.has(code)) first.set(code, at + 1);
      }
    }
    const counts = new Map();
    for (const sheet of found) counts.set(nameOf(sheet), (counts.get(nameOf(sheet)) ?? 0) + 1);
    const [most] = [...found].sort((one, other) => counts.get(nameOf(other)) - counts.get(nameOf(one)));
    const asked = wanted ?? (most ? { seed: most.seed, set: most.set } : null);
    const ours = found.filter((sheet) => nameOf(sheet) === nameOf(asked));
    for (const { line, name } of found.filter((sheet) => nameOf(sheet) !== nameOf(asked))) {
      problems.push({ line, name, words: "a sheet of another class" });
    }
    return { asked, sheets: ours, problems };
  }

  /** Rows, what is common among wrong answers, and more problems; exercises are { id, title, data }. */
  function results(sheets, exercises, digest) {
    const [rows, problems] = [[], []];
    const tell = ({ line, name }, words) => problems.push({ line, name, words });
    for (const sheet of sheets) {
      const seed = studentSeed(sheet.seed, sheet.name);
      if (sheet.digest !== digest) tell(sheet, "answered with another version of these exercises: not judged");
      else if (sheet.entries.length !== exercises.length) tell(sheet, "does not verify: it has other exercises");
      else {
        const cells = exercises.map(({ id, data }, at) => judged(data, sheet.entries[at], exerciseSeed(seed, id)));
        if (cells.includes(null)) tell(sheet, "does not verify: it holds what cannot be answered on the page");
        else rows.push(summed({ line: sheet.line, name: sheet.name, seed, cells }));
      }
    }
    for (const row of rows) row.shares = rows.filter((other) => other !== row && other.seed === row.seed);
    return { rows, problems, common: common(rows, exercises) };
  }

  function summed(row) {
    const count = (test) => row.cells.filter(test).length;
    return {
      ...row,
      right: count(({ right }) => right > 0),
      first: count(({ right }) => right === 1),
      answered: count(({ right }) => right !== null),
      hints: row.cells.reduce((sum, { hints }) => sum + hints, 0),
    };
  }

  /** Wrong answers that are told alike, by how many gave one: { at, place, message, count, of }. */
  function common(rows, exercises) {
    const found = new Map();
    for (const at of exercises.keys()) {
      const of = rows.filter(({ cells }) => cells[at].right !== null).length;
      for (const { cells } of rows) {
        const wrong = cells[at].verdicts.filter(({ right }) => !right);
        for (const key of new Set(wrong.map(({ says: [place], message }) => place ?? message))) {
          const name = `${at} ${key}`;
          const [place, message] = typeof key === "number" ? [key, ""] : [null, key];
          found.set(name, { at, place, message, of, count: (found.get(name)?.count ?? 0) + 1 });
        }
      }
    }
    return [...found.values()].sort((one, other) => other.count - one.count || one.at - other.at);
  }

  /** An answer as its own page writes it: letters in the order that is printed there. */
  function written({ kind, order }, text) {
    if (kind === "numeric" || kind === "blank") return text;
    return [...text].map((place) => LETTERS[order.indexOf(Number(place))]).join(kind === "multiple" ? " " : "");
  }

  /** What a student should have answered, with the numbers that were asked. */
  function keyOf(data, seed) {
    if (data.kind === "numeric") return `${Number(numbers(data, seed).answer.toPrecision(6))}`;
    if (data.kind === "blank") return data.replies[0][0];
    if (data.kind === "run") return written(data, `${caseOf(data, seed).right}`);
    const isSorted = data.kind === "ordering" || data.kind === "matching";
    return written(data, (isSorted ? [...data.order.keys()] : data.answer).join(""));
  }

  // What a spreadsheet would take for a formula is a text, by the sign that marks one; a number stays a number.
  const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
  const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
  function cell(value) {
    const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : `${value}`;
    return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }
  /** RFC 4180, with the mark by which spreadsheets know UTF-8. */
  const csv = (lines) => `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;

  /** A line a student, then one for each that does not verify. */
  function table(rows, problems, exercises) {
    const head = ["line", "name", "seed", "right", "right at first", "answered", "of", "hints", "note"];
    const each = exercises.flatMap(({ id }) => [id, `${id} answers`, `${id} key`, `${id} hints`]);
    const note = ({ shares }) => (shares.length ? `shares its seed with line ${shares[0].line}` : "");
    const line = (row) => {
      const sums = [row.line, row.name, row.seed, row.right, row.first, row.answered, exercises.length, row.hints];
      const cells = row.cells.flatMap(({ right, tries, hints }, at) => [
        right === null ? "" : ["wrong", "first try", "second try"][right],
        tries.map((text) => written(exercises[at].data, text)).join(" / "),
        keyOf(exercises[at].data, exerciseSeed(row.seed, exercises[at].id)),
        tries.length ? hints : "",
      ]);
      return [...sums, note(row), ...cells];
    };
    const blank = Array.from({ length: each.length }, () => "");
    const others = problems.map(({ line: at, name = "", words }) => [
      at,
      name,
      "",
      "",
      "",
      "",
      "",
      "",
      words,
      ...blank,
    ]);
    return csv([[...head, ...each], ...rows.map(line), ...others]);
  }

  Object.assign(classes, { collected, results, written, csv, table });
})();
