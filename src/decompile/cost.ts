import { visit, type Statement } from "./statement.js";

/**
 * How statements read: lower is better. Lines count one; what a reader has to jump for, deep nesting and what has to be
 * said about errors count more.
 */
export function costOfBody(statements: readonly Statement[]): number {
  let cost = 0;
  visit(statements, (statement, depth) => {
    cost += lines(statement) + Math.max(0, depth - 3) * 0.7;
    if ((statement.kind === "break" || statement.kind === "continue") && statement.labelled) cost += 2.5;
    if (statement.kind === "labelled") cost += 3;
    if (statement.kind === "call" && (statement.named || statement.errorsGoOn)) cost += 0.4;
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
