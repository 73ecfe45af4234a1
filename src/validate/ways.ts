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

/** A way whose words and path are made only when a finding needs them. */
class WrittenWay implements Way {
  readonly kind: Way["kind"];
  readonly target: string;
  readonly name: string;
  readonly operands: readonly Json[];
  readonly #index: number;

  constructor(kind: Way["kind"], target: string, name: string, operands: readonly Json[], index: number) {
    this.kind = kind;
    this.target = target;
    this.name = name;
    this.operands = operands;
    this.#index = index;
  }

  get operand(): string {
    const first = this.operands[0];
    return typeof first === "string" || typeof first === "number" ? String(first) : "";
  }

  get label(): string {
    if (this.kind === "next") return "The way on";
    return this.kind === "error" ? `The branch ${this.name}` : `The branch ${this.name} ${this.operand}`;
  }

  get path(): JsonPath {
    if (this.kind === "next") return ["Transitions", "NextAction"];
    return ["Transitions", this.kind === "error" ? "Errors" : "Conditions", this.#index];
  }
}

const none: readonly Json[] = [];

/** The ways on of an action; entries that are not of the right form are left out, the reader has reported them. */
export function waysOf({ Transitions }: FlowAction): readonly Way[] {
  const ways: Way[] = [];
  if (!Transitions) return ways;
  const { NextAction: next, Conditions: conditions, Errors: errors } = Transitions;
  if (typeof next === "string") ways.push(new WrittenWay("next", next, "", none, 0));
  if (isList(conditions)) {
    for (const [index, entry] of conditions.entries()) {
      if (!isObject(entry) || typeof entry["NextAction"] !== "string" || !isObject(entry["Condition"])) continue;
      const { Operator: operator, Operands: operands } = entry["Condition"];
      const name = typeof operator === "string" ? operator : "";
      ways.push(new WrittenWay("condition", entry["NextAction"], name, isList(operands) ? operands : none, index));
    }
  }
  if (isList(errors)) {
    for (const [index, entry] of errors.entries()) {
      if (!isObject(entry) || typeof entry["NextAction"] !== "string" || typeof entry["ErrorType"] !== "string")
        continue;
      ways.push(new WrittenWay("error", entry["NextAction"], entry["ErrorType"], none, index));
    }
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

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
