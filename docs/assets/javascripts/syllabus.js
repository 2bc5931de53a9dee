// The pages for instructors: rows to tick, links to copy in three formats, texts to copy. The choice is kept in the address,
// so that it can be handed on. Without a script all of it is links and text.
globalThis.gdOnEachPage(() => {
  "use strict";

  const { written, packed, unpacked } = globalThis.gdLinks;
  const box = document.querySelector(".gd-teach:not([data-live])");
  if (!box) return;
  box.toggleAttribute("data-live", true);
  const root = new URL(box.dataset.root, document.baseURI).href;
  const site = box.dataset.site ?? root;
  const CHOSEN = "chosen";

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  function button(words, press) {
    const made = make("button", { type: "button" }, words);
    made.addEventListener("click", press);
    return made;
  }
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false; // not there, or not allowed
    }
  }
  const counted = (count) => `${count} ${count === 1 ? "link" : "links"}`;
  const placeOf = (link) => link.href.slice(root.length);
  /** A page opened as a file has no server that turns a folder into its index.html. */
  const whole = (place) => site + (site.startsWith("file:") ? place.replace(/\/(?=#|$)/, "/index.html") : place);

  texts();
  const panel = box.querySelector(".gd-chosen");
  if (panel) choosing();

  /** Each text to copy has a button; what it says of an address that nobody knew is set right. */
  function texts() {
    for (const text of box.querySelectorAll(".gd-credit-line")) {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      while (box.dataset.instead && walker.nextNode()) {
        walker.currentNode.data = walker.currentNode.data.replace(box.dataset.instead, site);
      }
      const says = make("span", { role: "status" });
      const press = async () => {
        const isCopied = await copied(text.innerText);
        if (!isCopied) getSelection().selectAllChildren(text);
        says.textContent = isCopied ? "Copied." : "Selected: copy it.";
      };
      text.after(make("p", { class: "gd-copy" }, says, " ", button("Copy", press)));
    }
  }

  function choosing() {
    const rows = [...box.querySelectorAll(".gd-pages .gd-row")].map(tickable);
    const all = rows.map(({ place }) => place);
    const says = make("span", { role: "status" });
    const shown = make("textarea", { readonly: "", rows: "2", "aria-label": "What is copied" });
    const format = make(
      "select",
      { "aria-label": "Format" },
      ...Object.entries({ markdown: "Markdown", html: "HTML", plain: "Plain text" }).map(([value, words]) =>
        make("option", { value }, words),
      ),
    );
    const address = new URL(location.href);
    const chosen = () => rows.filter(({ tick }) => tick.checked);

    /** What is ticked, as text and in the address. */
    function update() {
      const found = chosen();
      shown.value = written(
        found.map(({ name, place }) => ({ name, url: whole(place) })),
        format.value,
      );
      panel.toggleAttribute("data-some", found.length > 0);
      says.textContent = found.length ? `${counted(found.length)} chosen.` : "Nothing chosen.";
      const places = found.map(({ place }) => place);
      address.hash = location.hash;
      address.search = places.length ? `${CHOSEN}=${packed(places, all)}` : "";
      try {
        if (address.href !== location.href) history.replaceState(history.state, "", address);
      } catch {
        // A browser may allow no other address to a page that was opened as a file.
      }
    }
    function choose(places) {
      const wanted = new Set(places);
      for (const { tick, place } of rows) tick.checked = wanted.has(place);
      update();
    }
    /** On the clipboard, or selected for the reader to copy. */
    async function give(text, what) {
      if (await copied(text)) {
        says.textContent = `${what} copied.`;
        return;
      }
      shown.value = text;
      shown.focus({ preventScroll: true });
      shown.select();
      says.textContent = "Not copied: it is selected, copy it yourself.";
    }

    const pages = box.querySelectorAll(".gd-pages > li > .gd-row a");
    const many = [button("All pages", () => choose([...pages].map(placeOf))), button("Everything", () => choose(all))];
    box.querySelector("#all + p").after(make("div", { class: "gd-choices-made" }, ...many));
    const copy = button("Copy", () => give(shown.value, counted(chosen().length)));
    const none = button("None", () => {
      choose([]);
      many[0].focus(); // this one is gone
    });
    const hand = button("Copy a link to this choice", () => give(address.href, "Link to this choice"));
    panel.replaceChildren(make("div", { class: "gd-choices-made" }, format, copy, none, hand), says, shown);
    box.addEventListener("change", update);
    for (const plan of box.querySelectorAll(".gd-plan")) {
      const places = [...plan.querySelectorAll("a")].map(placeOf);
      const press = () => {
        choose(places);
        copy.focus({ preventScroll: true });
      };
      plan.append(make("p", {}, button("Choose the links of this plan", press)));
    }
    const asked = new URLSearchParams(location.search).get(CHOSEN);
    if (asked) {
      choose(unpacked(asked, all));
      for (const { tick } of chosen()) tick.closest("details")?.toggleAttribute("open", true);
    } else update();
  }

  /** A row with a box to tick, and its name where it stands alone. */
  function tickable(row) {
    const link = row.querySelector("a");
    const name = link.dataset.name ?? link.textContent;
    const tick = make("input", { type: "checkbox", autocomplete: "off", "aria-label": name });
    row.prepend(make("label", { class: "gd-tick" }, tick));
    return { tick, name, place: placeOf(link) };
  }
});
