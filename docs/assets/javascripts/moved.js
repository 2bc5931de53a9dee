// What an address asks for has moved: go on to where it is, with the query, and with the fragment where that is the same.
// On pages of gdviz/page/redirects.py, and on those with a place that has another name or is elsewhere.
(() => {
  "use strict";
  let name = "";
  try {
    name = decodeURIComponent(location.hash.slice(1));
  } catch {} // no name of ours
  const asked = name && document.getElementById(name);
  const { gdNow } = asked?.dataset ?? {};
  if (gdNow) history.replaceState(history.state, "", `#${gdNow}`); // a figure looks for its state under its own name
  const place = asked?.closest("[data-gd-moved]") ?? document.querySelector("[data-gd-moved]:not([id])");
  if (!place) return;
  const there = new URL(place.querySelector("a").href);
  if (there.protocol === "file:") there.pathname = there.pathname.replace(/\/$/, "/index.html");
  there.search = location.search;
  there.hash ||= location.hash;
  location.replace(there);
})();
