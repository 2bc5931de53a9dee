// What slopes and curvatures tell of a point of two parameters, as Python has it in quantities.

/** The smallest and the largest eigenvalue of the Hessian; for one or two parameters. */
export function curvatures(objective, w) {
  const [a, b, , d] = objective.hessian(w);
  if (objective.dim === 1) return [a, a];
  const middle = (a + d) / 2;
  const reach = Math.hypot((a - d) / 2, b);
  return [middle - reach, middle + reach];
}

/** The slope in a direction, in degrees from the first axis towards the second. */
export const slopeAlong = ([first, second], degrees) => {
  const turn = (degrees * Math.PI) / 180;
  return first * Math.cos(turn) + second * Math.sin(turn);
};

/** The second derivative along a straight line in such a direction. */
export const curvatureAlong = ([a, b, c, d], degrees) =>
  slopeAlong([slopeAlong([a, b], degrees), slopeAlong([c, d], degrees)], degrees);

/** The direction of the largest curvature of two parameters, a unit vector. */
export const steepAxis = ([a, b, , d]) => {
  const turn = Math.atan2(2 * b, a - d) / 2;
  return [Math.cos(turn), Math.sin(turn)];
};

/** What the Hessian of two parameters tells at a point: see second_order in Python. */
export function secondOrder(objective, w, [first, second], rate, direction) {
  const hessian = objective.hessian(w);
  const [gentle, steep] = curvatures(objective, w);
  return {
    [`hessian_${first}${first}`]: hessian[0],
    [`hessian_${first}${second}`]: hessian[1],
    [`hessian_${second}${second}`]: hessian[3],
    curvature_max: steep,
    curvature_min: gentle,
    steep_factor: 1 - rate * steep,
    gentle_factor: 1 - rate * gentle,
    curvature_along: curvatureAlong(hessian, direction),
  };
}

/** How far a point is from the first minimizer, along the steep axis there and along the gentle one. */
export function errorParts(objective, lowest, w) {
  const [across, up] = steepAxis(objective.hessian(lowest));
  const [x, y] = w.map((part, axis) => part - lowest[axis]);
  return [x * across + y * up, y * across - x * up];
}
