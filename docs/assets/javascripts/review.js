// The page of mixed review: twelve questions out of the sections read so far, answered here, and what is kept of all answers.
globalThis.gdOnEachPage(() => {
  "use strict";

  const { begin, choose, loaded, taken, make, button } = globalThis.gdExercises;
  const progress = globalThis.gdProgress;
  const place = document.querySelector(".gd-review:not([data-live])");
  if (!place) return;
  place.toggleAttribute("data-live", true);
  const root = new URL(place.dataset.root, document.baseURI);
  const chapters = JSON.parse(place.dataset.chapters);
  const days = (count) => (count === 1 ? "tomorrow" : `in ${count} days`);

  async function ask() {
    const today = progress.today();
    const { ids, begun, next } = choose(chapters, progress.load(), today);
    await loaded(ids, root);
    const words = ids.length
      ? begun
        ? `${ids.length} for today, out of ${begun} ${begun === 1 ? "section" : "sections"}.`
        : "You have not come to the exercises of any section yet. These are the first."
      : `Nothing for today. The next one comes back ${days(next)}.`;
    place.replaceChildren(make("p", {}, words));
    for (const [at, id] of ids.entries()) {
      const [, address] = chapters.find(([, , inIt]) => inIt.includes(id));
      const box = taken(id, `Question ${at + 1}`, new URL(address, root));
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
});
