// The first moment of a page, before anything of it is seen: storage, the theme's own beginning, its colours, its layout.
// The faces of text and formulas stand in the stylesheets (gdviz/page/fonts.py), so that nothing jumps when they come.
(() => {
  "use strict";
  const root = document.documentElement;
  const { src, dataset } = document.currentScript;
  const assets = new URL("..", src);
  root.classList.replace("no-js", "js");

  // Where a browser refuses to store anything, what is set lasts as long as the page.
  class Memory {
    #kept = new Map();
    getItem(key) {
      return this.#kept.get(`${key}`) ?? null;
    }
    setItem(key, value) {
      this.#kept.set(`${key}`, `${value}`);
    }
    removeItem(key) {
      this.#kept.delete(`${key}`);
    }
  }
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      window[name].getItem("");
    } catch {
      Object.defineProperty(window, name, { value: new Memory(), configurable: true });
    }
  }
  // The search asks for its index and its worker, which are half of a page's bytes, as a page opens: they come when the
  // reader goes to its field. In a sandboxed frame a page has an origin of its own: it may start only a worker that it has
  // written, and read a script but no data. So that worker fetches the theme's, and the index comes as the script that pages
  // from file:// load.
  if (location.protocol !== "file:") {
    const alone = self.origin === "null";
    const asFile = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const sought = new Promise((done) => {
      if (new URLSearchParams(location.search).has("q")) done();
      const note = (event) => event.target.closest?.("[data-md-component=search], [for=__search]") && done();
      for (const type of ["focusin", "pointerdown"]) addEventListener(type, note, true);
    });
    const Theirs = Worker;
    window.Worker = class extends EventTarget {
      #worker;
      constructor(address) {
        super();
        this.address = new URL(address, document.baseURI);
      }
      postMessage(message) {
        this.#worker ??= this.#started();
        this.#worker.postMessage(message);
      }
      #started() {
        const worker = new Theirs(alone ? asFile(`importScripts(${JSON.stringify(this.address)})`) : this.address);
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
        return worker;
      }
      terminate() {
        this.#worker?.terminate();
      }
    };
    const { open, send } = XMLHttpRequest.prototype;
    const asScript = (request, method, address) => {
      const script = document.createElement("script");
      script.src = `${address}`.replace(/json$/, "js");
      script.addEventListener("load", () => {
        open.call(request, method, asFile(JSON.stringify(window.__index)));
        send.call(request);
      });
      document.head.append(script);
    };
    XMLHttpRequest.prototype.open = function (method, address, ...more) {
      open.call(this, method, address, ...more);
      if (!`${address}`.endsWith("search_index.json")) return;
      this.send = () => sought.then(() => (alone ? asScript(this, method, address) : send.call(this)));
    };
  }

  // What the theme's script needs, which it would have written into each page.
  const site = new URL("..", assets);
  const recall = (key, storage = localStorage, scope = site) => {
    try {
      return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
    } catch {
      return null; // not what we wrote
    }
  };
  const keep = (key, value, storage = localStorage, scope = site) => {
    try {
      storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {} // full: it lasts as long as the page
  };
  const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  Object.assign(window, { __md_scope: site, __md_hash: hash, __md_get: recall, __md_set: keep });

  // The reader's colours, else the system's, as soon as there is a body to give them to.
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    const color = { media: "(prefers-color-scheme)", ...recall("__palette")?.color };
    if (color.media === "(prefers-color-scheme)") {
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      Object.assign(color, {
        media: `(prefers-color-scheme: ${dark ? "dark" : "light"})`,
        scheme: dark ? "slate" : "default",
      });
    }
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
  }).observe(root, { childList: true });

  // The theme's script makes addresses absolute, and a stylesheet whose address it touches is read again, fonts and all: text
  // would jump into those that have come meanwhile. Touched now, they are left alone then.
  for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) sheet.setAttribute("href", sheet.href);

  // The scripts that a page ends with, the theme's first: fetched when the first blocks are painted. In a page opened from
  // file:// no worker starts: a frame does the work of the one that searches.
  const ending = dataset.ending?.split(" ").map((address) => new URL(address, document.baseURI)) ?? [];
  if (location.protocol === "file:") ending.unshift(new URL("frame-worker.js", src));
  function run(address) {
    const script = Object.assign(document.createElement("script"), { src: address, async: false }); // in their order
    document.body.append(script);
    return new Promise((done) => {
      for (const type of ["load", "error"]) script.addEventListener(type, done);
    });
  }

  // The theme's script asks for sizes again and again as it starts, each time after it has changed styles: so until it has
  // run, if it comes soon, only the first blocks of a page have a place. Then the others are laid out a part a frame, so that
  // none holds up the reader. Who comes to the beginning of a page sees its first blocks as soon as their faces have come;
  // anyone else the page when it is where they want to be.
  const ELEMENTS = 250; // laid out in one frame
  const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done));
  const faces = () => Promise.race([document.fonts.ready, later(160)]); // a few frames, and a tenth of a second
  const found = () => [...document.querySelectorAll(".md-content__inner > *, .md-footer")];
  const show = (blocks) => blocks.forEach((block) => block.classList.remove("gd-later"));
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  const atTop = type === "navigate" && !location.hash;
  let blocks = []; // that have no place yet
  let placed = false; // all blocks have been given their place

  /** As many of the blocks, from the first, as are laid out in one frame; taken from them. */
  function taken() {
    let count = 0;
    const next = blocks.findIndex((block) => (count += block.getElementsByTagName("*").length + 1) > ELEMENTS);
    return blocks.splice(0, next < 0 ? blocks.length : next || 1);
  }

  /** When something of the page is on the screen, which nothing that is fetched after it can hold up. */
  const painted = () =>
    new Promise((done) => {
      const seen = (list) => list.getEntriesByName("first-contentful-paint").length && done();
      new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
    });

  /** The first blocks, as soon as they fill a frame, or all that is there is parsed, or a tenth of a second has gone. */
  async function begin() {
    const waits = { on: true };
    Promise.race([parsed, frame().then(() => later(100))]).then(() => (waits.on = false));
    let some;
    do {
      await frame();
      blocks = found();
      some = taken();
    } while (waits.on && !blocks.length);
    for (const block of some) block.classList.add("gd-first");
    root.classList.add("gd-begun");
    await frame();
    await faces();
    if (!atTop) return;
    root.classList.add("gd-seen");
    await painted();
  }

  async function layOut() {
    await begun;
    await Promise.race([window.gdTheme, later(atTop ? 400 : 200)]);
    if (placed) return; // it took too long: nothing loses its place again
    blocks = found().filter((block) => !block.classList.contains("gd-first"));
    for (const block of blocks) block.classList.add("gd-later");
    root.classList.remove("gd-early", "gd-begun");
    while (blocks.length) {
      await frame();
      show(taken());
    }
    await frame();
    await faces();
  }

  function target() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // no address of ours
    }
  }

  root.classList.add("gd-early", "gd-setting", "gd-awaited");
  // later: in a tab that is not painted
  const begun = Promise.race([begin().then(frame).catch(reportError), later(1000)]);
  window.gdTheme = Promise.all([parsed, begun]).then(async () => {
    // Where pages cannot be changed in place the theme, asked to do so, would do nothing else either.
    if (location.protocol === "file:") {
      const settings = document.getElementById("__config");
      settings.textContent = settings.textContent.replace("navigation.instant", "");
    }
    await Promise.all(ending.map(run)); // or they do not come
    if (ending.length) document.dispatchEvent(new Event("DOMContentLoaded")); // which the theme begins with
  });
  window.gdLaidOut = Promise.race([layOut().catch(reportError), later(1000)]).then(() => {
    placed = true;
    show(blocks);
    root.classList.remove("gd-early", "gd-begun", "gd-setting", "gd-seen");
    later(1000).then(() => root.classList.remove("gd-awaited")); // what brings figures to life has not come: their stills do
    // The browser has looked for the place of a link too early. Back at a page it has kept the reader's own.
    if (type === "navigate" && location.hash && !scrollY) target()?.scrollIntoView();
  });
})();
