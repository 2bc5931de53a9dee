// Mini-batches, parted as in gdviz/objectives/batches.py.
import { gdviz } from "./registry.js";
import { Generator } from "./random/generator.js";

/** Batch after batch, without end: the places of its examples among `count`. */
export function* placesOf(count, { batch_size: size, seed, shuffle = 1 }) {
  const generator = new Generator(seed);
  const sorted = Array.from({ length: count }, (_, place) => place);
  for (;;) {
    const order = shuffle ? generator.permutation(count) : sorted;
    for (let first = 0; first < count; first += size) yield order.slice(first, first + size);
  }
}

/** The loss on some of the examples alone, of the scene's objective with this number. */
export function partOf(store, number, places) {
  const { data } = store.scene.objectives[number];
  const part = Object.entries(data).map(([name, values]) => [name, places.map((place) => values[place])]);
  return store.definition.objectives[number](Object.fromEntries(part));
}

export const countOf = (store, number) => Object.values(store.scene.objectives[number].data)[0].length;

/** The objective of a run on batches: its value on all examples, its gradient on one batch after the other. */
gdviz.batched = (store, { objective: number }, settings) => {
  const batches = placesOf(countOf(store, number), settings);
  const gradient = (w) => partOf(store, number, batches.next().value).gradient(w);
  return { ...store.objectives[number], gradient };
};
