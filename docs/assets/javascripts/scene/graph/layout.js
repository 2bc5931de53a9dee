// A graph in a box of pixels: where gdviz.figure.graph_layout has its nodes, edges and numbers.
import {
  ASIDE,
  BENT,
  BOW,
  CLEAR,
  CROWDED,
  HEAD,
  NODE,
  ON_BOX,
  ON_RATE,
  PITCH,
  PORT,
  RATE,
  SAMPLES,
  SHARES,
  SMALLEST,
  SPACE,
} from "../constants.js";
import { times } from "../drawing/numbers.js";
import { layered } from "./layers.js";

/** The layers of a graph. */
export const layersOf = ({ nodes, edges }) =>
  layered(
    nodes.length,
    edges.map(({ source, target }) => [source, target]),
  );

/** { boxes, paths, rates, scale } of a graph in a box of this size, whose edges lead down or across. */
export function graphLayout(graph, width, height, down) {
  const swapped = ([x, y]) => (down ? [y, x] : [x, y]);
  const layers = layersOf(graph);
  const [node, pitch] = [NODE, PITCH].map((each) => swapped(each[Number(down)]));
  const [length, breadth] = swapped([width, height]);
  const count = Math.max(...layers.layer) + 1;
  const every = [...layers.place, ...layers.bends.flat()];
  const span = Math.max(...every) - Math.min(...every);
  const long = Math.min(node[0], length / (count + SPACE * (count - 1)));
  const along = Math.min(pitch[0], (length - long) / Math.max(count - 1, 1));
  const across = Math.min(pitch[1], (breadth - node[1]) / Math.max(span, 0.5));
  const broad = Math.min(node[1], CROWDED * across);
  const first = (length - along * (count - 1)) / 2;
  const at = (layer, place) => [first + along * layer, breadth / 2 + across * place];
  const middles = layers.place.map((place, index) => at(layers.layer[index], place));
  const bends = graph.edges.map(({ source }, index) =>
    layers.bends[index].map((place, passed) => at(layers.layer[source] + passed + 1, place)),
  );
  const boxes = middles.map(([x, y]) => [x - long / 2, y - broad / 2, long, broad]);
  const paths = pathsOf(graph, middles, bends, long);
  const scale = Math.max(SMALLEST, Math.min(1, long / node[0], broad / node[1]));
  const room = swapped(RATE.map((side) => scale * side));
  return {
    boxes: boxes.map((box) => [...swapped(box), ...swapped(box.slice(2))]),
    paths: paths.map((path) => path.map(swapped)),
    rates: ratesOf(boxes, paths, room).map(swapped),
    scale,
  };
}

/** The edges as curves: a place, then for each piece two control points and a place. */
function pathsOf(graph, middles, bends, long) {
  const ports = portsOf(graph, middles, bends);
  return graph.edges.map((edge, index) => {
    const [[left, top], [right, bottom]] = [middles[edge.source], middles[edge.target]];
    const arrival = [right - long / 2 - CLEAR - HEAD, bottom + ports[index]];
    const ends = [[left + long / 2, top], ...bends[index], arrival];
    const bow = bends[index].length ? 0 : Math.min(BOW, BENT * (arrival[0] - ends[0][0])) * asideOf(graph, edge);
    return ends.slice(1).reduce(
      (path, [toX, toY], piece) => {
        const [x, y] = ends[piece];
        const middle = (toX - x) / 2;
        return [...path, [x + middle, y + bow], [toX - middle, toY + bow], [toX, toY]];
      },
      [ends[0]],
    );
  });
}

/** To which side an edge is bent that has another beside it with the same ends. */
function asideOf({ edges }, edge) {
  const same = edges.filter(({ source, target }) => source === edge.source && target === edge.target);
  return same.indexOf(edge) - (same.length - 1) / 2;
}

/** How far from the middle of its target's side each edge arrives: in the order in which they come. */
function portsOf({ nodes, edges }, middles, bends) {
  const ports = [];
  const from = (index) => (bends[index].at(-1) ?? middles[edges[index].source])[1];
  nodes.forEach((_, target) => {
    const arriving = edges.flatMap((edge, index) => (edge.target === target ? [index] : []));
    arriving.sort((one, other) => from(one) - from(other));
    arriving.forEach((index, place) => (ports[index] = PORT * (place - (arriving.length - 1) / 2)));
  });
  return ports;
}

/** A place beside each edge for its local derivative of this size, clear of nodes, of edges and of each other. */
function ratesOf(boxes, paths, size) {
  const roomAt = ([x, y]) => [x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2];
  const taken = boxes.map(([left, top, long, broad]) => [left, top, left + long, top + broad]);
  const drawn = paths.flatMap(sampled);
  const placed = [];
  return paths.map((path) => {
    let [best, least] = [[0, 0], Infinity];
    for (const place of placesBeside(path, size)) {
      const room = roomAt(place);
      const cost =
        ON_BOX * taken.filter((box) => overlap(room, box)).length +
        ON_RATE * placed.filter((box) => overlap(room, box)).length +
        drawn.filter(([x, y]) => room[0] < x && x < room[2] && room[1] < y && y < room[3]).length;
      if (cost < least) [best, least] = [place, cost];
    }
    placed.push(roomAt(best));
    return best;
  });
}

/** Where a local derivative may stand, best first: beside the last piece, on the outer side of one that is bent, at a right angle to it. */
function placesBeside(path, size) {
  const piece = path.slice(-4);
  const outer = piece[1][1] + piece[2][1] > piece[0][1] + piece[3][1] + 1 ? 1 : -1;
  return ASIDE.flatMap((far) =>
    [outer, -outer].flatMap((side) =>
      SHARES.map((share) => {
        const [[x, y], [along, up]] = [onCurve(piece, share), direction(piece, share)];
        const away = side * ((Math.abs(up) * size[0]) / 2 + (Math.abs(along) * size[1]) / 2 + far);
        return [x - away * up, y + away * along];
      }),
    ),
  );
}

const mixed = (piece, parts) =>
  [0, 1].map((axis) => parts.reduce((sum, part, index) => sum + part * piece[index][axis], 0));

/** A point of a cubic curve. */
function onCurve(piece, share) {
  const rest = 1 - share;
  return mixed(piece, [rest ** 3, 3 * rest * rest * share, 3 * rest * share * share, share ** 3]);
}

/** Where it leads there, as a step of one pixel. */
function direction(piece, share) {
  const rest = 1 - share;
  const [along, up] = mixed(piece, [
    -rest * rest,
    rest * (rest - 2 * share),
    share * (2 * rest - share),
    share * share,
  ]);
  const size = Math.max(Math.hypot(along, up), 1e-9);
  return [along / size, up / size];
}

const sampled = (path) =>
  times((path.length - 1) / 3, (piece) =>
    times(SAMPLES, (sample) => onCurve(path.slice(3 * piece, 3 * piece + 4), (sample + 0.5) / SAMPLES)),
  ).flat();

const overlap = (one, other) =>
  Math.min(one[2], other[2]) > Math.max(one[0], other[0]) && Math.min(one[3], other[3]) > Math.max(one[1], other[1]);

/** The corners of an arrowhead on the end of a line that comes from `before`. */
export function arrowhead(end, before, length, half) {
  const [x, y] = [end[0] - before[0], end[1] - before[1]];
  const size = Math.max(Math.hypot(x, y), 1e-9);
  const [along, up] = [x / size, y / size];
  const [left, top] = end;
  return [
    [left - half * up, top + half * along],
    [left + length * along, top + length * up],
    [left + half * up, top - half * along],
  ];
}
