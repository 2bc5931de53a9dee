// Where the nodes of a graph stand: the layers that gdviz.figure.layers finds, step for step.
import { BEND, SWEEPS } from "../constants.js";
import { times } from "../drawing/numbers.js";

const mean = (values, otherwise) =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : otherwise;
const copyOf = (rows) => rows.map((row) => [...row]);

/** The layer of each node, its place across that, and of each edge the places of its bends. */
export function layered(count, edges) {
  const beforeLast = times(count, () => 0);
  for (const [source, target] of [...edges].sort((one, other) => other[1] - one[1]))
    beforeLast[source] = Math.max(beforeLast[source], beforeLast[target] + 1);
  const deepest = Math.max(...beforeLast);
  const layer = beforeLast.map((each) => deepest - each);
  const items = met(count, edges, layer);
  let best = copyOf(items.rows);
  let fewest = crossings(items);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    sort(items, sweep % 2 === 0);
    const left = crossings(items);
    if (left < fewest) [best, fewest] = [copyOf(items.rows), left];
  }
  const place = places({ ...items, rows: best, count });
  return { layer, place: place.slice(0, count), bends: items.bends.map((each) => each.map((item) => place[item])) };
}

/** The items of each layer, nodes and from `count` on bends, as they are met on the way from the output back. */
function met(count, edges, layer) {
  const rows = times(Math.max(...layer) + 1, () => []);
  const [before, after] = times(2, () => times(count, () => []));
  const bends = edges.map(() => []);
  const seen = new Set();
  const meet = (node) => {
    seen.add(node);
    rows[layer[node]].push(node);
    edges.forEach(([source, target], index) => {
      if (target !== node) return;
      let last = node;
      for (let passed = layer[node] - 1; passed > layer[source]; passed--) {
        const item = before.length;
        rows[passed].push(item);
        before.push([]);
        after.push([last]);
        before[last].push(item);
        bends[index].unshift(item);
        last = item;
      }
      before[last].push(source);
      after[source].push(last);
      if (!seen.has(source)) meet(source);
    });
  };
  meet(count - 1);
  return { rows, before, after, bends };
}

/** How many pairs of edges cross. */
function crossings({ rows, after }) {
  return rows.slice(1).reduce((total, following, index) => {
    const ends = rows[index].flatMap((item, place) => after[item].map((other) => [place, following.indexOf(other)]));
    const crossed = ([a, b], at) => ends.slice(0, at).filter(([c, d]) => (a - c) * (b - d) < 0).length;
    return total + ends.reduce((sum, end, at) => sum + crossed(end, at), 0);
  }, 0);
}

/** The layers after the first from front to back, or those before the last from back to front. */
const inTurn = (rows, forward) =>
  forward ? times(rows.length - 1, (index) => index + 1) : times(rows.length - 1, (index) => rows.length - 2 - index);

/** Order each layer by the mean place of the neighbours in the one before, or after. */
function sort({ rows, before, after }, forward) {
  for (const index of inTurn(rows, forward)) {
    const beside = rows[forward ? index - 1 : index + 1];
    const means = new Map(
      rows[index].map((item, own) => [
        item,
        mean(
          (forward ? before : after)[item].map((each) => beside.indexOf(each)),
          own,
        ),
      ]),
    );
    rows[index].sort((one, other) => means.get(one) - means.get(other));
  }
}

/** Where each item stands across its layer. */
function places({ rows, before, after, count }) {
  const place = [];
  const room = (item) => (item < count ? 0.5 : BEND / 2);
  const gapsOf = (row) => row.slice(1).map((item, index) => room(row[index]) + room(item));
  for (const row of rows) {
    const gaps = gapsOf(row);
    row.forEach((item, index) => (place[item] = index ? place[row[index - 1]] + gaps[index - 1] : 0));
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (const index of inTurn(rows, forward)) {
      const row = rows[index];
      const wanted = row.map((item) =>
        mean(
          (forward ? before : after)[item].map((each) => place[each]),
          place[item],
        ),
      );
      keptApart(wanted, gapsOf(row)).forEach((at, which) => (place[row[which]] = at));
    }
  }
  const middle = (Math.min(...place) + Math.max(...place)) / 2;
  return place.map((at) => at - middle);
}

/** Places in order, as near to those wanted as gaps between them allow, by pooling neighbours that are too near. */
function keptApart(wanted, gaps) {
  const reach = [0];
  for (const gap of gaps) reach.push(reach.at(-1) + gap);
  const pools = [];
  wanted.forEach((want, index) => {
    let [total, count] = [want - reach[index], 1];
    while (pools.length && pools.at(-1)[0] / pools.at(-1)[1] > total / count) {
      const [sum, others] = pools.pop();
      [total, count] = [total + sum, count + others];
    }
    pools.push([total, count]);
  });
  const means = pools.flatMap(([total, count]) => times(count, () => total / count));
  return means.map((each, index) => each + reach[index]);
}
