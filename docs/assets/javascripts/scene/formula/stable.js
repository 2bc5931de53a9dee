// A formula in another form that means the same and stays in the range of numbers, as gdviz.objectives.stable has it:
// log(1 + exp(x)) as softplus(x).

const number = (value) => ({ kind: "number", value, varies: false });
const call = (called, operand) => ({ kind: "call", called, operand, varies: operand.varies });
const combined = (left, sign, right) => ({ kind: "operation", left, sign, right, varies: left.varies || right.varies });
const negative = (operand) => ({ kind: "sign", sign: "-", operand, varies: operand.varies });

/** The tree of a checked formula in the form to compute with. */
export function stable(node) {
  const { kind, called, sign, operand, left, right } = node;
  if (kind === "call") {
    const known = /^(log|ln)$/.test(called) && grows(operand) && logarithm(operand);
    return known || call(called, stable(operand));
  }
  if (kind === "sign") return { ...node, operand: stable(operand) };
  if (kind !== "operation") return node;
  const known = (sign === "/" || (sign === "*" && grows(left))) && grows(right) && logarithm(node);
  return known ? call("exp", known) : combined(stable(left), sign, stable(right));
}

/** The logarithm of what is positive for every x as far as its form tells; null for all else. */
function logarithm({ kind, value, name, called, sign, operand, left, right }) {
  if (kind === "number") return value > 0 ? number(Math.log(value)) : null;
  if (kind === "name") return name === "e" ? number(1) : name === "pi" ? number(Math.log(Math.PI)) : null;
  if (kind === "call") return logarithmOfCall(called, operand);
  const [first, last] = sign && left ? [logarithm(left), logarithm(right)] : [];
  if (first && sign === "**") return combined(stable(right), "*", first);
  if (!first || !last) return null;
  if (sign === "*") return combined(first, "+", last);
  if (sign === "/") return combined(first, "-", last);
  const [less, more] = first.kind === "number" ? [last, first] : [first, last];
  return sign === "+" ? combined(more, "+", call("softplus", combined(less, "-", more))) : null;
}

function logarithmOfCall(name, operand) {
  const u = stable(operand);
  if (name === "exp") return u;
  if (name === "cosh")
    return combined(combined(u, "+", call("softplus", combined(number(-2), "*", u))), "-", number(Math.log(2)));
  if (name === "sigmoid") return negative(call("softplus", negative(u)));
  const inside = name === "sqrt" && logarithm(operand);
  return inside ? combined(number(0.5), "*", inside) : null;
}

/** Whether an exponential in it varies. */
function grows({ called, sign, operand, left, right }) {
  if (/^(exp|cosh|sigmoid)$/.test(called) && operand.varies) return true;
  if (sign === "**" && left.name === "e" && right.varies) return true;
  return [operand, left, right].some((each) => each && grows(each));
}
