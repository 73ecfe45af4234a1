import type { Call } from "./calls/call.js";
import type { Expression } from "./expression.js";
import { visit, type Statement } from "./statement.js";
import type { Step } from "./step.js";

/**
 * How statements read: lower is better. Lines count one; what a reader has to jump for, deep nesting and what has to be
 * said about errors count more.
 */
export function costOfBody(statements: readonly Statement[]): number {
  let cost = 0;
  visit(statements, (statement, depth) => {
    cost += lines(statement) + Math.max(0, depth - 3) * 0.7;
    if ((statement.kind === "break" || statement.kind === "continue") && statement.labelled) cost += 2.5;
    if (statement.kind === "labelled") cost += 2.5;
    if (statement.kind === "call" && (statement.named || statement.errorsGoOn))
      cost += isLong(statement.step) ? 2 : 0.4;
  });
  return cost;
}

function lines(statement: Statement): number {
  switch (statement.kind) {
    case "if":
      return statement.otherwise.length > 0 ? 3 : 2;
    case "switch":
      return 2 + statement.arms.reduce((sum, arm) => sum + (arm.isDefault ? 1 : arm.ways.length), 0);
    case "try":
      return statement.handler.length === 0 ? 2.5 : 3.5;
    case "kept":
      return 6;
    case "for":
    case "while":
    case "labelled":
      return 2;
    default:
      return 1;
  }
}

/** True for a call that nothing can be added to without breaking its line. */
function isLong({ call }: Step): boolean {
  if (!call) return false;
  const known = lengths.get(call);
  if (known !== undefined) return known > shortCall;
  const length = call.args.reduce((sum, arg) => sum + lengthOf(arg), call.fn.length);
  lengths.set(call, length);
  return length > shortCall;
}

const lengths = new WeakMap<Call, number>();
/** How long a call may be for another option to fit on its line. */
const shortCall = 80;

function lengthOf(expression: Expression): number {
  switch (expression.kind) {
    case "text":
      return expression.text.length + 4;
    case "object":
      return expression.members.reduce((sum, [name, value]) => sum + name.length + 4 + lengthOf(value), 4);
    case "list":
      return expression.items.reduce((sum, item) => sum + 2 + lengthOf(item), 2);
    case "symbol":
    case "module":
      return expression.name.length + 12;
    default:
      return 8;
  }
}
