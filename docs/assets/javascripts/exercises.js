// Exercises on a page: fields in the place of their lists, a verdict on each answer, two tries, then the answer. What is said
// is taken from the list of feedback that a reader without scripts opens. Runs again with each page that has exercises.
(() => {
  "use strict";

  const { judge, numbers, evaluate, written } = globalThis.gdExercises;
  const TRIES = 2;
  const letter = (place) => String.fromCharCode(65 + place);

  function make(tag, attributes = {}, ...content) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  }
  const button = (text, action, attributes = {}) => {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  };
  const contents = (item) => make("span", {}, ...item.childNodes);

  /** One radio button or checkbox an option. */
  function choices({ id, data }, list) {
    const type = data.kind === "single" ? "radio" : "checkbox";
    const fields = [];
    const options = [...list.children].map((item, at) => {
      fields.push(make("input", { type, name: id, value: data.order[at] }));
      return make("label", { class: "gd-option" }, fields[at], contents(item));
    });
    const chosen = () => fields.filter((field) => field.checked).map((field) => Number(field.value));
    return {
      element: make("div", { class: "gd-options", role: type === "radio" ? "radiogroup" : "group" }, ...options),
      answer: () => (type === "radio" ? chosen()[0] : chosen()),
      clear: () => fields.forEach((field) => (field.checked = false)),
    };
  }

  /** Steps that are moved by buttons, by the arrow keys on them, or dragged by their grip. */
  function ordering({ data, tell }, list) {
    const rows = [...list.children].map((item, at) => row(item, data.order[at]));
    const element = make("ol", { class: "gd-order" }, ...rows);
    const shown = () => [...element.children];

    // The others go around it: what is taken out of the page loses the focus and the pointer.
    function move(moved, to) {
      const from = shown().indexOf(moved);
      if (to < 0 || to >= rows.length || to === from) return;
      for (let at = from; at < to; at++) moved.before(moved.nextElementSibling);
      for (let at = from; at > to; at--) moved.after(moved.previousElementSibling);
      tell(`${moved.dataset.letter} is now at place ${to + 1} of ${rows.length}.`);
    }

    function row(item, place) {
      const name = item.querySelector("strong").textContent.replace(".", "");
      const made = make("li", { "data-place": place, "data-letter": name });
      const by = (change) => () => move(made, shown().indexOf(made) + change);
      const buttons = [
        button("↑", by(-1), { "aria-label": `Move ${name} up` }),
        button("↓", by(1), { "aria-label": `Move ${name} down` }),
      ];
      const grip = make("span", { class: "gd-drag", "aria-hidden": "true" }, "⠿");
      drag(grip, made);
      made.append(grip, contents(item), make("span", { class: "gd-moves" }, ...buttons));
      made.addEventListener("keydown", (event) => {
        const change = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!change || event.target.matches("a")) return;
        event.preventDefault();
        move(made, shown().indexOf(made) + change);
      });
      return made;
    }

    function drag(grip, moved) {
      grip.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        moved.toggleAttribute("data-dragged", true);
      });
      grip.addEventListener("pointermove", ({ clientY }) => {
        if (!moved.hasAttribute("data-dragged")) return;
        const under = shown().findIndex((each) => clientY < each.getBoundingClientRect().bottom);
        move(moved, under < 0 ? rows.length - 1 : under);
      });
      for (const end of ["lostpointercapture", "pointercancel"]) {
        grip.addEventListener(end, () => moved.removeAttribute("data-dragged"));
      }
    }

    return {
      element,
      answer: () => shown().map((each) => Number(each.dataset.place)),
      clear: () => element.append(...rows),
    };
  }

  /** A menu for each left side; a right side can be dragged onto one, too. */
  function matching({ data, tell }, lefts, rights) {
    const menus = [...lefts.children].map((_, at) => {
      const options = data.order.map((place, shown) => make("option", { value: place }, letter(shown)));
      return make("select", { "aria-label": `Partner of ${at + 1}` }, make("option", { value: "" }, "–"), ...options);
    });
    const rows = [...lefts.children].map((item, at) => make("li", {}, menus[at], contents(item)));
    const partners = [...rights.children].map((item, at) => {
      const made = make("li", {}, make("span", { class: "gd-drag", "aria-hidden": "true" }, "⠿"), contents(item));
      drag(made.firstChild, made, data.order[at]);
      return made;
    });

    function drag(grip, dragged, place) {
      grip.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        dragged.toggleAttribute("data-dragged", true);
      });
      grip.addEventListener("pointerup", ({ clientX, clientY }) => {
        const at = rows.indexOf(document.elementFromPoint(clientX, clientY)?.closest("li"));
        if (at < 0) return;
        menus[at].value = place;
        tell(`${letter(data.order.indexOf(place))} goes with ${at + 1}.`);
      });
      grip.addEventListener("lostpointercapture", () => dragged.removeAttribute("data-dragged"));
    }

    const sides = [make("ol", { class: "gd-lefts" }, ...rows), make("ol", { class: "gd-rights" }, ...partners)];
    return {
      element: make("div", { class: "gd-matching" }, ...sides),
      answer: () => menus.map((menu) => (menu.value === "" ? null : Number(menu.value))),
      clear: () => menus.forEach((menu) => (menu.value = "")),
    };
  }

  /** A field; Enter checks. */
  function numeric({ check, data }) {
    const field = make("input", { type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false" });
    field.addEventListener("keydown", (event) => event.key === "Enter" && check());
    const unit = data.units[0] ? ` (${data.units[0]})` : "";
    return {
      element: make("label", { class: "gd-number" }, `Your answer${unit}`, field),
      answer: () => field.value,
      clear: () => (field.value = ""),
      focus: () => field.focus(),
    };
  }

  class Exercise {
    constructor(box) {
      Object.assign(this, { box, id: box.id, data: JSON.parse(box.dataset.exercise), seed: 0, tries: 0, done: false });
      this.check = this.check.bind(this);
      this.note = box.querySelector(".check");
      this.key = this.note.querySelector(":scope > details.answer");
      this.feedback = [...this.key.querySelectorAll("li")];
      this.moved = make("p", { class: "gd-moved", role: "status" });
      this.tell = (words) => (this.moved.textContent = words);
      const title = this.note.querySelector(".admonition-title");
      title.id = `${this.id}-title`;
      this.lists = [...this.note.querySelectorAll(":scope > ul")];
      this.fields = { single: choices, multiple: choices, ordering, matching, numeric }[this.data.kind](
        this,
        ...this.lists,
      );
      if (this.data.kind !== "numeric") this.fields.element.setAttribute("aria-labelledby", title.id);
      this.button = button("Check", () => (this.done ? this.again() : this.check()), { class: "gd-check" });
      this.says = make("div", { class: "gd-response", role: "status" });
      this.room = make("div", { class: "gd-room" }, this.says);
    }

    /** Puts the fields in the place of the lists. */
    begin() {
      this.box.toggleAttribute("data-live", true);
      const asked = make("div", { class: "gd-asked" }, this.button);
      this.key.before(asked, this.room, this.moved);
      (this.data.kind === "numeric" ? this.button : asked).before(this.fields.element);
      for (const part of [...this.lists, ...this.note.querySelectorAll(":scope > .gd-with")]) part.remove();
      this.keepRoom();
    }

    /** Room for the longest that will be said; none of it is read. */
    keepRoom() {
      const { data } = this;
      const wrong = this.feedback.map((_, place) => place).filter((place) => !data.answer.includes(place));
      const both = data.kind === "matching" ? data.answer : wrong;
      const texts = [this.words({ right: true, says: data.answer, message: "" })];
      texts.push(...both.map((place) => this.words({ right: false, says: [place], message: "" }, true)));
      for (const message of Object.values(data.messages)) {
        texts.push(this.words({ right: false, says: [], message }, message === data.messages.missing));
      }
      for (const text of texts) {
        this.room.append(make("div", { class: "gd-response gd-reserved", "aria-hidden": "true", inert: "" }, ...text));
      }
    }

    check() {
      if (this.done) return;
      const found = judge(this.data, this.fields.answer(), this.seed);
      if (found.right !== null) this.tries++;
      this.done = found.right || this.tries === TRIES;
      this.box.dataset.state = found.right ? "right" : this.done ? "shown" : found.right === null ? "asked" : "wrong";
      this.moved.textContent = "";
      this.says.replaceChildren(...this.words(found, this.done && !found.right));
      if (this.done) this.button.textContent = this.data.fresh ? "Another one" : "Try again";
    }

    /** A verdict in the words of the feedback, and the answer with its working where it is due. */
    words({ right, says, message }, withAnswer) {
      let said = message ? [make("p", {}, message)] : says.map((place) => this.said(place, !right));
      if (right && this.data.kind === "matching")
        said = [make("p", {}, make("strong", {}, "Yes. ")), this.partners(said)];
      if (!withAnswer) return said;
      const answer = this.data.answer.map((place) => this.said(place, false));
      const reasons = this.data.kind === "matching" ? [this.partners(answer)] : answer; // they are many, and stand below
      return [...said, make("p", { class: "gd-solution" }, "The answer:"), ...reasons];
    }

    partners(answer) {
      return make("p", {}, ...answer.map((each) => `${each.querySelector("strong").textContent} `));
    }

    said(place, isHint) {
      const copy = this.feedback[this.data.feedback[place]].cloneNode(true);
      for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
      if (isHint && this.data.kind === "matching") {
        copy.querySelector("strong").textContent = `No. Look at ${place + 1} again.`; // its partner is not told
      }
      return make("p", {}, ...copy.childNodes);
    }

    /** Asks once more, with fresh numbers where there are some. */
    again() {
      if (this.data.fresh) this.freshen();
      Object.assign(this, { tries: 0, done: false });
      delete this.box.dataset.state;
      this.says.replaceChildren();
      this.fields.clear();
      this.button.textContent = "Check";
      this.fields.focus?.();
    }

    freshen() {
      const before = JSON.stringify(numbers(this.data, this.seed));
      do this.seed++;
      while (JSON.stringify(numbers(this.data, this.seed)) === before);
      const known = numbers(this.data, this.seed);
      for (const place of this.box.querySelectorAll("[data-number]")) {
        place.textContent = written(known[place.dataset.number]);
      }
      for (const place of this.box.querySelectorAll("[data-mistake]")) {
        place.textContent = written(evaluate(this.data.mistakes[place.dataset.mistake], known));
      }
    }
  }

  for (const box of document.querySelectorAll(".gd-exercise:not([data-live])")) new Exercise(box).begin();
})();
