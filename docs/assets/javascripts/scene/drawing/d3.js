// What is used of d3, which stands in front of the joined modules: vendor/d3/d3.min.js.
export const { contours, ticks } = d3;
