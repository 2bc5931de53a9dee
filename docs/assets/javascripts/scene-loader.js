// <gd-scene data-scene="chapter.name"> around a still: fetches what makes it live as it nears the viewport.
// Runtime and scene are classic scripts, so that a page opened from file:// can load them. With ?source in its address a
// page loads the runtime as it is written: mistakes are then told with names and lines that can be read.
(() => {
  "use strict";
  if (customElements.get("gd-scene")) return;

  const generated = new URL("../generated/", document.currentScript.src);
  const gdviz = (window.gdviz ??= {});
  gdviz.definitions = new Map();
  gdviz.define = (id, definition) => gdviz.definitions.set(id, definition);

  const runtime = new URLSearchParams(location.search).has("source") ? "runtime.source.js" : "runtime.js";

  const scripts = new Map(); // address -> promise
  function load(path) {
    const address = new URL(path, generated).href;
    if (!scripts.has(address)) {
      scripts.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.addEventListener("load", resolve);
          script.addEventListener("error", () => {
            scripts.delete(address); // another time it may come
            reject(new Error(`gd-scene: ${path} could not be loaded`));
          });
          document.head.append(script);
        }),
      );
    }
    return scripts.get(address);
  }

  // One figure a task, so that a page of many does not hold up the reader.
  let queue = Promise.resolve();
  function inTurn(work) {
    const done = queue.then(() => new Promise((resolve) => setTimeout(resolve))).then(work);
    queue = done.catch(() => {}); // the next one does not suffer for this one
    return done;
  }

  const nearing = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.begin();
    },
    { rootMargin: "600px" },
  );

  class SceneElement extends HTMLElement {
    #figure;
    #settings; // given before there was a figure, or kept while the element is out of the page
    #beginning;
    #ready = Promise.withResolvers?.() ?? deferred();

    constructor() {
      super();
      this.#ready.promise.catch(() => {}); // the still stays; who asks for it hears of it
    }

    connectedCallback() {
      nearing.observe(this);
    }

    disconnectedCallback() {
      nearing.unobserve(this);
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

    begin() {
      this.#beginning ??= this.#bringToLife().then(this.#ready.resolve, (error) => {
        this.#beginning = undefined;
        this.#ready.reject(error);
      });
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
      if (!this.querySelector(".gd-controls")) return; // nothing in it can change
      const id = this.dataset.scene;
      await Promise.all([load(runtime), gdviz.definitions.has(id) || load(`scenes/${encodeURIComponent(id)}.js`)]);
      let figure;
      await inTurn(() => {
        if (!this.isConnected || this.#figure) return;
        this.#figure = figure = this.#tried(() => gdviz.attach(this, gdviz.definitions.get(id)));
      });
      await inTurn(() => {
        if (!figure || figure !== this.#figure) return; // taken from the page meanwhile
        this.#tried(() => figure.begin());
        if (this.#settings) figure.store.set(this.#settings);
      });
    }
  }

  function deferred() {
    const made = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    return made;
  }

  customElements.define("gd-scene", SceneElement);
})();
