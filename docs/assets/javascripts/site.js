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

  // The theme's menu and search buttons are labels of hidden checkboxes; Enter and Space press them too.
  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("label[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });

  // What scrolls sideways (a wide formula or table) can be reached and scrolled by keyboard; nothing else takes focus.
  function reachable(root) {
    for (const box of root.querySelectorAll(".gd-math, .md-typeset__scrollwrap, .md-typeset__table")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }
  const check = () => reachable(document);
  addEventListener("resize", check);
  document.addEventListener("toggle", check, true); // an opened <details> has sizes at last
  if (window.document$) window.document$.subscribe(() => document.fonts.ready.then(check));
})();
