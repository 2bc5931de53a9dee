// What the fault that is shown comes from, and what helps.
import { parts } from "../registry.js";
import { reword } from "../drawing/geometry.js";
import { shownFault } from "../faults/patient.js";

parts.FaultWords = ({ element, store }, box, { faults }) => {
  const said = () => {
    const { cause, remedy } = faults[shownFault(store)[0]];
    return `${cause} ${remedy}`;
  };
  const ahead = () => element.querySelector("[data-part=Predict]:not([data-seen])"); // till then it is not to be seen
  return { update: () => reword(box.querySelector("p"), said()), words: () => (ahead() ? "" : said()) };
};
