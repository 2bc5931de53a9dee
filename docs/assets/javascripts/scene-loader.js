// <gd-scene data-scene="chapter.name"> around a still: fetches what makes it live as it nears the viewport.
// Runtime and scene are classic scripts, so that a page opened from file:// can load them. With ?source in its address a
// page loads the runtime as it is written: mistakes are then told with names and lines that can be read.
(() => {
  "use strict";
  if (customElements.get("gd-scene")) return;

  const { src } = document.currentScript; // none in a file that has all in it, which loads nothing
  const gdviz = (window.gdviz ??= {});
  gdviz.definitions ??= new Map();
  gdviz.define ??= (id, definition) => gdviz.definitions.set(id, definition);

  // The theme notes the place of a page in the state of its entry of the history, over all that is there: figures keep theirs.
  // It does so a tenth of a second late: who has gone back meanwhile would be given the place of the page that was left.
  const { replaceState } = history;
  let back = -Infinity;
  addEventListener("popstate", () => (back = performance.now()));
  history.replaceState = (state, ...rest) => {
    if (rest.length < 2 && !state?.gd && performance.now() - back < 100) return;
    replaceState.call(history, history.state?.gd ? { gd: history.state.gd, ...state } : state, ...rest);
  };

  if (src) gdviz.site = new URL("../..", src).href;

  const kind = new URLSearchParams(location.search).has("source") ? ".source.js" : ".js";

  const scripts = new Map(); // address -> promise
  function load(path) {
    const address = new URL(`../generated/${path}`, src).href;
    if (!scripts.has(address)) {
      scripts.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.async = false; // in their order: what is beside the runtime comes after it
          script.addEventListener("load", resolve);
          script.addEventListener("error", () => reject(new Error(`gd-scene: ${path} could not be loaded`)));
          document.head.append(script);
        }).finally(() => scripts.delete(address)), // what did not come, or is broken, may come another time
      );
    }
    return scripts.get(address);
  }

  /** What stands beside the runtime, by name. */
  gdviz.load = async (name) => gdviz.more?.has(name) || load(`${name}${kind}`);

  // One figure a task, so that a page of many does not hold up the reader.
  let queue = Promise.resolve();
  function inTurn(work) {
    const done = queue.then(() => new Promise((resolve) => setTimeout(resolve))).then(work);
    queue = done.catch(() => {}); // the next one does not suffer for this one
    return done;
  }

  const nearing = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) target.near(isIntersecting);
    },
    { rootMargin: "600px" },
  );

  const SLOW = 1000; // milliseconds that a figure in view may be empty: then its still is fetched
  const seeing = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) target.seen(isIntersecting);
  });

  class SceneElement extends HTMLElement {
    #figure;
    #settings; // given before there was a figure, or kept while the element is out of the page
    #beginning;
    #failed; // what says so, where it could not come alive
    #waits = false; // to be left, and come back to, before it tries again
    #patience; // the timer of a figure that is in view and empty
    #ready = deferred();

    connectedCallback() {
      if (window.gdLaidOut) window.gdLaidOut.then(() => this.#watch());
      else this.#watch();
    }

    /** Be told where the reader is; not before the page has its height, when all figures are near. */
    #watch() {
      if (!this.isConnected || this.#figure) return;
      nearing.observe(this);
      seeing.observe(this);
    }

    disconnectedCallback() {
      nearing.unobserve(this);
      this.#awaited();
      this.#settings = this.state;
      this.#figure?.dispose();
      this.#figure = this.#beginning = undefined;
    }

    /** Resolves when the figure is live (or has nothing to change); asking for it begins the loading. */
    get ready() {
      this.begin();
      return this.#ready.promise;
    }

    /** The values of the controls by name; settable, also before the figure is ready. Unknown names are left out. */
    get state() {
      return this.#figure ? this.#figure.store.state : this.#settings;
    }

    set state(settings) {
      if (this.#figure) this.#figure.store.set(settings);
      else this.#settings = { ...this.#settings, ...settings };
    }

    /** The iterates of every run: arrays of points, the start first. */
    get trajectories() {
      return this.#figure ? this.#figure.store.trajectories.map(({ iterates }) => iterates) : [];
    }

    /** The live figure, for parts that add to it. */
    get figure() {
      return this.#figure;
    }

    /** The reader comes near, or has gone. */
    near(isNear) {
      if (!isNear) this.#waits = false;
      else if (!this.#waits) this.begin();
    }

    /** The reader sees it, or does so no longer. */
    seen(isSeen) {
      clearTimeout(this.#patience);
      if (isSeen) this.#patience = setTimeout(() => this.#show(), SLOW);
    }

    /** Have the still fetched and seen, until the figure is live. */
    #show() {
      this.toggleAttribute("data-still", true);
    }

    /** Its still is not needed, or no longer. */
    #awaited() {
      seeing.unobserve(this);
      clearTimeout(this.#patience);
      this.removeAttribute("data-still");
    }

    begin() {
      this.#beginning ??= this.#bringToLife().then(this.#ready.resolve, (error) => {
        this.#beginning = undefined;
        this.#ready.reject(error);
        this.#ready = deferred();
        this.#fail();
      });
    }

    /** Say that it failed, and try again when the reader wishes it, or comes back to it. */
    #fail() {
      if (!this.isConnected) return;
      this.#show();
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
      button.addEventListener("click", () => this.begin());
      this.#failed = Object.assign(document.createElement("p"), { className: "gd-failed" });
      this.#failed.setAttribute("role", "status");
      this.#failed.append("This figure did not come alive. ", button);
      this.querySelector(".gd-strip").before(this.#failed);
      this.#waits = true;
      nearing.observe(this);
    }

    #tried(work) {
      try {
        return work();
      } catch (error) {
        reportError(error); // a mistake of ours: say so, and keep the still
        this.#figure?.dispose();
        this.#figure = undefined;
        throw error;
      }
    }

    async #bringToLife() {
      nearing.unobserve(this);
      this.#failed?.remove();
      if (!this.querySelector(".gd-controls")) return this.#show(); // nothing in it can change
      const id = this.dataset.scene;
      await window.gdLaidOut; // the words first
      const more = this.querySelector(".gd-controls").dataset.more?.split(" ") ?? [];
      await Promise.all([
        gdviz.formula || (this.querySelector('[data-part^="Own"]') && load(`formulas${kind}`)),
        gdviz.attach || load(`runtime${kind}`),
        ...more.map(gdviz.load),
        gdviz.definitions.has(id) || load(`scenes/${encodeURIComponent(id)}.js`),
      ]);
      let figure;
      await inTurn(() => {
        if (!this.isConnected || this.#figure) return;
        this.#figure = figure = this.#tried(() => gdviz.attach(this, gdviz.definitions.get(id)));
        if (!figure) this.#show(); // nothing in it can change
      });
      await inTurn(() => {
        if (!figure || figure !== this.#figure) return; // taken from the page meanwhile
        this.#tried(() => figure.begin());
        this.#awaited();
        if (this.#settings) figure.store.set(this.#settings);
        invite(this);
      });
    }
  }

  // Beside a handle, where what says so may stand: [x, y, anchor], the first that covers nothing.
  const BESIDE = [
    [18, 5, "start"],
    [-18, 5, "end"],
    [0, -18, "middle"],
    [0, 28, "middle"],
  ];

  /** A handle says what to do with it, until the figure has been used; not where that would cover a point or a label. */
  function invite(scene) {
    const handle = scene.querySelector(".gd-handle");
    if (!handle || handle.querySelector("text")) return;
    const text = document.createElementNS(handle.namespaceURI, "text");
    const svg = handle.ownerSVGElement;
    const others = [...svg.querySelectorAll("text, circle")]
      .filter((each) => !handle.contains(each) && !each.matches(".gd-touch"))
      .map((each) => each.getBoundingClientRect())
      .filter(({ width }) => width);
    text.textContent = scene.closest(".gd-home") ? "drag the point" : "drag";
    handle.append(text);
    const whole = svg.getBoundingClientRect();
    const free = ([x, y, anchor]) => {
      for (const [name, value] of Object.entries({ class: "gd-invitation", x, y, "text-anchor": anchor }))
        text.setAttribute(name, value);
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const within = left >= whole.left && right <= whole.right && top >= whole.top && bottom <= whole.bottom;
      return within && !others.some((o) => left < o.right && o.left < right && top < o.bottom && o.top < bottom);
    };
    if (!BESIDE.some(free)) text.remove();
  }

  function deferred() {
    const made = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    made.promise.catch(() => {}); // the still stays; who asks for it hears of it
    return made;
  }

  customElements.define("gd-scene", SceneElement);
})();
