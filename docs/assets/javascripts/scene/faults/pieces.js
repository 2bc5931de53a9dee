// Training that would hold up the page is done in pieces: a few milliseconds in each frame, and the rest in those after it.
const PIECE = 4; // milliseconds; a figure that draws two runs has two of them in a frame

/** Go on with a step of work after the other while there is time in this frame; whether `step` has said that it is done. */
export function forAPiece(step) {
  const until = performance.now() + PIECE;
  while (!step()) if (performance.now() >= until) return false;
  return true;
}

const expected = new WeakSet(); // the stores that are to go on in the next frame

/** Have a figure drawn again in the next frame: its run has not come as far as it should. */
export function soon(store) {
  if (expected.has(store)) return;
  expected.add(store);
  requestAnimationFrame(() => {
    expected.delete(store);
    store.notify();
  });
}

const queue = []; // { work, done }: first come, first served

/** Do the work of a generator in pieces; what it returns is given to `done`. */
export function inPieces(work, done) {
  if (queue.push({ work, done }) === 1) requestAnimationFrame(piece);
}

function piece() {
  const [{ work, done }] = queue;
  let next;
  if (forAPiece(() => (next = work.next()).done)) {
    queue.shift();
    done(next.value);
  }
  if (queue.length) requestAnimationFrame(piece);
}
