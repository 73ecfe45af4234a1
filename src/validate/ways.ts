import type { ActionType } from "../language/action-type.js";
import { outcomesNamedErrors } from "../language/error-types.js";
import type { FlowAction } from "../language/document.js";
import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import { mirroredBranches } from "../language/outcomes.js";

/** A way on of an action, as the document writes it. */
export interface Way {
  readonly kind: "next" | "condition" | "error";
  /** In words, for messages. */
  readonly label: string;
  /** Identifier of the action that it leads to; it may not exist. */
  readonly target: string;
  /** The error, or the condition's operator. */
  readonly name: string;
  /** The condition's operand; the first when there are several, which the service refuses. */
  readonly operand: string;
  /** The condition's operands as they stand. */
  readonly operands: readonly Json[];
  /** Path below the action. */
  readonly path: JsonPath;
}

/** The ways on of an action; entries that are not of the right form are left out, the reader has reported them. */
export function waysOf({ Transitions }: FlowAction): readonly Way[] {
  const ways: Way[] = [];
  const next = Transitions?.["NextAction"];
  if (typeof next === "string") {
    const path = ["Transitions", "NextAction"];
    ways.push({ kind: "next", label: "The way on", target: next, name: "", operand: "", operands: [], path });
  }
  for (const [index, entry] of listOf(Transitions?.["Conditions"])) {
    const condition = entry["Condition"];
    const path = ["Transitions", "Conditions", index];
    if (!isObject(condition) || typeof entry["NextAction"] !== "string") continue;
    const name = typeof condition["Operator"] === "string" ? condition["Operator"] : "";
    const operands = isList(condition["Operands"]) ? condition["Operands"] : [];
    const operand = typeof operands[0] === "string" || typeof operands[0] === "number" ? String(operands[0]) : "";
    const label = `The branch ${name} ${operand}`;
    ways.push({ kind: "condition", label, target: entry["NextAction"], name, operand, operands, path });
  }
  for (const [index, entry] of listOf(Transitions?.["Errors"])) {
    const name = entry["ErrorType"];
    const path = ["Transitions", "Errors", index];
    if (typeof name !== "string" || typeof entry["NextAction"] !== "string") continue;
    const target = entry["NextAction"];
    ways.push({ kind: "error", label: `The branch ${name}`, target, name, operand: "", operands: [], path });
  }
  return ways;
}

/**
 * The ways that a call can take: none where the action ends the flow. `NextAction` is none where it repeats another branch: the flow takes that branch.
 */
export function takenWays(facts: ActionType | undefined, parameters: JsonObject, ways: readonly Way[]): readonly Way[] {
  if (facts?.outcomes.next === "none") return [];
  if (!facts || facts.outcomes.nextMirrors.length === 0) return ways;
  const mirrored = mirroredBranches(facts, parameters).some((branch) =>
    ways.some((way) =>
      branch.kind === "error"
        ? way.kind === "error" && way.name === branch.error
        : way.kind === "condition" && way.operand === branch.operand,
    ),
  );
  return mirrored ? ways.filter(({ kind }) => kind !== "next") : ways;
}

/** True for a way that a failure takes; no match for a menu or a bot is an ordinary way on. */
export function isFailure({ kind, name }: Way): boolean {
  return kind === "error" && !outcomesNamedErrors.has(name);
}

function listOf(value: Json | undefined): readonly (readonly [number, JsonObject])[] {
  if (!isList(value)) return [];
  return value.flatMap((entry, index) => (isObject(entry) ? [[index, entry] as const] : []));
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
