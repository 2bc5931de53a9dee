// The page of a figure that stands in a frame of another page: its theme, its state in the address, and its height, which it
// tells the page around it: { type: "gdviz:height", id, height }, in CSS pixels. See docs/teach/figures.md.
(() => {
  "use strict";
  const root = document.documentElement;
  const { scene: id } = document.currentScript.dataset;
  root.classList.replace("no-js", "gd-awaited"); // no still is fetched, unless what draws does not come
  addEventListener("load", () => setTimeout(() => root.classList.remove("gd-awaited"), 1000));

  const theme = new URLSearchParams(location.search).get("theme");
  if (["light", "dark"].includes(theme)) root.dataset.theme = theme;

  // On a page of the site the hash says which figure the query is of: here there is but one.
  if (id && !location.hash) history.replaceState(history.state, "", `#${id}`);

  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage({ type: "gdviz:height", id, height }, "*"); // nobody's secret
  };
  if (parent !== self) new ResizeObserver(tell).observe(root);
})();
