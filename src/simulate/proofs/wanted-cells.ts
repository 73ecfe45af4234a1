import type { FlowNode, Slot } from "../../graph/flow-graph.js";
import type { Json, JsonObject } from "../../language/json.js";
import { memberPath, parsePath, pathsIn, writePath } from "../../language/paths.js";
import { valueAt } from "../../language/predicate.js";
import { actionType } from "../../language/registry.js";
import type { WholeGraph } from "./whole-graph.js";

/** True for a cell that matters. */
export type IsWanted = (path: string) => boolean;

/** The cells that some condition looks at, and those that are copied into them: most others are kept for reports only. */
export function cellsToCompare(graph: WholeGraph): IsWanted {
  const wanted = new Set<string>();
  const copies: (readonly [to: string, from: readonly string[]])[] = [];
  for (const place of graph.places) {
    if (place.kind !== "action") continue;
    const { node } = place;
    const looked = [
      valueAt(node.parameters, ["ComparisonValue"]) ?? null,
      ...node.edges.map(({ slot }) => operandOf(slot)),
    ];
    for (const text of looked.flatMap((value) => [...textsIn(value)]))
      for (const { names } of pathsIn(text)) wanted.add(writePath(names));
    copies.push(...copiesOf(node));
  }
  const isWanted: IsWanted = (path) => {
    const names = parsePath(path) ?? [];
    for (let length = names.length; length > 0; length -= 1)
      if (wanted.has(writePath(names.slice(0, length)))) return true;
    for (const one of wanted) if (isBelow(one, path)) return true;
    return false;
  };
  for (let grew = true; grew;) {
    const before = wanted.size;
    for (const [to, from] of copies) if (isWanted(to)) for (const path of from) wanted.add(path);
    grew = wanted.size > before;
  }
  const known = new Map<string, boolean>();
  return (path) => {
    let answer = known.get(path);
    if (answer === undefined) known.set(path, (answer = isWanted(path)));
    return answer;
  };
}

function operandOf(slot: Slot): Json {
  return slot.kind === "condition" ? slot.operand : null;
}

/** Cells that an action writes, and the paths whose values it puts into them. */
function copiesOf(node: FlowNode): readonly (readonly [to: string, from: readonly string[]])[] {
  const paths = (value: Json): readonly string[] =>
    [...textsIn(value)].flatMap((text) => pathsIn(text).map(({ names }) => writePath(names)));
  const input = valueAt(node.parameters, ["Input"]);
  const cells = actionType(node.type)?.produces ?? [];
  return [
    ...cells.flatMap(({ path, keysOf }) => {
      const map = keysOf && valueAt(node.parameters, keysOf);
      if (typeof map !== "object" || map === null || Array.isArray(map)) return [];
      return Object.entries(map as JsonObject).map(
        ([key, value]) => [memberPath(path, key), paths(value ?? null)] as const,
      );
    }),
    ...(input === undefined ? [] : [["$.Modules.Input", paths(input)] as const]),
  ];
}

/** True for a path of a member of what the other path names. */
export function isBelow(path: string, parent: string): boolean {
  return path.startsWith(`${parent}.`) || path.startsWith(`${parent}[`);
}

/** Every text inside a value. */
export function* textsIn(value: Json): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const member of Object.values(value as JsonObject)) yield* textsIn(member ?? null);
}
