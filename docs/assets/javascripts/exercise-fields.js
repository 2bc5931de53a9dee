// What an exercise is answered with, by kind: { element, answer(), show(answer), clear(), focus() }, made from the lists that
// stand on the page.
(() => {
  "use strict";

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
  /** From where a pointer takes the grip to where it lets go, the item says so. */
  function hold(grip, item) {
    grip.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      item.toggleAttribute("data-dragged", true);
    });
    for (const end of ["lostpointercapture", "pointercancel"]) {
      grip.addEventListener(end, () => item.removeAttribute("data-dragged"));
    }
  }
  const contents = (item) => make("span", {}, ...item.childNodes);

  /** One radio button or checkbox an option. */
  function choices({ id, data }, list) {
    const type = data.kind === "multiple" ? "checkbox" : "radio";
    const fields = [];
    const options = [...list.children].map((item, at) => {
      fields.push(make("input", { type, name: id, value: data.order[at] }));
      return make("label", { class: "gd-option" }, fields[at], contents(item));
    });
    const chosen = () => fields.filter((field) => field.checked).map((field) => Number(field.value));
    return {
      element: make("div", { class: "gd-choices", role: type === "radio" ? "radiogroup" : "group" }, ...options),
      answer: () => (type === "radio" ? chosen()[0] : chosen()),
      show: (answer) => fields.forEach((field) => (field.checked = [answer].flat().includes(Number(field.value)))),
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
        button("←", by(-1), { "aria-label": `Move ${name} up` }),
        button("→", by(1), { "aria-label": `Move ${name} down` }),
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
      hold(grip, moved);
      grip.addEventListener("pointermove", ({ clientY }) => {
        if (!moved.hasAttribute("data-dragged")) return;
        const under = shown().findIndex((each) => clientY < each.getBoundingClientRect().bottom);
        move(moved, under < 0 ? rows.length - 1 : under);
      });
    }

    return {
      element,
      answer: () => shown().map((each) => Number(each.dataset.place)),
      show: (answer) => element.append(...answer.map((place) => rows[data.order.indexOf(place)])),
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
      hold(grip, dragged);
      grip.addEventListener("pointerup", ({ clientX, clientY }) => {
        const at = rows.indexOf(document.elementFromPoint(clientX, clientY)?.closest("li"));
        if (at < 0) return;
        menus[at].value = place;
        tell(`${letter(data.order.indexOf(place))} goes with ${at + 1}.`);
      });
    }

    const sides = [make("ol", { class: "gd-lefts" }, ...rows), make("ol", { class: "gd-rights" }, ...partners)];
    return {
      element: make("div", { class: "gd-matching" }, ...sides),
      answer: () => menus.map((menu) => (menu.value === "" ? null : Number(menu.value))),
      show: (answer) => menus.forEach((menu, at) => (menu.value = answer[at])),
      clear: () => menus.forEach((menu) => (menu.value = "")),
    };
  }

  /** A field; Enter checks. */
  function typed(name, { check }) {
    const field = make("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });
    field.addEventListener("keydown", (event) => event.key === "Enter" && check());
    const element = make("label", { class: "gd-number" }, name, field);
    const show = (answer) => (field.value = answer);
    return { element, field, answer: () => field.value, show, clear: () => show(""), focus: () => field.focus() };
  }
  const numeric = (exercise) => {
    const [unit] = exercise.data.units;
    return typed(unit ? `Your answer (${unit})` : "Your answer", exercise);
  };

  /** What is typed stands in the code, too. */
  function blank(exercise) {
    const made = typed("What is missing?", exercise);
    const gap = [...exercise.note.querySelectorAll("pre *")].find(
      (part) => !part.firstElementChild && part.textContent === "____",
    );
    const fill = () => gap && (gap.textContent = made.field.value || "____");
    gap?.classList.add("gd-gap");
    made.field.addEventListener("input", fill);
    const show = (answer) => {
      made.show(answer);
      fill();
    };
    return { ...made, show, clear: () => show("") };
  }

  const kinds = { single: choices, run: choices, multiple: choices, ordering, matching, numeric, blank };
  const fieldsOf = (exercise, ...lists) => kinds[exercise.data.kind](exercise, ...lists);
  Object.assign(globalThis.gdExercises, { make, button, fieldsOf });
})();
