// What scripts/bench_interactive.py measures inside a page; there before anything else of the page.
window.bench = { shift: 0 };
{
  const NEAR = "600px"; // as in scene-loader.js
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (bench.shift += value))).observe({
    type: "layout-shift",
  });

  /** Note when an element nears the viewport and when what `begin` then promises is there, in ms since the page began. */
  bench.time = (element, begin) =>
    new IntersectionObserver(
      (entries, observer) => {
        const { isIntersecting, time } = entries.at(-1);
        if (!isIntersecting) return;
        observer.disconnect();
        begin().then(
          () => (bench.waited = performance.now() - time),
          (error) => (bench.failed = String(error)),
        );
      },
      { rootMargin: NEAR },
    ).observe(element);

  bench.live = () => [...document.querySelectorAll("gd-scene")].filter((each) => each.querySelector(".gd-controls"));

  /** Put the figures of the page far down from the start, and time the first live one from when it nears. */
  bench.timeFirst = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("figure:has(gd-scene) { margin-top: 6000px !important; }");
    document.adoptedStyleSheets = [sheet];
    addEventListener("DOMContentLoaded", () => {
      const [first] = bench.live();
      bench.time(first, () => first.ready);
    });
  };

  /** Scroll to every live figure of the page and wait until it is ready. */
  bench.wake = async () => {
    for (const element of bench.live()) {
      element.closest("figure").scrollIntoView({ block: "center" });
      await element.ready;
      await new Promise((done) => setTimeout(done, 100));
    }
  };

  // ---- updates

  /** Numbers from 0 to 1 that look random and are the same every time. */
  const numbers = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  function anywhere({ low, high, log }, random) {
    const one = (from, to) => (log ? from * (to / from) ** random() : from + random() * (to - from));
    return Array.isArray(low) ? low.map((from, axis) => one(from, high[axis])) : one(low, high);
  }

  /** Surfaces that have no sliders and turn by dragging: as a control. */
  const turns = ({ panels, controls }) =>
    panels.flatMap(({ kind }, index) =>
      kind === "surface" && !controls.some(({ name }) => name === "azimuth")
        ? [{ name: "turn", index, low: [-180, 5], high: [180, 85] }]
        : [],
    );

  /** The times from a change until the page is laid out, and until canvases are drawn too, in ms. */
  function timed(change, box) {
    const begun = performance.now();
    change();
    box.querySelector("svg").getBBox();
    const laidOut = performance.now();
    for (const canvas of box.querySelectorAll("canvas")) canvas.getContext("2d").getImageData(0, 0, 1, 1);
    return [laidOut - begun, performance.now() - begun];
  }

  /** Every control through many values, one at a time from random states, several rounds: a list of pairs of times a setting. */
  bench.updates = async (count, rounds) => {
    const [element] = bench.live();
    await element.ready;
    const { store } = element.figure;
    const controls = [...store.scene.controls, ...turns(store.scene)];
    const random = numbers(1);
    const state = () => Object.fromEntries(controls.map((control) => [control.name, anywhere(control, random)]));
    const set = ({ turn, ...setting }) => {
      for (const { index } of turn ? turns(store.scene) : []) store.turned[index] = turn;
      store.set(setting);
    };
    const plan = controls.flatMap((control) => {
      const base = state();
      return Array.from({ length: count }, (_, index) => [
        index ? {} : base,
        { [control.name]: anywhere(control, random) },
      ]);
    });
    const times = plan.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, [base, setting]] of plan.entries()) {
        set(base);
        times[index].push(timed(() => set(setting), element));
        if (index % 20 === 0) await new Promise((done) => setTimeout(done)); // what a page has else to do
      }
    }
    return { times, settings: plan.map(([, setting]) => setting), steps: store.longest };
  };

  // ---- the same scene by JSXGraph: derivatives.sliding_tangent, two linked boards

  const script = (address) =>
    new Promise((resolve, reject) => {
      document.head.append(
        Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject }),
      );
    });

  bench.jsxgraph = async (address, { f, slope, low, high, half, start }) => {
    await script(address);
    const board = (id, bottom, top) =>
      JXG.JSXGraph.initBoard(id, {
        boundingbox: [low - 0.4, top, high + 0.4, bottom],
        axis: true,
        showNavigation: false,
        showCopyright: false,
        keepAspectRatio: false,
      });
    const [upper, lower] = [board("upper", -3, 3), board("lower", -3, 7)];
    const curve = upper.create("functiongraph", [f, low, high], { strokeWidth: 2.4, highlight: false });
    const point = upper.create("glider", [start, f(start), curve], { name: "" });
    const end = (side) => [() => point.X() + side * half, () => f(point.X()) + side * half * slope(point.X())];
    upper.create("line", [end(-1), end(1)], { straightFirst: false, straightLast: false, strokeColor: "#c33" });
    upper.create("text", [low, 2.6, () => `x ${point.X().toFixed(2)}   slope ${slope(point.X()).toFixed(2)}`]);
    lower.create("functiongraph", [slope, low, high], { strokeColor: "#c33", highlight: false });
    const foot = [() => point.X(), 0];
    const below = lower.create("point", [() => point.X(), () => slope(point.X())], { name: "" });
    lower.create("segment", [foot, below], { dash: 2 });
    upper.addChild(lower);
    bench.drag = (x) => {
      point.setPosition(JXG.COORDS_BY_USER, [x, f(x)]);
      upper.update();
    };
  };

  /** Times of dragging the point of the tangent scene to many places, in ms: by us, or by JSXGraph. */
  bench.drags = (count, low, high) => {
    const random = numbers(2);
    const [element] = bench.live();
    const move = element ? (x) => (element.state = { x }) : bench.drag;
    const box = element ?? document.body;
    return Array.from({ length: count }, () => low + random() * (high - low)).map((x) => timed(() => move(x), box)[0]);
  };
}
