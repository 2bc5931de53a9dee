// Exercises on a page: fields in the place of their lists, a verdict on each answer, two tries, then the answer. What is said
// is taken from the list of feedback that a reader without scripts opens.
globalThis.gdOnEachPage(() => {
  "use strict";

  const { judge, numbers, evaluate, written, caseOf, answerOf, make, button, fieldsOf } = globalThis.gdExercises;
  const TRIES = 2;

  class Exercise {
    constructor(box, keep) {
      const data = JSON.parse(box.dataset.exercise);
      Object.assign(this, { box, id: box.id, data, keep, seed: 0, tries: 0, done: false });
      this.check = this.check.bind(this);
      this.note = box.querySelector(".check");
      this.key = this.note.querySelector(":scope > details.answer");
      this.feedback = [...this.key.querySelectorAll("li")];
      this.moved = make("p", { class: "gd-moved", role: "status" });
      this.tell = (words) => (this.moved.textContent = words);
      const title = this.note.querySelector(".admonition-title");
      title.id = `${this.id}-title`;
      this.lists = [...this.note.querySelectorAll(":scope > ul")];
      this.fields = fieldsOf(this, ...this.lists);
      this.isTyped = ["numeric", "blank"].includes(this.data.kind);
      if (!this.isTyped) this.fields.element.setAttribute("aria-labelledby", title.id);
      this.button = button("Check", () => (this.done ? this.again() : this.check()), { class: "gd-check" });
      this.says = make("div", { class: "gd-response", role: "status" });
      this.room = make("div", { class: "gd-room" }, this.says);
    }

    /** Puts the fields in the place of the lists; a seed asks with other numbers than those that are printed. */
    begin(seed = 0) {
      this.box.toggleAttribute("data-live", true);
      const asked = make("div", { class: "gd-submit" }, this.button);
      this.key.before(asked, this.room, this.moved);
      (this.isTyped ? this.button : asked).before(this.fields.element);
      for (const part of [...this.lists, ...this.note.querySelectorAll(":scope > .gd-with")]) part.remove();
      if (seed && this.data.fresh) this.ask(seed);
      this.keepRoom();
    }

    /** Room for the longest that will be said; none of it is read. */
    keepRoom() {
      const { data } = this;
      const right = answerOf(data, this.seed);
      const isSaid = (item, place) => !item.hidden && !right.some((each) => this.feedbackOf(each) === place);
      const wrong = this.feedback.map((_, place) => place).filter((place) => isSaid(this.feedback[place], place));
      const both = data.kind === "matching" ? right : wrong.map((place) => data.feedback.indexOf(place));
      const texts = [this.words({ right: true, says: right, message: "" })];
      for (const place of both) {
        const found = { right: false, says: [place], message: "" };
        texts.push(this.words(found, true));
        if (data.kind === "blank") texts.push(this.words(found, false));
      }
      for (const message of Object.values(data.messages)) {
        texts.push(this.words({ right: false, says: [], message }, message === data.messages.missing));
      }
      const reserved = { class: "gd-response gd-longest", "aria-hidden": "true", inert: "" };
      for (const old of this.room.querySelectorAll(".gd-longest")) old.remove();
      this.room.append(...texts.map((text) => make("div", reserved, ...text)));
    }

    check() {
      if (!this.done) this.take(this.fields.answer());
    }

    take(answer) {
      const found = judge(this.data, answer, this.seed);
      if (found.right !== null) this.tries++;
      this.done = found.right || this.tries === TRIES;
      this.box.dataset.state = found.right ? "right" : this.done ? "shown" : found.right === null ? "asked" : "wrong";
      this.moved.textContent = "";
      this.says.replaceChildren(...this.words(found, this.done && !found.right));
      if (this.keep) return this.keep(answer, found);
      if (!this.done) return;
      this.button.textContent = this.data.fresh ? "Another one" : "Try again";
      // Asked again as it was, it would be right from memory.
      if (this.data.fresh || !this.counted) globalThis.gdProgress?.record(this.id, found.right && this.tries === 1);
      this.counted = true;
    }

    /** A verdict in the words of the feedback, and the answer with its working where it is due. */
    words({ right, says, message }, withAnswer) {
      let said = message ? [make("p", {}, message)] : says.map((place) => this.said(place, !right));
      if (right && this.data.kind === "matching")
        said = [make("p", {}, make("strong", {}, "Yes. ")), this.partners(said)];
      if (!withAnswer) return said;
      for (const each of said) each.querySelector("svg")?.remove(); // one picture is enough
      const answer = answerOf(this.data, this.seed).map((place) => this.said(place, false));
      const reasons = this.data.kind === "matching" ? [this.partners(answer)] : answer; // they are many, and stand below
      return [...said, make("p", { class: "gd-solution" }, "The answer:"), ...reasons];
    }

    partners(answer) {
      return make("p", {}, ...answer.map((each) => `${each.querySelector("strong").textContent} `));
    }

    feedbackOf(place) {
      return this.data.feedback[place];
    }

    said(place, isHint) {
      const copy = this.feedback[this.feedbackOf(place)].cloneNode(true);
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      if (isHint && this.data.kind === "matching") {
        copy.querySelector("strong").textContent = `No. Look at ${place + 1} again.`; // its partner is not told
      }
      return make("p", {}, ...copy.childNodes);
    }

    /** Asks once more, with fresh numbers where there are some. */
    again() {
      Object.assign(this, { tries: 0, done: false });
      delete this.box.dataset.state;
      this.says.replaceChildren();
      this.fields.clear();
      if (this.data.fresh) this.freshen();
      this.button.textContent = "Check";
      this.fields.focus?.();
    }

    freshen() {
      const asked = (seed) => JSON.stringify(numbers(this.data, seed));
      let next = this.seed + 1;
      while (asked(next) === asked(this.seed)) next++;
      this.ask(next);
      this.keepRoom();
    }

    /** Puts the numbers of a seed into the question and into all that will be said. */
    ask(seed) {
      this.seed = seed;
      const known = numbers(this.data, seed);
      const every = (selector, change) => this.box.querySelectorAll(selector).forEach(change);
      every("[data-number]", (place) => (place.textContent = written(known[place.dataset.number])));
      every("[data-mistake]", (place) => {
        place.textContent = written(evaluate(this.data.mistakes[place.dataset.mistake], known));
      });
      if (!this.data.cases) return;
      const { right, plot } = caseOf(this.data, seed);
      every("[data-run]", (link) => {
        link.search = new URLSearchParams(link.dataset.run.split(" ").map((name) => [name, known[name]]));
      });
      every("[data-plot]", (picture) => redraw(picture, plot));
      for (const place of this.data.feedback.keys()) {
        this.feedback[this.feedbackOf(place)].hidden = (place >> 1 === right) !== (place % 2 === 0);
      }
    }
  }

  /** As gdviz/page/small_plot.py draws it. */
  function redraw(picture, { points, low, high, level, words }) {
    picture.setAttribute("aria-label", words);
    picture.querySelector(".gd-curve").setAttribute("d", `M${points}`);
    picture.querySelector(".gd-dots").setAttribute("d", `M${points.replaceAll(" ", "h0M")}h0`);
    const marked = picture.querySelector(".gd-level");
    marked?.setAttribute("d", marked.getAttribute("d").replace(/ .*H/, ` ${level}H`));
    picture.querySelector(".gd-low").textContent = low;
    picture.querySelector(".gd-high").textContent = high;
  }

  /** An answer in words: written, then compared with a model answer, point by point. Nobody judges it but its writer. */
  class FreeResponse {
    constructor(box) {
      const [field, key] = [box.querySelector("textarea"), box.querySelector("details.answer")];
      const data = JSON.parse(box.dataset.exercise);
      const says = make("span", { role: "status" });
      const items = [...key.querySelectorAll("ul:last-of-type > li")].slice(-data.points);
      const ticks = items.map(() => make("input", { type: "checkbox" }));
      const compare = () => {
        const { message } = judge(data, field.value);
        const first = message && !key.open && says.textContent !== message;
        says.textContent = first ? message : "Tick what your answer says.";
        if (!first) key.open = true;
      };
      for (const [at, item] of items.entries()) {
        item.replaceChildren(make("label", { class: "gd-option" }, ticks[at], make("span", {}, ...item.childNodes)));
        ticks[at].addEventListener("change", () => {
          const count = ticks.filter(({ checked }) => checked).length;
          says.textContent = `${count} of ${data.points} points.`;
          globalThis.gdProgress?.record(box.id, count === data.points);
        });
      }
      items[0]?.parentNode.classList.add("gd-rubric");
      this.begin = () => {
        box.toggleAttribute("data-live", true);
        box.querySelector(".gd-lines").after(make("div", { class: "gd-submit" }, button("Compare", compare), says));
      };
    }
  }

  /** Sheet and key on paper, each without the other. */
  const printed = (what) => () => {
    document.documentElement.dataset.gdPrint = what;
    addEventListener("afterprint", () => delete document.documentElement.dataset.gdPrint, { once: true });
    print();
  };
  document
    .querySelector(".gd-prints:empty")
    ?.append(button("Print the sheet", printed("sheet")), button("Print the key", printed("key")));

  /** An exercise that can be answered; `keep` is told of each answer, in place of the progress of this browser. */
  const begin = (box, seed, keep) => {
    const { kind } = JSON.parse(box.dataset.exercise);
    const exercise = new (kind === "free" ? FreeResponse : Exercise)(box, keep);
    exercise.begin(seed);
    return exercise;
  };
  globalThis.gdExercises.begin = begin;

  // A section counts as read when the reader has come to its exercises.
  const boxes = document.querySelectorAll(".gd-exercise:not([data-live])");
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      globalThis.gdProgress?.see(target.id.split(".")[0]);
      seen.disconnect();
    }
  });
  for (const box of boxes) {
    begin(box);
    seen.observe(box);
  }
});
