// Seeded random numbers, the same as Python's to the last bit: see gdviz/objectives/random_numbers.py.
import { advance, boxMuller, FIRST, SPREAD, WARM_UP } from "./printed.js";

export class Generator {
  /** `seed` is a whole number, 0 or more. */
  constructor(seed) {
    this.state = new Float64Array(7).fill(FIRST + seed);
    this.spare = new Float64Array(7);
    this.uniforms(WARM_UP);
    this.uniforms(this.below(SPREAD));
  }

  /** A number between 0 and 1, both excluded. */
  uniform() {
    [this.state, this.spare] = [advance(this.state, this.spare), this.state];
    return this.state[6];
  }

  uniforms(count) {
    return Float64Array.from({ length: count }, () => this.uniform());
  }

  /** Standard normal numbers, each made of two uniform ones. */
  normals(count) {
    return Float64Array.from({ length: count }, () => {
      const first = this.uniform();
      return boxMuller(first, this.uniform());
    });
  }

  /** A whole number from 0 up to, but not including, `bound`. */
  below(bound) {
    return Math.floor(this.uniform() * bound);
  }

  /** The numbers 0 to count - 1 in a random order. */
  permutation(count) {
    const order = Array.from({ length: count }, (_, place) => place);
    for (let last = count - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
  }
}
