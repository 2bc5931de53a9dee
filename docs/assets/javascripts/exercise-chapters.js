// Exercises as the words of their own pages, on another one, from a script a chapter: a page opened as a file may load no more.
(() => {
  "use strict";

  const { make } = globalThis.gdExercises;
  const chapterOf = (id) => id.split(".")[0];

  function load(chapter, root) {
    const known = (globalThis.gdChapters ??= {});
    return new Promise((done) => {
      if (known[chapter]) return done();
      const script = make("script", { src: new URL(`assets/exercises/${chapter}.js`, root).href });
      for (const type of ["load", "error"]) script.addEventListener(type, done);
      document.head.append(script);
    });
  }
  /** The scripts of these exercises, or what comes of them. */
  const loaded = (ids, root) => Promise.all([...new Set(ids.map(chapterOf))].map((chapter) => load(chapter, root)));

  /** An exercise as on its own page, with links that lead from here; a link to it where its script has not come. */
  function taken(id, heading, page) {
    const html = globalThis.gdChapters?.[chapterOf(id)]?.[id];
    if (!html) return make("p", {}, make("a", { href: `${page}#${id}` }, id));
    const holder = new DOMParser().parseFromString(html, "text/html").body; // of our own pages; no script of it would run
    for (const link of holder.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), page);
    const title = holder.querySelector(".admonition-title").firstChild;
    title.textContent = title.textContent.replace(/^Exercise \d+/, heading);
    return holder.firstElementChild;
  }

  Object.assign(globalThis.gdExercises, { loaded, taken });
})();
