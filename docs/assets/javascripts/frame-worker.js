// A page opened from file:// may start no worker: what the search's would do, a hidden frame does. Nothing is written into the
// frame, whose document is under the policy of the page (gdviz/page/policy.py). Loaded by early.js, before the theme's script.
window.Worker = class extends EventTarget {
  #frame = Object.assign(document.createElement("iframe"), { hidden: true });
  #ready;
  constructor(address) {
    super();
    const begun = new Promise((done) => this.#frame.addEventListener("load", done, { once: true }));
    document.body.append(this.#frame);
    this.#ready = begun.then(() => this.#run(address));
  }
  /** Each message is a task of its own, as in a worker: who types at once asks an index that is made by then. */
  postMessage(data) {
    this.#ready = this.#ready.then((inside) => {
      inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      return new Promise((done) => setTimeout(done, 0, inside));
    });
  }
  terminate() {
    this.#frame.remove();
  }

  /** The window of the frame, when the script has run in it: what it answers is told here. */
  async #run(address) {
    const inside = this.#frame.contentWindow;
    const load = (src) =>
      new Promise((done, failed) => {
        const script = Object.assign(inside.document.createElement("script"), { src, onload: done, onerror: failed });
        inside.document.body.append(script);
      });
    inside.postMessage = (data) => setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
    inside.importScripts = (...sources) =>
      sources.reduce((before, src) => before.then(() => load(src)), Promise.resolve());
    await load(address);
    return inside;
  }
};
