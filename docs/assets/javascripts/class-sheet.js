// The page on which a student answers the sheet of a class. The link says what is asked, the name which numbers; what is
// answered is kept in the address of the page, nowhere else, so that a page loaded again has it.
globalThis.gdOnEachPage(() => {
  "use strict";

  const { begin, loaded, taken, make, button, classes } = globalThis.gdExercises;
  const { asked, orderOf, studentSeed, exerciseSeed, asText, asAnswer, cleaned, nameKey } = classes;
  const LETTERS = "ABCDEFGHIJ";
  const place = document.querySelector(".gd-handout:not([data-live])");
  if (!place) return;
  place.toggleAttribute("data-live", true);
  const root = new URL(place.dataset.root, document.baseURI);
  const chapters = JSON.parse(place.dataset.chapters);
  const say = (...words) => place.replaceChildren(...words.map((each) => make("p", {}, each)));
  let shown; // the part of the address that the page shows

  /** Have the address of the page say what it shows. */
  function renew() {
    try {
      history.replaceState(history.state, "", shown);
    } catch {} // not in every frame
  }

  /** Options, steps and partners in the order of a seed, with the letters that belong to it. */
  function reorder(box, seed) {
    const data = JSON.parse(box.dataset.exercise);
    if (!data.order) return;
    const order = orderOf(data, seed);
    const letters = new Map(order.map((each, at) => [LETTERS[data.order.indexOf(each)], LETTERS[at]]));
    const list = [...box.querySelectorAll(".check > ul")][data.kind === "matching" ? 1 : 0];
    const items = [...list.children];
    list.append(...order.map((each) => items[data.order.indexOf(each)]));
    for (const item of [...items, ...box.querySelectorAll("details.answer li")]) {
      const letter = item.querySelector("strong");
      letter.textContent = letter.textContent.replace(/\b[A-J]\b/g, (each) => letters.get(each));
    }
    box.dataset.exercise = JSON.stringify({ ...data, order });
  }

  function end(exercise) {
    const { box, button: check } = exercise;
    check.textContent = "Answered";
    check.setAttribute("aria-disabled", "true"); // and not disabled: it has the focus
    exercise.again = () => {};
    for (const field of box.querySelectorAll("input, select, .gd-moves button")) field.disabled = true;
    for (const grip of box.querySelectorAll(".gd-drag")) grip.remove();
  }

  /** One exercise, with what has been answered before; `save` is called when there is more. */
  function ask([id], at, sheet, save) {
    const entry = sheet.entries[at];
    const [, address] = chapters.find(([chapter]) => chapter === id.split(".")[0]);
    const box = taken(id, `Exercise ${at + 1}`, new URL(address, root));
    if (!box.matches(".gd-exercise")) return box;
    const seed = exerciseSeed(studentSeed(sheet.seed, sheet.name), id);
    box.querySelector(".headerlink")?.remove();
    for (const link of box.querySelectorAll("a[href]")) Object.assign(link, { target: "_blank", rel: "noopener" });
    reorder(box, seed);
    place.append(box);
    const before = [...entry.tries];
    entry.tries = [];
    const exercise = begin(box, seed, (answer, { right }) => {
      if (right === null) return;
      entry.tries.push(asText(exercise.data.kind, answer));
      if (exercise.done) end(exercise);
      save();
    });
    exercise.key.remove(); // what it says of an answer, and the answer after two tries, is said
    // What nobody can have answered here is left out.
    const known = classes.judged(exercise.data, { tries: before, hints: entry.hints }, seed);
    for (const text of known?.tries ?? []) {
      const answer = asAnswer(exercise.data.kind, text);
      exercise.fields.show(answer);
      exercise.take(answer);
    }
    const followed = ({ target, type, button: which }) => {
      if (exercise.done || !target.closest?.(".gd-response a[href]") || (type === "auxclick" && which !== 1)) return;
      entry.hints = Math.min(entry.hints + 1, 99);
      save();
    };
    for (const type of ["click", "auxclick"]) box.addEventListener(type, followed);
    return box;
  }

  /** The sheet itself: a code, and the address of the page. */
  function handing(sheet, until) {
    const code = make("textarea", { rows: "4", readonly: "", spellcheck: "false" });
    const count = make("p", { role: "status" });
    const says = make("span", { role: "status" });
    const copy = (text, done, otherwise) => async () => {
      try {
        await navigator.clipboard.writeText(text());
        says.textContent = done;
      } catch {
        says.textContent = otherwise;
        code.select();
      }
    };
    const copies = [
      button(
        "Copy the code",
        copy(() => code.value, "The code is copied.", "The code is selected: copy it."),
      ),
      button(
        "Copy the link",
        copy(() => new URL(shown, location.href).href, "The link is copied.", "The link is the address of this page."),
      ),
    ];
    const label = make("label", { class: "gd-ask" }, "The code of your sheet", code);
    const element = make("div", { class: "gd-hand-in" }, make("h3", {}, "Hand it in"), count, label);
    element.append(make("div", { class: "gd-submit" }, ...copies, says));
    const update = () => {
      code.value = classes.write(sheet);
      says.textContent = "";
      const { length } = sheet.entries.filter(({ tries }) => tries.length);
      count.textContent = `${length} of ${sheet.entries.length} answered.`;
      shown = `#${classes.writeLink("sheet", code.value, until)}`;
      renew();
    };
    return { element, update };
  }

  async function open(sheet, until) {
    const exercises = asked(sheet.set, chapters);
    say("One moment.");
    await loaded(
      exercises.map(([id]) => id),
      root,
    );
    const head = make("p", { tabindex: "-1" }, "The sheet of ", make("bdi", {}, sheet.name), ". ");
    const link = `#${classes.writeLink("class", classes.writeClass(sheet), until)}`;
    head.append(make("a", { href: link }, "With another name"), ".");
    place.replaceChildren(head);
    if (until) place.append(make("p", {}, `From your teacher: ${until}`));
    const hand = handing(sheet, until);
    let isBegun = false;
    const save = () => isBegun && hand.update();
    for (const [at, each] of exercises.entries()) place.append(ask(each, at, sheet, save));
    isBegun = true;
    place.append(hand.element);
    hand.update();
    head.focus({ preventScroll: true });
  }

  /** Asks for the name. */
  function welcome(given, exercises, until) {
    const isNew = given.digest === classes.digestOf(exercises);
    const own = exercises.some(([, , variants]) => variants > 1);
    const count = exercises.length === 1 ? "1 exercise" : `${exercises.length} exercises`;
    const field = make("input", { type: "text", maxlength: classes.LONGEST, autocomplete: "name" });
    const says = make("span", { role: "status" });
    const form = make("form", {}, make("label", { class: "gd-ask" }, "Your name or number", field));
    form.append(make("div", { class: "gd-submit" }, make("button", { type: "submit" }, "Begin"), says));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = cleaned(field.value);
      if (!nameKey(name)) {
        says.textContent = "Write your name or number first.";
        return field.focus();
      }
      const entries = exercises.map(() => ({ tries: [], hints: 0 }));
      open({ ...given, digest: classes.digestOf(exercises), name, entries }, until);
    });
    const whose = own ? "Your numbers follow" : "The order of what you choose from follows";
    say(`${count}. ${whose} from what you write here.`);
    if (until) place.append(make("p", {}, `From your teacher: ${until}`));
    if (!isNew)
      place.append(make("p", {}, "These exercises have changed since the link was made: you get those of today."));
    place.append(form);
  }

  function start() {
    if (shown === location.hash && place.childElementCount) return;
    shown = location.hash;
    const link = classes.readLink(location.hash);
    const until = [...link.until].slice(0, 200).join("");
    const [{ sheet, problem }] = link.sheet ? classes.read(link.sheet) : [{}];
    const given = sheet ?? classes.readClass(link.class);
    const exercises = given && asked(given.set, chapters);
    if (problem) return say(`The sheet in this address cannot be read: ${problem}.`);
    if (!given) {
      const isOurs = link.class || link.sheet;
      return say(isOurs ? "This link is not whole. Copy it again." : "Open the link that your teacher has given you.");
    }
    if (!exercises) return say("This copy of the course does not have the exercises of this link.");
    if (!sheet) return welcome(given, exercises, until);
    const isSame = sheet.digest === classes.digestOf(exercises) && sheet.entries.length === exercises.length;
    if (!isSame) return say("This sheet was answered with another version of the exercises.");
    open(sheet, until);
  }

  const follow = () => {
    if (!place.isConnected) return removeEventListener("hashchange", follow);
    if (/^#(?:class|sheet)=/.test(location.hash)) start();
    else if (shown) renew(); // a heading of the page has been gone to
  };
  addEventListener("hashchange", follow);
  start();
});
