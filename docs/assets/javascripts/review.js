// The page of mixed review: twelve questions out of the sections read so far, answered here, and what is kept of all answers.
// An exercise comes as the words of its own page, from a script a chapter: a page opened as a file may load no more.
(() => {
  "use strict";

  const { begin, choose, make, button } = globalThis.gdExercises;
  const progress = globalThis.gdProgress;
  const place = document.querySelector(".gd-review:not([data-live])");
  if (!place) return;
  place.toggleAttribute("data-live", true);
  const root = new URL(place.dataset.root, document.baseURI);
  const chapters = JSON.parse(place.dataset.chapters);
  const days = (count) => (count === 1 ? "tomorrow" : `in ${count} days`);

  function loaded(chapter) {
    const known = (globalThis.gdChapters ??= {});
    return new Promise((done) => {
      if (known[chapter]) return done();
      const script = make("script", { src: new URL(`assets/exercises/${chapter}.js`, root).href });
      for (const type of ["load", "error"]) script.addEventListener(type, done);
      document.head.append(script);
    });
  }

  /** An exercise as on its own page, with links that lead from here. */
  function asked(id, count) {
    const [chapter, address] = chapters.find(([, , ids]) => ids.includes(id));
    const html = globalThis.gdChapters[chapter]?.[id];
    const page = new URL(address, root);
    if (!html) return make("p", {}, make("a", { href: `${page}#${id}` }, id));
    const holder = new DOMParser().parseFromString(html, "text/html").body; // of our own pages; no script of it would run
    for (const link of holder.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), page);
    const title = holder.querySelector(".admonition-title").firstChild;
    title.textContent = title.textContent.replace(/^Exercise \d+/, `Question ${count}`);
    return holder.firstElementChild;
  }

  async function ask() {
    const today = progress.today();
    const { ids, begun, next } = choose(chapters, progress.load(), today);
    await Promise.all([...new Set(ids.map((id) => id.split(".")[0]))].map(loaded));
    const words = ids.length
      ? begun
        ? `${ids.length} for today, out of ${begun} ${begun === 1 ? "section" : "sections"}.`
        : "You have not come to the exercises of any section yet. These are the first."
      : `Nothing for today. The next one comes back ${days(next)}.`;
    place.replaceChildren(make("p", {}, words));
    for (const [at, id] of ids.entries()) {
      const box = asked(id, at + 1);
      place.append(box);
      if (box.matches(".gd-exercise")) begin(box, today);
    }
  }

  /** What is kept: to take along, to bring back, to forget. */
  function keep() {
    const says = make("p", { role: "status" });
    const tell = (words) => (says.textContent = words);
    const file = make("input", { type: "file", accept: ".json,application/json", class: "gd-moved", tabindex: "-1" });
    file.setAttribute("aria-label", "A file that was exported");

    function exported() {
      const text = progress.written(progress.load());
      const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      make("a", { href, download: "exercises.json" }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10_000);
      tell("Exported as exercises.json.");
    }

    async function imported() {
      const [given] = file.files;
      file.value = "";
      if (!given) return;
      let found;
      try {
        if (given.size > 2 ** 20) throw new RangeError();
        found = progress.understood(JSON.parse(await given.text()));
      } catch {
        return tell("That file holds no answers of ours. Nothing has been changed.");
      }
      const count = Object.keys(found.answers).length;
      if (!count) return tell("That file holds no answers of ours. Nothing has been changed.");
      const isKept = progress.save(progress.merged(progress.load(), found));
      const left = found.left ? ` ${found.left} could not be read and were left out.` : "";
      const kept = isKept ? "" : " This browser does not keep them: they last as long as this page.";
      tell(`${count} answers taken over; of two to one exercise the later one counts.${left}${kept}`);
      await ask();
    }

    let isSure = false;
    const forget = button("Clear", async () => {
      if (!isSure) {
        isSure = true;
        forget.textContent = "Clear all answers";
        return tell("This forgets every answer in this browser. Press again to do so.");
      }
      progress.clear();
      calm();
      tell("Cleared.");
      await ask();
    });
    const calm = () => {
      isSure = false;
      forget.textContent = "Clear";
    };
    forget.addEventListener("blur", calm);
    file.addEventListener("change", imported);
    const buttons = [button("Export", exported), button("Import", () => file.click()), forget];
    const box = document.querySelector(".gd-keep");
    box.replaceChildren(make("div", { class: "gd-submit" }, ...buttons), file, says);
    if (!progress.save(progress.load())) tell("This browser keeps nothing. Export before you leave.");
  }

  ask();
  keep();
})();
