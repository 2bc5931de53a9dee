// The page of a class for its teacher: what the sheets that come back say. All of it in this page; nothing is kept or sent.
globalThis.gdOnEachPage(() => {
  "use strict";

  const { loaded, taken, make, button, classes } = globalThis.gdExercises;
  const { field, typed, counted } = classes;
  const place = document.querySelector(".gd-register:not([data-live])");
  const pile = document.querySelector(".gd-pile");
  if (!place || !pile) return;
  place.toggleAttribute("data-live", true);
  const root = new URL(place.dataset.root, document.baseURI);
  const chapters = JSON.parse(place.dataset.chapters);

  const cellOf = ({ right, hints }) => {
    const words = right === null ? "–" : ["no", "1", "2"][right];
    return make("td", {}, hints ? `${words} h${hints}` : words);
  };

  function table({ rows }, exercises) {
    const heads = exercises.map(({ title, page, id }, at) => {
      const link = make("a", { href: `${page}#${id}`, title }, `${at + 1}`);
      return make("th", { scope: "col" }, link);
    });
    const columns = ["Name", "Right", "At first"].map((words) => make("th", { scope: "col" }, words));
    const head = make("tr", {}, ...columns, ...heads);
    const lines = rows.map((row) => {
      const name = make("th", { scope: "row" }, make("bdi", {}, row.name), row.shares.length ? " *" : "");
      const sums = [`${row.right} of ${exercises.length}`, `${row.first}`].map((text) => make("td", {}, text));
      return make("tr", {}, name, ...sums, ...row.cells.map(cellOf));
    });
    const made = make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines));
    const inner = make("div", { class: "md-typeset__table" }, made);
    const reached = { tabindex: "0", role: "group", "aria-label": "Who has what right" }; // see site.js
    return make("div", { class: "gd-table md-typeset__scrollwrap", ...reached }, inner);
  }

  const named = (name) => (name ? [" (", make("bdi", {}, name), ")"] : []);
  const listed = (title, items, kind = "ul") =>
    items.length ? [make("h3", {}, title), make(kind, {}, ...items.map((item) => make("li", {}, ...item)))] : [];

  /** What the exercise says of a wrong answer, with the numbers that are printed. */
  function said({ box, data }, { place: feedback, message }) {
    if (message) return [message];
    const copy = box.querySelectorAll("details.answer li")[data.feedback[feedback]].cloneNode(true);
    for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
    for (const each of copy.querySelectorAll(".gd-run, svg")) each.remove();
    return copy.childNodes;
  }

  const saving = (words, name, text) =>
    button(words, () => {
      const href = URL.createObjectURL(new Blob([text()], { type: "text/csv" }));
      make("a", { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10_000);
    });

  /** Every wrong answer, by how many gave it, as CSV. */
  function mistakes(common, exercises) {
    const words = (each) =>
      make("p", {}, ...said(exercises[each.at], each))
        .textContent.replace(/\s+/g, " ")
        .trim();
    const line = (each) => [exercises[each.at].id, exercises[each.at].title, each.count, each.of, words(each)];
    return classes.csv([["exercise", "title", "students", "of", "what it shows"], ...common.map(line)]);
  }

  async function exercisesOf(set) {
    const found = classes.asked(set, chapters);
    if (!found) return null;
    await loaded(
      found.map(([id]) => id),
      root,
    );
    return found.map(([id, title]) => {
      const page = new URL(chapters.find(([chapter]) => chapter === id.split(".")[0])[1], root);
      const box = taken(id, "", page);
      return { id, title, page, box, data: box.dataset.exercise && JSON.parse(box.dataset.exercise) };
    });
  }

  function show(out, found, problems, exercises) {
    const { rows, common } = found;
    const shared = rows.filter(({ line, shares }) => shares.length && shares.every((each) => each.line > line));
    const all = [...problems].sort((one, other) => one.line - other.line);
    const wrong = common.slice(0, 10).map((each) => {
      const { title } = exercises[each.at];
      const many = `${each.count} of ${each.of}`;
      return [make("strong", {}, `${many}, exercise ${each.at + 1} (${title}): `), ...said(exercises[each.at], each)];
    });
    const saves = [
      saving("Save the table as CSV", "class.csv", () => classes.table(rows, all, exercises)),
      saving("Save the wrong answers as CSV", "wrong-answers.csv", () => mistakes(common, exercises)),
    ];
    out.replaceChildren(
      ...listed(
        "Lines that do not count",
        all.map(({ line, name, words }) => [`Line ${line}`, ...named(name), `: ${words}.`]),
      ),
      ...listed(
        "Sheets that share a seed",
        shared.map(({ line, name, shares }) => [
          `Line ${line}`,
          ...named(name),
          ...shares.flatMap((each) => [` and line ${each.line}`, ...named(each.name)]),
          ".",
        ]),
      ),
      ...(rows.length ? [make("h3", {}, "Who has what right"), make("p", {}, LEGEND), table(found, exercises)] : []),
      ...listed("Wrong answers, the most common first", wrong, "ol"),
      ...(rows.length || all.length ? [make("div", { class: "gd-submit" }, ...saves)] : []),
    );
  }
  const LEGEND =
    "1: right at the first try. 2: at the second. no: wrong. –: not answered. h and a number: links to the text opened before the answer. *: shares its seed.";

  function reading() {
    const link = typed({});
    const sheets = make("textarea", { rows: "8", spellcheck: "false", autocomplete: "off" });
    const says = make("span", { role: "status" });
    const out = make("div", { class: "gd-results" });
    const tell = (words) => {
      says.textContent = words;
      out.replaceChildren();
    };

    async function read() {
      const given = classes.readLink(link.value);
      const wanted = classes.readClass(given.class) ?? classes.read(link.value)[0].sheet;
      if (link.value.trim() && !wanted)
        return tell("The link of the class is not whole. Copy it again, or leave it out.");
      const { asked, sheets: ours, problems } = classes.collected(sheets.value, wanted);
      if (!sheets.value.trim()) return tell("Paste the sheets first.");
      const exercises = asked ? await exercisesOf(asked.set) : [];
      if (!exercises) return tell("This copy of the course does not have the exercises of these sheets.");
      if (!exercises.every(({ data }) => data)) return tell("The exercises did not load. Try again.");
      const digest = asked && classes.digestOf(classes.asked(asked.set, chapters));
      const found = classes.results(ours, exercises, digest);
      const wrong = [...problems, ...found.problems];
      show(out, found, wrong, exercises);
      const rest = wrong.length
        ? `, ${counted(wrong.length, "line")} that ${wrong.length === 1 ? "does" : "do"} not count`
        : "";
      says.textContent = `${counted(found.rows.length, "sheet")}${rest}.`;
    }

    const act = make("div", { class: "gd-submit" }, button("Read the sheets", read), says);
    const wanted = field("Link of the class, if sheets of others may be among them", link);
    pile.replaceChildren(field("Sheets, one a line: links or codes", sheets), wanted, act, out);
    if (classes.readLink(location.hash).sheet) {
      sheets.value = location.hash;
      read();
    }
  }

  classes.making(place, chapters, root);
  reading();
});
