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

  // What scrolls sideways (a wide formula or table) can be reached and scrolled by keyboard; nothing else takes focus.
  function reachable(root) {
    for (const box of root.querySelectorAll(".gd-math, .md-typeset__scrollwrap, .md-typeset__table, pre > code")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }
  // The theme makes a navigation landmark of each listing's copy button; a page has no use for so many.
  function calm(root) {
    for (const buttons of root.querySelectorAll(".md-code__nav")) buttons.setAttribute("role", "presentation");
  }
  const check = () => (reachable(document), calm(document));
  addEventListener("resize", check);
  document.addEventListener("toggle", check, true); // an opened <details> has sizes at last
  if (window.document$) window.document$.subscribe(() => document.fonts.ready.then(check));

  // On each page the theme asks anew to be told of the window's width, for good, and so holds on to every page there was.
  // What it asked for on the page before the last is ended; what it asked for as the first one came is for the whole visit.
  if (window.document$) {
    let [before, now] = [null, []];
    const { addListener } = MediaQueryList.prototype;
    MediaQueryList.prototype.addListener = function (listener) {
      addListener.call(this, listener);
      now.push(() => this.removeListener(listener));
    };
    window.document$.subscribe(() => {
      for (const end of before ?? []) end();
      [before, now] = [before ? now : [], []];
    });
  }
})();
