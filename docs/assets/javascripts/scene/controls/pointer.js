// What the mouse, a pen, fingers and keys do to a part of the drawing.
export const SLACK = 4; // pixels a click may slip
const FAR_STEP = 10; // single ones; of pages with Shift ten times as many
const MOVES = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** How many steps to the right and up a key moves; nothing for another key. */
export function moveOf({ key, shiftKey }) {
  const page = key.startsWith("Page");
  return MOVES[key.replace("Page", "Arrow")]?.map((part) => (page ? FAR_STEP : 1) * (shiftKey ? FAR_STEP : 1) * part);
}

/** Take clicks on an element that end where they began: what is pressed, dragged away and let go is none. */
export function listenToClicks(element, take) {
  let began = null;
  element.addEventListener("pointerdown", (event) => (began = event));
  element.addEventListener("click", (event) => {
    // Of a finger that slips too far the browser makes no click.
    const slipped =
      began &&
      began.pointerType !== "touch" &&
      Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) > SLACK;
    if (!slipped) take(event);
  });
}

/**
 * Let one pointer at a time drag what is within an element. Places are in pixels of the plot's box: `grab(place)` takes
 * hold there and returns what is held as { focus: its element, middle: its place, ... }, `drag(held, place)` follows with
 * the place its middle has then, `release(held)` lets it go.
 */
export function listenToDrags(element, plot, { grab, drag, release }) {
  let held = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button || (held && !event.isPrimary)) return; // a second finger
    const [x, y] = plot.placeOf(event);
    const taken = grab([x, y]);
    held = { ...taken, pointer: event.pointerId, grip: [taken.middle[0] - x, taken.middle[1] - y] };
    element.setPointerCapture(event.pointerId);
    held.focus.focus({ preventScroll: true });
    event.preventDefault(); // no selection of text
  });
  // Chromium does not heed touch-action on parts of an SVG, so the page would scroll away under the finger.
  element.addEventListener("touchstart", (event) => event.cancelable && event.preventDefault(), {
    passive: false,
  });
  element.addEventListener("pointermove", (event) => {
    if (held?.pointer !== event.pointerId) return;
    const [x, y] = plot.placeOf(event);
    drag(held, [x + held.grip[0], y + held.grip[1]]);
  });
  for (const type of ["pointerup", "pointercancel"]) {
    element.addEventListener(type, ({ pointerId }) => {
      if (held?.pointer !== pointerId) return;
      const dropped = held;
      held = null;
      release?.(dropped);
    });
  }
}
