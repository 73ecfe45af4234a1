import type { ActionType } from "../../language/action-type.js";
import type { JsonObject } from "../../language/json.js";
import { changeableCells, producedCells, replacedCells } from "../../language/outcomes.js";
import { actionTypes } from "../../language/registry.js";

/**
 * The cell that a path reads: the smallest part of the call's state that an action replaces as a whole.
 * `$.External.plan.name` reads `$.External`; `$.Attributes.plan` is a cell of its own. Undefined for what nothing
 * replaces while a flow runs, such as `$.CustomerEndpoint.Address`.
 */
export function cellOf(path: string): string | undefined {
  const found = answers.get(path);
  if (found !== undefined || answers.has(path)) return found;
  const cell = findCell(path);
  answers.set(path, cell);
  return cell;
}

/** Answers given before: a flow reads the same few paths again and again. */
const answers = new Map<string, string | undefined>();

function findCell(path: string): string | undefined {
  const known = cells().get(/^\$\.[A-Za-z]+/.exec(path)?.[0] ?? "");
  const cell = known?.find((candidate) => isWithin(path, candidate.path));
  if (!cell?.perMember) return cell?.path;
  const member = /^(?:\.[A-Za-z0-9_-]+|\['[^']*'\])/.exec(path.slice(cell.path.length))?.[0] ?? "";
  return cell.path + member;
}

/** True when a path is a cell's own or one below it. */
export function isWithin(path: string, cell: string): boolean {
  return path.startsWith(cell) && (path.length === cell.length || /^[.[]/.test(path.slice(cell.length)));
}

const none: readonly string[] = [];
const known = new Map<ActionType, readonly string[] | undefined>();

/** The cells of an action type whose parameters make no difference to them; undefined for others. */
function alwaysKilled(action: ActionType): readonly string[] | undefined {
  if (known.has(action)) return known.get(action);
  const cells = [...action.replaces, ...action.mayChange, ...action.produces];
  const isFixed = cells.every((cell) => cell.when === undefined && cell.keysOf === undefined);
  const killed = cells.filter((cell) => !cell.adds).map((cell) => cellOf(cell.path) ?? cell.path);
  const answer = isFixed ? [...new Set(killed)] : undefined;
  known.set(action, answer);
  return answer;
}

/** Cells that an action empties or replaces when it is tried. Parameters may hold call-time values. */
export function killedCells(
  action: ActionType | undefined,
  parameters: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (!action) return none;
  const always = alwaysKilled(action);
  if (always) return always;
  const json = parameters as JsonObject;
  const killed = new Set<string>();
  for (const cells of [replacedCells(action, json), changeableCells(action, json), producedCells(action, json)]) {
    for (const { path, adds } of cells) if (!adds) killed.add(cellOf(path) ?? path);
  }
  return [...killed];
}

interface KnownCell {
  readonly path: string;
  /** Each member is a cell of its own: `$.Attributes.plan`. */
  readonly perMember: boolean;
}

let byNamespace: ReadonlyMap<string, readonly KnownCell[]> | undefined;

/** Every cell that some action type replaces, produces or may change, by `$.Namespace`; the longest path first. */
function cells(): ReadonlyMap<string, readonly KnownCell[]> {
  if (byNamespace) return byNamespace;
  const known = new Map<string, Map<string, KnownCell>>();
  for (const type of actionTypes) {
    for (const cell of [...type.produces, ...type.replaces, ...type.mayChange]) {
      const namespace = /^\$\.[A-Za-z]+/.exec(cell.path)?.[0] ?? cell.path;
      const list = known.get(namespace) ?? new Map<string, KnownCell>();
      known.set(namespace, list);
      const perMember = cell.keysOf !== undefined || list.get(cell.path)?.perMember === true;
      list.set(cell.path, { path: cell.path, perMember });
    }
  }
  const sorted = [...known].map(
    ([namespace, list]) => [namespace, [...list.values()].toSorted((a, b) => b.path.length - a.path.length)] as const,
  );
  return (byNamespace = new Map(sorted));
}
