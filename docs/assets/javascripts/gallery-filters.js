// The gallery shows the figures that its fields ask for. What they say is kept in the address, so that it can be handed on;
// how many there are is told. A link to a figure that is left out brings all of them back.
globalThis.gdOnEachPage(() => {
  "use strict";

  const SURE = 300; // milliseconds after the last key: then the address changes, and the number is told
  const form = document.querySelector(".gd-filters:not([data-live])");
  if (!form) return;
  form.toggleAttribute("data-live", true);
  const says = form.querySelector("[role=status]");
  const { find, idea, kind, moving, live } = form.elements;
  const again = form.querySelector("button");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const contents = new Map(
    [...document.querySelectorAll(".gd-contents__list a")].map((link) => [link.hash, link.parentElement]),
  );
  const parts = [...document.querySelectorAll(".gd-gallery")].map((box) => {
    const heading = box.previousElementSibling;
    const title = heading.firstChild.textContent;
    const cards = [...box.children].map((card) => ({
      card,
      kinds: card.dataset.kinds.split(" "),
      words: plain([title, card.querySelector("a").textContent, card.querySelector("img").alt].join(" ")),
    }));
    return { box, heading, cards, entry: contents.get(`#${heading.id}`) };
  });
  const every = parts.flatMap(({ cards }) => cards).length;
  let waiting;

  function isAsked({ box }, { card, kinds, words }, looked) {
    if (idea.value && idea.value !== box.dataset.idea) return false;
    if (kind.value && !kinds.includes(kind.value)) return false;
    if ((moving.checked && !("moving" in card.dataset)) || (live.checked && !("live" in card.dataset))) return false;
    return looked.every((word) => words.includes(word));
  }

  /** Only what is asked for is shown, and only the headings that have some of it. */
  function show() {
    const looked = plain(find.value).split(/\s+/);
    let count = 0;
    for (const part of parts) {
      const shown = part.cards.filter((each) => {
        const asked = isAsked(part, each, looked);
        each.card.classList.toggle("gd-left-out", !asked);
        return asked;
      });
      for (const each of [part.box, part.heading, part.entry]) each?.classList.toggle("gd-left-out", !shown.length);
      count += shown.length;
    }
    return count;
  }

  function update(wait = 0) {
    const count = show();
    const chosen = new URLSearchParams();
    for (const field of [find, idea, kind]) if (field.value.trim()) chosen.set(field.name, field.value.trim());
    for (const box of [moving, live]) if (box.checked) chosen.set(box.name, "yes");
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const all = count === 1 ? "1 figure" : `${count} figures`;
      says.textContent = count === every ? `${all}.` : count ? `${all} of ${every}.` : "No figure is all of this.";
      again.hidden = !chosen.size;
      keep(chosen);
    }, wait);
  }

  function keep(chosen) {
    if (!form.isConnected) return; // the reader has gone on
    const address = new URL(location.href);
    address.search = chosen;
    try {
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    } catch {
      // A browser may allow no other address to a page that was opened as a file.
    }
  }

  /** What an address asks for; of what there is not, nothing. */
  function read() {
    const asked = new URLSearchParams(location.search);
    if (!asked.size) return; // what a quick reader has written stays
    find.value = (asked.get("find") ?? "").slice(0, find.maxLength);
    for (const field of [idea, kind]) {
      const value = asked.get(field.name) ?? "";
      field.value = [...field.options].some((option) => option.value === value) ? value : "";
    }
    for (const box of [moving, live]) box.checked = asked.has(box.name);
  }

  function reveal() {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // no address of ours
    }
    if (!target?.closest(".gd-left-out")) return;
    form.reset();
    update(); // at once: the event of it comes later
    target.scrollIntoView();
  }

  read();
  update();
  reveal();
  find.addEventListener("input", () => update(SURE));
  form.addEventListener("change", ({ target }) => target === find || update());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  again.addEventListener("click", () => find.focus()); // this one is gone
  addEventListener("hashchange", () => form.isConnected && reveal());
});
