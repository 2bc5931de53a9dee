// The state in the address: ?learning_rate=1.05&start=-2#learning_rates.diverging opens that figure in that state, Copy link
// writes such an address. From then on the address follows the figure, without a word in the history; going back to an
// address without a state goes back to the figure as it was at first. All that no address says is kept with the entry of
// the history, as history.state.gd[id], for who leaves the page and comes back.
import { LONGEST } from "../constants.js";
import { gdviz, parts, texts } from "../registry.js";

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;
const FOLLOWING = 300; // milliseconds of rest

/** What the query of an address says of the controls of a scene, and of nothing else. What is said twice is not said. */
function settingsIn(query, store) {
  const given = new URLSearchParams(query.replaceAll("+", "%2B")); // a plus is a plus
  const once = (name) => (given.getAll(name).length === 1 ? given.get(name) : "");
  const settings = {};
  for (const [name, { low }] of store.controls) {
    const numbers = once(name).split(",");
    if (numbers.length > 8 || !numbers.every((each) => NUMBER.test(each))) continue;
    settings[name] = Array.isArray(low) ? numbers.map(Number) : numbers.length === 1 ? Number(numbers[0]) : undefined;
  }
  for (const name of Object.keys(texts)) {
    const text = once(name);
    if (text && text.length <= (texts[name].longest ?? LONGEST)) settings[name] = text;
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

const inAttribute = (text) => text.replace(/[&"]/g, (sign) => `&#${sign.charCodeAt()};`);

/** What can be copied, and what it is. */
const COPIES = {
  link: ["Link to this figure", ({ written }) => written],
  /** In any of the usual shells. */
  command: [
    "Command that draws this figure",
    ({ id, written }) => `gdviz render ${id} --link '${written.replaceAll("'", "%27")}'`,
  ],
  /** See gdviz/page/embed.py. */
  embed: [
    "Frame that shows this figure",
    ({ id, store, figure }) =>
      `<iframe src="${gdviz.site}embed/${id}/${inAttribute(queryFor(store))}" sandbox="allow-scripts allow-downloads" ` +
      `width="100%" height="${figure.element.offsetHeight + 200}" style="border: 0" title="${inAttribute(store.scene.title)}"></iframe>`,
  ],
};

class Share {
  constructor(figure, row) {
    const { scene: id } = figure.element.dataset;
    Object.assign(this, { figure, id, store: figure.store, page: location.pathname, hash: `#${id}` });
    this.field = row.querySelector(".gd-address");
    const { listening } = figure;
    addEventListener("popstate", () => this.moved(), listening);
    addEventListener("pagehide", () => this.keep(), listening);
    addEventListener("click", (event) => this.leave(event), { ...listening, capture: true }); // by a link, maybe
    for (const button of row.querySelectorAll("[data-share]"))
      button.addEventListener("click", () => this.pressed(button), listening);
    this.field.addEventListener("blur", () => this.close(), listening);
    this.field.addEventListener("keydown", (event) => this.escape(event), listening);
    this.open();
  }

  /** Escape closes the field, and not the menu that it is in. */
  escape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.source.focus();
  }

  get named() {
    return location.hash === this.hash && location.pathname === this.page;
  }

  get written() {
    return location.href.split(/[?#]/)[0] + queryFor(this.store) + this.hash;
  }

  /** What the entry of the history has kept of figures. */
  get kept() {
    return history.state?.gd ?? {};
  }

  /** Go to the state kept with this entry of the history, or else to the one in the address. */
  open() {
    try {
      this.store.restore(this.kept[this.id]);
    } catch {
      if (this.named) this.read(); // nothing is kept, or what another version of the page had
    }
    this.arrived();
  }

  read() {
    const { store } = this;
    const settings = settingsIn(location.search, store);
    store.refused = settings.f; // unless it is accepted
    store.set(settings);
    if (settings.step === undefined) store.set({ step: store.impliedStep });
  }

  arrived() {
    this.followed = this.named; // whether the address tells the state of this figure
    this.query = location.search;
    this.told = queryFor(this.store);
  }

  /**
   * A click may lead away. One to another state of this figure is followed here: the theme takes it for one to the place where
   * the reader is already, and goes back.
   */
  leave(event) {
    const link = event.target.closest?.("a[href]");
    const there = link?.hash === this.hash && link.href.split(/[?#]/)[0] === location.href.split(/[?#]/)[0];
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (there && plain && !link.target && link.search !== location.search) this.visit(event, link);
    else this.keep();
  }

  visit(event, { href }) {
    this.note(this.figure.changed ? this.store.snapshot : undefined);
    try {
      history.pushState(null, "", href);
    } catch {
      return; // a page opened as a file: it is loaded anew
    }
    event.preventDefault();
    event.stopPropagation();
    this.figure.reset();
    this.open();
    this.figure.element.scrollIntoView();
  }

  /** The reader went back or forward, or to another place of the page. */
  moved() {
    if (location.pathname !== this.page) return;
    const other = location.search !== this.query;
    if ((this.named && location.search !== queryFor(this.store)) || (!this.named && this.followed && other)) {
      this.figure.reset();
      this.open();
    }
    this.arrived();
    this.update();
  }

  update() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.figure.player.playing || this.follow(), FOLLOWING);
  }

  /** Write the state into the address that names this figure, once it is another than was read there. */
  follow() {
    this.keep();
    if (!this.named) this.followed = false;
    else if (this.told !== queryFor(this.store)) this.write("replaceState", history.state);
  }

  write(method, state) {
    try {
      if (location.href !== this.written) history[method](state, "", this.written);
    } catch {
      // A browser may allow no other address to a page that was opened as a file.
    }
    this.arrived();
  }

  /** Keep the state with this entry of the history, unless the page is another by now. */
  keep() {
    const snapshot = this.figure.changed ? this.store.snapshot : undefined;
    if (location.pathname === this.page && this.kept[this.id] !== snapshot) this.note(snapshot);
  }

  /** Beside what the theme notes there: the place, to come back to it. */
  note(snapshot) {
    const state = { x: scrollX, y: scrollY, ...history.state, gd: { ...this.kept, [this.id]: snapshot } };
    history.replaceState(state, "");
    return state;
  }

  pressed(button) {
    const { share: kind } = button.dataset;
    this.source = button;
    if (kind === "listen") return this.listen(button);
    return COPIES[kind] ? this.give(kind, COPIES[kind][1](this)) : this.save(kind);
  }

  async listen(button) {
    try {
      gdviz.sound ??= new AudioContext(); // in the click itself: a browser may ask for that
      await gdviz.load("listen");
      parts.Listen(this.figure, button, gdviz.sound);
    } catch (error) {
      this.say("No sound");
      reportError(error);
    }
  }

  async save(kind) {
    try {
      await gdviz.load("save");
      await parts.Save(this.figure, kind);
    } catch (error) {
      this.say("Not saved");
      reportError(error);
    }
  }

  /** The address is from now on that of this figure. */
  follows() {
    if (this.named) this.write("replaceState", history.state);
    else this.write("pushState", this.note()); // where it was, the figure is as at first
    this.keep();
  }

  /** Put a text on the clipboard, and say so in the button that was pressed; or show it. */
  async give(kind, text) {
    const left = this.leftOut();
    if (kind === "link") this.follows();
    if (await copied(text)) this.say(`${kind[0].toUpperCase()}${kind.slice(1)} copied${left && `, without ${left}`}`);
    else this.offer(kind, text);
  }

  /** What the figure shows that no address says. */
  leftOut() {
    const { store } = this;
    const left = [
      store.segments.length > 1 && "the settings before",
      store.edited && `your ${this.figure.element.querySelector("[data-points]").dataset.points}`,
      Object.keys(store.turned).length > 0 && "the turn",
      Object.values(store.history).some((past) => past.length > 1) && "your probes",
    ];
    return left.filter(Boolean).join(" and ");
  }

  /** The text in a field, selected, for the reader to copy. */
  offer(kind, text) {
    this.field.hidden = false;
    this.field.value = text;
    this.field.setAttribute("aria-label", COPIES[kind][0]);
    this.field.focus({ preventScroll: true });
    this.field.select();
    this.figure.announcer.tell(`Copy the selected ${kind}`);
  }

  close() {
    this.field.hidden = true;
  }

  say(words) {
    this.rest();
    const { source } = this;
    const { textContent } = source; // maybe translated
    this.again = () => (source.textContent = textContent);
    source.textContent = words;
    this.figure.announcer.tell(words);
    this.saying = setTimeout(() => this.rest(), 2500);
  }

  /** The button that was pressed says again what it does. */
  rest() {
    clearTimeout(this.saying);
    this.again?.();
    this.again = undefined;
  }

  dispose() {
    clearTimeout(this.timer);
    this.rest();
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

parts.Share = (figure, row) => new Share(figure, row);
