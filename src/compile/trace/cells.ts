import type { ActionType } from "../../language/action-type.js";
import type { JsonObject } from "../../language/json.js";
import { changeableCells, producedCells, replacedCells } from "../../language/outcomes.js";
import { actionTypes } from "../../language/registry.js";

const members = new Set(["Attributes", "FlowAttributes"]);

/**
 * The cell that a path reads: the smallest part of the call's state that an action replaces as a whole.
 * `$.External.plan.name` reads `$.External`; `$.Attributes.plan` is a cell of its own. Undefined for what nothing
 * replaces while a flow runs, such as `$.CustomerEndpoint.Address`.
 */
export function cellOf(path: string): string | undefined {
  const parts = /^\$\.([A-Za-z]+)((?:\.[A-Za-z0-9_-]+|\['[^']*'\])?)/.exec(path);
  if (!parts) return undefined;
  const [, name = "", member = ""] = parts;
  if (members.has(name)) return `$.${name}${member}`;
  return replaceable().has(name) ? `$.${name}` : undefined;
}

/** Cells that an action empties or replaces when it is tried. Parameters may hold call-time values. */
export function killedCells(action: ActionType | undefined, parameters: Readonly<Record<string, unknown>>): string[] {
  if (!action) return [];
  const json = parameters as JsonObject;
  const cells = [...replacedCells(action, json), ...changeableCells(action, json)].filter((cell) => !cell.adds);
  for (const cell of producedCells(action, json)) if (!cell.adds) cells.push(cell);
  return [...new Set(cells.map((cell) => cellOf(cell.path) ?? cell.path))];
}

let names: ReadonlySet<string> | undefined;

/** First segments of every cell that some action type replaces, produces or may change. */
function replaceable(): ReadonlySet<string> {
  names ??= new Set(
    actionTypes
      .flatMap((type) => [...type.produces, ...type.replaces, ...type.mayChange])
      .map((cell) => /^\$\.([A-Za-z]+)/.exec(cell.path)?.[1] ?? ""),
  );
  return names;
}
