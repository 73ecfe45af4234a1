import type { FlowAction } from "../language/document.js";
import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";

/** A way on of an action, as the document writes it. */
export interface Way {
  readonly kind: "next" | "condition" | "error";
  /** In words, for messages. */
  readonly label: string;
  readonly target: string;
  /** The error, or the condition's operator. */
  readonly name: string;
  readonly operand: string;
  /** Path below the action. */
  readonly path: JsonPath;
}

/** The ways on of an action; entries that are not of the right form are left out, the reader has reported them. */
export function waysOf({ Transitions }: FlowAction): readonly Way[] {
  const ways: Way[] = [];
  const next = Transitions?.["NextAction"];
  if (typeof next === "string") {
    const path = ["Transitions", "NextAction"];
    ways.push({ kind: "next", label: "The way on", target: next, name: "", operand: "", path });
  }
  for (const [index, entry] of listOf(Transitions?.["Conditions"])) {
    const condition = entry["Condition"];
    const path = ["Transitions", "Conditions", index];
    if (!isObject(condition) || typeof entry["NextAction"] !== "string") continue;
    const name = String(condition["Operator"]);
    const operands = condition["Operands"];
    const operand = Array.isArray(operands) ? operands.map(String).join(", ") : "";
    ways.push({
      kind: "condition",
      label: `The branch ${name} ${operand}`,
      target: entry["NextAction"],
      name,
      operand,
      path,
    });
  }
  for (const [index, entry] of listOf(Transitions?.["Errors"])) {
    const name = entry["ErrorType"];
    const path = ["Transitions", "Errors", index];
    if (typeof name !== "string" || typeof entry["NextAction"] !== "string") continue;
    ways.push({ kind: "error", label: `The branch ${name}`, target: entry["NextAction"], name, operand: "", path });
  }
  return ways;
}

function listOf(value: Json | undefined): readonly (readonly [number, JsonObject])[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((entry, index) => (isObject(entry) ? [[index, entry] as const] : []));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
