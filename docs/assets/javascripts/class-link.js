// A link for a class: sections and exercises to choose, words for the students, a seed.
(() => {
  "use strict";

  const { make, button, classes } = globalThis.gdExercises;
  const STUDENTS = 30;
  const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  const field = (label, element) => make("label", { class: "gd-ask" }, label, element);
  const typed = (attributes) =>
    make("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
  const counted = (count, one) => `${count} ${count === 1 ? one : `${one}s`}`;
  const chosen = (group) => [...group.querySelectorAll("input:checked")].map(({ value }) => value);
  const tick = (words, value, isChosen = false) => {
    const box = make("input", { type: "checkbox", value });
    box.checked = isChosen;
    return make("label", { class: "gd-option" }, box, make("span", {}, words));
  };

  /** A sheet's page, with what stands behind the sign #. */
  function address(hash, root) {
    const page = new URL("teach/sheet/", root);
    if (page.protocol === "file:") page.pathname += "index.html";
    return `${page.href}#${hash}`;
  }

  function random() {
    const drawn = crypto.getRandomValues(new Uint8Array(8));
    return [...drawn].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  }

  /** How far the numbers of a class are its students' own. */
  function differ(exercises) {
    const sheets = exercises.reduce((product, [, , variants]) => product * variants, 1);
    if (sheets === 1) return "None of them has numbers of its own: students differ in the order of what is to choose.";
    const own = exercises.filter(([, , variants]) => variants > 1).length;
    const among =
      sheets < 1e9
        ? `${sheets.toLocaleString("en")} different sheets of numbers`
        : "more than 1,000 million sheets of numbers";
    const often = 100 * (1 - Math.exp((-STUDENTS * (STUDENTS - 1)) / 2 / sheets));
    const two = `two of ${STUDENTS} students share all numbers`;
    const risk =
      often < 0.1 ? "in less than 1 of 1,000" : often < 1.5 ? "in about 1 of 100" : `in ${Math.round(often)} of 100`;
    return `${own} with numbers of their own, ${among}: ${two} ${risk} classes.`;
  }

  function making(place, chapters, root) {
    const parts = ["Guide", "Deeper"].map((title) => {
      const inside = chapters.filter(([, page]) => page.startsWith(`${title.toLowerCase()}/`));
      const ticks = inside.map(([name, , words, all]) => tick(`${words} (${all.length})`, name));
      const box = make("fieldset", {}, make("legend", {}, `Sections: ${title}`));
      box.append(make("div", { class: "gd-ticks" }, ...ticks));
      return box;
    });
    const single = make("div", { class: "gd-ticks" });
    const singles = make("details", { hidden: "" }, make("summary", {}, "Leave out single exercises"), single);
    const seed = typed({ maxlength: "40" });
    const words = typed({ maxlength: "100", placeholder: "Until Friday, 18:00" });
    const says = make("p", { role: "status" });
    const link = typed({ readonly: "" });
    const told = make("span", { role: "status" });
    const student = make("a", { target: "_blank", rel: "noopener" }, "Open it as a student");
    const copy = button("Copy the link", async () => {
      try {
        await navigator.clipboard.writeText(link.value);
        told.textContent = "The link is copied.";
      } catch {
        link.select();
        told.textContent = "The link is selected: copy it.";
      }
    });
    const made = make("div", { hidden: "" }, field("Link for the students", link));
    made.append(make("div", { class: "gd-submit" }, copy, student, told));
    seed.value = random();

    function list() {
      const known = new Map([...single.querySelectorAll("input")].map(({ value, checked }) => [value, checked]));
      const names = parts.flatMap(chosen);
      const all = chapters.filter(([name]) => names.includes(name)).flatMap(([, , , inIt]) => inIt);
      single.replaceChildren(
        ...all.map(([id, title, variants]) => {
          const kind = variants > 1 ? `${variants} variants` : "one, shuffled";
          return tick(`${title}: ${kind}`, id, known.get(id) ?? true);
        }),
      );
      singles.hidden = !all.length;
      write();
    }

    function write() {
      const ids = chosen(single);
      const set = chapters.flatMap(([name, , , all]) => {
        const some = all.map(([id]) => id).filter((id) => ids.includes(id));
        return some.length && some.length === all.length ? [name] : some;
      });
      const exercises = classes.asked(set.join(","), chapters) ?? [];
      const isSeed = /^[\w-]+$/.test(seed.value);
      made.hidden = !exercises.length || !isSeed;
      told.textContent = "";
      const digest = classes.digestOf(exercises);
      const text = classes.writeClass({ seed: seed.value, set: set.join(","), digest });
      const until = words.value.replace(/["\\]/g, "’").trim(); // the theme looks for what stands behind the sign #
      link.value = address(classes.writeLink("class", text, until), root);
      student.href = link.value;
      says.textContent = !exercises.length
        ? "Choose a section."
        : isSeed
          ? `${counted(exercises.length, "exercise")}, ${differ(exercises)}`
          : "A seed is letters, digits and hyphens.";
    }

    for (const part of parts) part.addEventListener("change", list);
    single.addEventListener("change", write);
    for (const each of [seed, words]) each.addEventListener("input", write);
    const seeds = field("Seed of the class: another one gives other numbers", seed);
    place.replaceChildren(
      ...parts,
      singles,
      field("Words for the students, such as the deadline", words),
      seeds,
      says,
      made,
    );
    list();
  }

  Object.assign(classes, { making, field, typed, counted });
})();
