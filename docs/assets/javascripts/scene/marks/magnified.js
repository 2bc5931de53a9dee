// A patch of a surface under a magnifying glass: the closer one looks, the flatter it is.
import { BLEND, GLASS, GLASS_HEIGHT, GLASS_WIDTH, NET_LINES, NET_SAMPLES } from "../constants.js";
import { marks } from "../registry.js";
import { cameraAt, project } from "../drawing/camera.js";
import { shortest, times } from "../drawing/numbers.js";
import { blend, color } from "../drawing/color.js";

const CAMERA = cameraAt(...GLASS);
const spread = (count) => times(count, (index) => (2 * index) / (count - 1) - 1);
const LINES = [(place, along) => [place, along], (place, along) => [along, place]].flatMap((way) =>
  spread(NET_LINES).map((place) => spread(NET_SAMPLES).map((along) => way(place, along))),
);

marks.Magnified = {
  create(plot, mark) {
    const plane = plot.line("curve", blend("slope", BLEND.square_edge), 1);
    const surface = plot.line("line", color("function"), 1.3);
    const dot = plot.dots("point", "path", 5);
    const { small } = plot.sheet.layout;
    const told = plot.words("", { size: small });
    const unit = Math.min(plot.width / GLASS_WIDTH, plot.height / GLASS_HEIGHT);
    const centre = [plot.width / 2, plot.height / 2];
    const seen = (place, height) => {
      const [right, up] = project(CAMERA, [...place, height]);
      return [centre[0] + unit * right, centre[1] - unit * up];
    };
    const screen = (height) =>
      LINES.map((line) => plot.polyline(line.map((place) => seen(place, height(place))))).join("");
    return {
      update(store) {
        const { shown } = plot;
        const [x, y] = mark.at;
        const size = mark.half_width / store.values[mark.zoom];
        const [first, second] = shown.gradient(mark.at);
        const middle = shown.value(mark.at);
        const onPlane = ([u, v]) => u * first + v * second;
        const onSurface = ([u, v]) => (shown.value([x + size * u, y + size * v]) - middle) / size;
        plane.setAttribute("d", screen(onPlane));
        surface.setAttribute("d", screen(onSurface));
        dot.move([centre]);
        const apart = Math.max(...LINES.flat().map((place) => Math.abs(onSurface(place) - onPlane(place))));
        const closer = `${shortest(store.values[mark.zoom], 3)} times`;
        told.put([0, small], `${closer}: gap of ${shortest(apart / 2, 2)} widths`);
      },
    };
  },
};
