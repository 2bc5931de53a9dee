// Which questions a mixed review asks today.
(() => {
  "use strict";

  const MOST = 12;
  const PAUSES = [0, 2, 7, 21]; // days until one comes back that was right once, twice, three times in a row

  const pause = (streak) => PAUSES[Math.min(streak, PAUSES.length - 1)];

  /**
   * Of the chapters read so far: what was missed, then what is due again, then what was never asked. Chapters are
   * [name, address, ids]; `next` is the number of days until the first of the others comes back.
   */
  function choose(chapters, { answers, read }, today) {
    const begun = ([name, , ids]) => read[name] !== undefined || ids.some((id) => answers[id]);
    const open = chapters.filter(begun);
    const groups = { missed: [], due: [], other: [] };
    let next = Infinity;
    for (const id of (open.length ? open : chapters).flatMap(([, , ids]) => ids)) {
      const [streak, day] = answers[id] ?? [];
      const left = day + pause(streak) - today;
      if (streak === undefined) groups.other.push(id);
      else if (streak === 0) groups.missed.push(id);
      else if (left <= 0) groups.due.push(id);
      else next = Math.min(next, left);
    }
    const { missed, due, other } = groups;
    const { random, shuffled } = globalThis.gdExercises;
    const draw = random(today);
    const first = open.length ? shuffled(other, draw) : other;
    const ids = [...shuffled(missed, draw), ...shuffled(due, draw), ...first].slice(0, MOST);
    return { ids, begun: open.length, next: Number.isFinite(next) ? next : null };
  }

  globalThis.gdExercises.choose = choose;
})();
