// The state in the address: ?learning_rate=1.05&start=-2#learning_rates.diverging opens that figure in that state, Copy link
// writes such an address. From then on the address follows the figure, without a word in the history; going back to an
// address without a state goes back to the figure as it was at first.
import { LONGEST } from "../constants.js";
import { parts, texts } from "../registry.js";
import { listenToSaves } from "./save.js";

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;
const FOLLOWING = 300; // milliseconds of rest

/** What the query of an address says of the controls of a scene, and of nothing else. What is said twice is not said. */
function settingsIn(query, store) {
  const given = new URLSearchParams(query);
  const once = (name) => (given.getAll(name).length === 1 ? given.get(name) : "");
  const settings = {};
  for (const [name, { low }] of store.controls) {
    const numbers = once(name).split(",");
    if (numbers.length > 8 || !numbers.every((each) => NUMBER.test(each))) continue;
    settings[name] = Array.isArray(low) ? numbers.map(Number) : numbers.length === 1 ? Number(numbers[0]) : undefined;
  }
  for (const name of Object.keys(texts)) {
    const text = once(name);
    if (text && text.length <= LONGEST) settings[name] = text;
  }
  return settings;
}

/** The query that says where a scene differs from how it opens; six digits of each number. */
function queryFor(store) {
  const number = (value) => String(Number(value.toPrecision(6)));
  const meant = { ...store.opening, step: store.impliedStep };
  const differing = Object.entries(store.state).filter(([name, value]) => String(value) !== String(meant[name]));
  const said = differing.map(
    ([name, value]) =>
      `${name}=${typeof value === "string" ? encodeURIComponent(value) : [value].flat().map(number).join(",")}`,
  );
  return said.length ? `?${said.join("&")}` : "";
}

class Share {
  constructor(figure, row) {
    Object.assign(this, { figure, store: figure.store, page: location.pathname, query: location.search });
    this.hash = `#${figure.element.dataset.scene}`;
    this.button = row.querySelector("[data-share=link]");
    this.field = row.querySelector(".gd-address");
    const { listening } = figure;
    addEventListener("popstate", () => this.moved(), listening);
    this.button.addEventListener("click", () => this.copy(), listening);
    this.field.addEventListener("blur", () => this.close(), listening);
    this.field.addEventListener("keydown", (event) => event.key === "Escape" && this.button.focus(), listening);
    this.followed = this.named; // whether the address tells the state of this figure
    if (this.named) this.open();
  }

  get named() {
    return location.hash === this.hash && location.pathname === this.page;
  }

  get written() {
    return location.href.split(/[?#]/)[0] + queryFor(this.store) + this.hash;
  }

  /** Go to the state in the address. */
  open() {
    const settings = settingsIn(location.search, this.store);
    if (Object.keys(settings).length) this.store.set(settings);
    if (settings.step === undefined) this.store.set({ step: this.store.impliedStep });
  }

  /** The reader went back or forward, or to another place of the page. */
  moved() {
    if (location.pathname !== this.page) return;
    clearTimeout(this.timer);
    const other = location.search !== this.query;
    if ((this.named && location.search !== queryFor(this.store)) || (!this.named && this.followed && other)) {
      this.figure.reset();
      if (this.named) this.open();
    }
    this.followed = this.named;
    this.query = location.search;
  }

  update() {
    clearTimeout(this.timer);
    if (this.followed) this.timer = setTimeout(() => this.follow(), FOLLOWING);
  }

  /** Write the state into the address that names this figure. */
  follow() {
    if (!this.named) this.followed = false;
    else if (!this.figure.player.playing) this.write("replaceState", history.state);
  }

  write(method, state) {
    try {
      if (location.href !== this.written) history[method](state, "", this.written);
    } catch {
      // A browser may allow no other address to a page that was opened as a file.
    }
    this.query = location.search;
  }

  async copy() {
    clearTimeout(this.timer);
    const { written } = this;
    if (this.named) this.write("replaceState", history.state);
    else {
      const place = { x: scrollX, y: scrollY }; // the theme keeps it there, to come back to it
      history.replaceState(place, "");
      this.write("pushState", place);
    }
    this.followed = this.named;
    const left = this.leftOut();
    if (await copied(written)) this.say(left ? `Link copied, without ${left}` : "Link copied");
    else this.offer(written);
  }

  /** What the figure shows that no address says. */
  leftOut() {
    const { store } = this;
    const left = [
      store.segments.length > 1 && "the rate before",
      store.edited && "your houses",
      Object.keys(store.turned).length > 0 && "the turn",
      Object.values(store.history).some((past) => past.length > 1) && "your probes",
    ];
    return left.filter(Boolean).join(" and ");
  }

  /** The link in a field, selected, for the reader to copy. */
  offer(written) {
    this.field.hidden = false;
    this.field.value = written;
    this.field.focus({ preventScroll: true });
    this.field.select();
    this.figure.announcer.region.textContent = "Copy the selected link";
  }

  close() {
    this.field.hidden = true;
  }

  say(words) {
    this.figure.announcer.region.textContent = this.button.textContent = words;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.button.textContent = "Copy link"), 2500);
  }

  dispose() {
    clearTimeout(this.timer);
    clearTimeout(this.saying);
    this.button.textContent = "Copy link";
  }
}

/** Whether the text is on the clipboard now. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not there, or not allowed
  }
}

parts.Share = (figure, row) => {
  listenToSaves(figure, row);
  return new Share(figure, row);
};
