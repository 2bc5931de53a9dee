// Small repairs to what browsers and the theme leave open. All listeners are on the document.
(() => {
  "use strict";

  // A page opened from file:// has no server that turns guide/derivatives/ into its index.html.
  function completeAddress(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    link.pathname += "index.html";
  }
  if (location.protocol === "file:") {
    for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, completeAddress, true);
  }

  // The theme opens its menu and its search by hidden checkboxes: buttons press them, Escape closes the menu.
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-gd-opens]")?.dataset.gdOpens;
    if (target) document.getElementById(target).click();
  });
  document.addEventListener("keydown", (event) => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  // What scrolls sideways can be reached and scrolled by keyboard; nothing else takes focus. A box is measured when it is laid
  // out (a late block, an opened answer) or changes its width; fonts, and a reader's own styles, change only what is in it.
  const SIDEWAYS = { ".gd-math": "Formula", ".md-typeset__scrollwrap": "Table", "pre > code": "Code" };
  function reach(box) {
    const kind = Object.keys(SIDEWAYS).find((each) => box.matches(each));
    const wide = box.scrollWidth > box.clientWidth + 1;
    const attributes = { tabindex: "0", role: "group", "aria-label": `${SIDEWAYS[kind]}, wider than the page` };
    for (const [name, value] of Object.entries(attributes)) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target)));
  const boxes = () => document.querySelectorAll(Object.keys(SIDEWAYS).join());
  const check = () => boxes().forEach(reach);
  document.fonts.addEventListener("loadingdone", check);
  document.addEventListener("keydown", ({ key }) => key === "Tab" && check(), true);

  // The theme acts on single letters (n, p, s, f, ...): never from within a figure, an exercise, a field or anything else that
  // takes keys itself, and not at all where the reader has switched them off at the foot of the page.
  const OWN_KEYS =
    ".gd-figure, .admonition, details, form, fieldset, input, select, textarea, [contenteditable], [tabindex]";
  document.addEventListener("keydown", (event) => {
    if (event.key.length > 1 || document.getElementById("__search").checked) return;
    const off = window.__md_get("__keys") === false;
    if (off || event.altKey || event.target.closest?.(OWN_KEYS)) event.stopPropagation();
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-gd-keys]")) window.__md_set("__keys", target.checked);
  });

  // The theme searches when a key comes up. Text also comes without one: pasted by mouse, dictated, cleared.
  function look({ target }) {
    const field = target.query ?? target;
    if (!field.matches?.("[data-md-component=search-query]")) return;
    for (const type of ["keydown", "keyup"]) field.dispatchEvent(new Event(type));
  }
  document.addEventListener("input", look);
  document.addEventListener("reset", (event) => setTimeout(look, 0, event));

  // The worker of the search takes "^" and "~" for marks of its own, and finds nothing where no number follows: e^x.
  const { prototype } = window.Worker;
  const { postMessage } = prototype;
  prototype.postMessage = function (message, ...more) {
    const asked = message?.type === 2 && { ...message, data: message.data.replace(/\^|~(?!\d+(?:\s|$))/g, " ") };
    return postMessage.call(this, asked || message, ...more);
  };

  // A translator turns the page around at its root; the theme has said a direction of the body too.
  const root = document.documentElement;
  new MutationObserver(() => {
    const dir = root.dir || (root.classList.contains("translated-rtl") ? "rtl" : "ltr");
    if (document.body.dir !== dir) document.body.dir = dir;
  }).observe(root, { attributeFilter: ["dir", "class"] });

  // The contents of a page stand in the column that wide figures, listings and tables reach into: they show while none does.
  const WIDE = "figure, pre, table, .gd-math, .admonition, details, .tabbed-set, .gd-thumbnail";
  let room, reading; // observe what comes where the contents are, and which headings the reader has come to
  function makeRoom() {
    room?.disconnect();
    reading?.disconnect();
    const list = document.querySelector(".gd-contents__list");
    if (!list?.offsetParent) return;
    const { left, right, height } = list.getBoundingClientRect();
    const top = Number.parseFloat(getComputedStyle(list).top);
    const inset = [top, innerWidth - right, innerHeight - top - height, left].map((side) => `${-Math.floor(side)}px`);
    const there = new Set();
    room = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) there[isIntersecting ? "add" : "delete"](target);
        list.toggleAttribute("data-free", !there.size);
      },
      { rootMargin: inset.join(" ") },
    );
    for (const box of document.querySelector(".md-content__inner").querySelectorAll(WIDE)) room.observe(box);
    list.toggleAttribute("data-free", true);
    mark([...list.querySelectorAll("a")]);
  }

  /** The last heading above the middle of the window is that of the section that is read. */
  function mark(links) {
    const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
    const passed = new Set();
    reading = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) passed[isIntersecting ? "add" : "delete"](target);
        const current = headings.findLastIndex((heading) => passed.has(heading));
        for (const [index, link] of links.entries()) {
          if (index === current) link.setAttribute("aria-current", "true");
          else link.removeAttribute("aria-current");
        }
      },
      { rootMargin: "10000000px 0px -50%" },
    );
    for (const heading of headings) if (heading) reading.observe(heading);
  }
  const laidOut = new ResizeObserver(makeRoom); // a page is laid out late: see early.js
  addEventListener("resize", makeRoom);

  // The sign beside a heading leads to its section, and copies the address of it.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.(".headerlink");
    if (!link) return;
    navigator.clipboard?.writeText(link.href).then(
      () => window.alert$?.next("The link to this section is copied"),
      () => {},
    );
  });

  // What a script does on each page, from this one on: it runs once a visit.
  const pages = window.document$;
  window.gdOnEachPage = (work) => (pages ? pages.subscribe(work) : work());

  // The scripts that a page names beside its text come with the first page that does; early.js runs those of this one.
  const known = new Set();
  let isFirst = true;
  function runScripts() {
    const named = document.querySelector("[data-gd-scripts]")?.dataset.gdScripts.split(" ") ?? [];
    for (const { href: src } of named.map((address) => new URL(address, document.baseURI))) {
      if (!isFirst && !known.has(src))
        document.body.append(Object.assign(document.createElement("script"), { src, async: false }));
      known.add(src);
    }
    isFirst = false;
  }

  // Where a page is changed in place, the theme goes to the fragment before the new stylesheets have come: when they have, its
  // element is brought into view again, unless the reader has gone elsewhere, or back to where they were.
  async function returnToFragment() {
    const late = [...document.querySelectorAll("link[rel=stylesheet]")].filter(({ sheet }) => !sheet);
    if (!late[0] || history.state) return;
    const first = (target, ...types) =>
      new Promise((done) => types.forEach((type) => target.addEventListener(type, done, { once: true })));
    let moved;
    first(window, "wheel", "touchmove", "pointerdown", "keydown").then(() => (moved = true));
    await Promise.all(late.map((sheet) => first(sheet, "load", "error")));
    if (!moved) document.querySelector(":target")?.scrollIntoView();
  }

  function begin() {
    runScripts();
    returnToFragment();
    laidOut.disconnect();
    for (const list of document.querySelectorAll(".gd-contents__list")) laidOut.observe(list);
    sizes.disconnect();
    for (const box of boxes()) sizes.observe(box);
    // The theme makes a navigation landmark of each listing's copy button; a page has no use for so many.
    for (const buttons of document.querySelectorAll(".md-code__nav")) buttons.setAttribute("role", "presentation");
    for (const button of document.querySelectorAll(".md-code__button"))
      button.setAttribute("aria-label", "Copy this code");
    for (const box of document.querySelectorAll("[data-gd-keys]")) box.checked = window.__md_get("__keys") !== false;
  }
  window.gdOnEachPage(begin);

  // On each page the theme asks anew to be told of the window's width, for good, and so holds on to every page there was.
  // What it asked for on the page before the last is ended; what it asked for as the first one came is for the whole visit.
  if (pages) {
    let [before, now] = [null, []];
    const { addListener } = MediaQueryList.prototype;
    MediaQueryList.prototype.addListener = function (listener) {
      addListener.call(this, listener);
      now.push(() => this.removeListener(listener));
    };
    pages.subscribe(() => {
      for (const end of before ?? []) end();
      [before, now] = [before ? now : [], []];
    });
  }
})();
