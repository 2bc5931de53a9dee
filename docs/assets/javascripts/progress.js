// What the reader has answered: kept in this browser alone, marked quietly where a section is named. An answer is
// [times right in a row, day]; a section is read on the day its exercises were seen. What is stored is taken as it is found:
// what can be understood is used, all else stays where it is.
(() => {
  "use strict";

  const VERSION = 1;
  const ID = /^\w+\.\w+$/;
  const name = () => `${globalThis.__md_scope?.pathname ?? ""}.__exercises`;
  const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 6e4) / 864e5);
  const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
  const asObject = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
  let unsaved = null; // what no storage took lasts as long as the page

  /** What there is of ours in any value at all: { answers, read, rest, left }, with the number of entries left out. */
  function understood(value) {
    const rest = asObject(value);
    const [answers, read] = [{}, {}];
    let left = 0;
    for (const [id, entry] of Object.entries(asObject(rest.answers))) {
      const [streak, day = 0] = Array.isArray(entry) ? entry : [];
      if (ID.test(id) && isCount(streak) && isCount(day)) answers[id] = [streak, day];
      else left++;
    }
    for (const [chapter, day] of Object.entries(asObject(rest.read))) {
      if (/^\w+$/.test(chapter) && isCount(day)) read[chapter] = day;
      else left++;
    }
    return { answers, read, rest, left };
  }

  /** Of two answers the later one; of two on one day the better one. */
  function merged(one, other) {
    const answers = { ...one.answers };
    for (const [id, [streak, day]] of Object.entries(other.answers)) {
      const [had, at] = answers[id] ?? [0, -1];
      if (day > at || (day === at && streak > had)) answers[id] = [streak, day];
    }
    return { answers, read: { ...other.read, ...one.read }, rest: { ...other.rest, ...one.rest } };
  }

  function load() {
    let found = understood();
    try {
      const text = localStorage.getItem(name());
      try {
        if (text !== null) found = understood(JSON.parse(text));
      } catch {
        localStorage.setItem(`${name()}.unread`, text); // not what we wrote: it is put aside
      }
    } catch {} // nothing can be read or stored
    return unsaved ? merged(unsaved, found) : found;
  }

  const written = ({ answers, read, rest = {} }) => {
    const version = Math.max(VERSION, isCount(rest.version) ? rest.version : 0);
    const kept = (part, ours) => ({ ...asObject(rest[part]), ...ours });
    return JSON.stringify({ ...rest, version, answers: kept("answers", answers), read: kept("read", read) });
  };

  /** Whether it was stored. */
  function save(data) {
    unsaved = data;
    try {
      localStorage.setItem(name(), written(data));
      unsaved = null;
    } catch {}
    mark();
    return !unsaved;
  }

  function record(id, isRight) {
    const data = load();
    const [streak, day] = data.answers[id] ?? [0, -1];
    const again = streak && day === today(); // twice on one day counts once
    data.answers[id] = [isRight ? streak + (again ? 0 : 1) : 0, today()];
    return save(data);
  }

  function see(chapter) {
    const data = load();
    if (data.read[chapter] === undefined) save({ ...data, read: { ...data.read, [chapter]: today() } });
  }

  function clear() {
    unsaved = null;
    for (const each of [name(), `${name()}.unread`]) {
      try {
        localStorage.removeItem(each);
      } catch {}
    }
    mark();
  }

  /** A small dial beside each section: how many of its exercises have been answered. */
  function mark() {
    const answered = {};
    for (const id of Object.keys(load().answers)) {
      const [chapter] = id.split(".");
      answered[chapter] = (answered[chapter] ?? 0) + 1;
    }
    for (const link of document.querySelectorAll("[data-gd-chapter]")) {
      const { gdChapter: chapter, gdCount: count } = link.dataset;
      const done = Math.min(answered[chapter] ?? 0, count);
      let dial = link.querySelector(".gd-dial");
      if (!done) dial?.remove();
      if (!done) continue;
      if (!dial) {
        dial = Object.assign(document.createElement("span"), { className: "gd-dial" });
        dial.setAttribute("role", "img");
        link.querySelector(":scope > span:not(.gd-card)").append(dial); // its title
      }
      dial.setAttribute("aria-label", `${done} of ${count} exercises answered`);
      dial.style.setProperty("--gd-share", done / count);
    }
  }

  globalThis.gdProgress = { load, save, record, see, clear, understood, merged, written, today };
  globalThis.gdTheme?.then(() => globalThis.gdOnEachPage(mark));
})();
