// What is said under the field of a formula, the same for a curve and for a graph: what is wrong with it, and where.

/** Say what is wrong in a field, a FormulaError, and show where; or, where nothing is, what else there is to be said. */
export function complain(input, place, error, note = "") {
  input.setAttribute("aria-invalid", String(Boolean(error)));
  const { position = null, problem } = error ?? {};
  const words = !error ? note : `${position === null ? "Formula" : `At character ${position}`}: ${problem}.`;
  if ((place.firstChild?.textContent ?? "") === words) return;
  place.replaceChildren(...(words ? [spelt("p", words)] : []));
  if (position !== null) place.append(excerpt([...input.value], position - 1));
}

/** The formula about the place of a mistake, with that place marked. */
function excerpt(signs, at) {
  const some = (from, to) => signs.slice(Math.max(0, from), to).join("");
  const line = spelt("code", (at > 16 ? "…" : "") + some(at - 16, at));
  line.append(spelt("mark", signs[at] ?? "\u00a0"), some(at + 1, at + 13) + (signs.length > at + 13 ? "…" : ""));
  line.setAttribute("aria-hidden", "true");
  return line;
}

/** An element with words in it. */
const spelt = (name, words) => Object.assign(document.createElement(name), { textContent: words });
