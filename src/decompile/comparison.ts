import type { FlowNode } from "../graph/flow-graph.js";
import { actionType } from "../language/registry.js";
import { parsePath } from "../language/paths.js";
import { rawReference, referenceTo, type Reference } from "./references.js";
import { stringLiteral } from "./source-text.js";
import { text, writeExpression, type Writer } from "./expression.js";

/** A *Check contact attributes* block as TypeScript has it: comparisons of one value of the call. */
export interface Comparison {
  readonly value: Reference;
  /** In the block's order. */
  readonly cases: readonly Case[];
}

/** One comparison. */
export interface Case {
  readonly operator: "===" | ">" | ">=" | "<" | "<=" | "startsWith" | "endsWith" | "includes";
  readonly operand: string;
}

const operators: Readonly<Record<string, Case["operator"]>> = {
  Equals: "===",
  NumberGreaterThan: ">",
  NumberGreaterOrEqualTo: ">=",
  NumberLessThan: "<",
  NumberLessOrEqualTo: "<=",
  TextStartsWith: "startsWith",
  TextEndsWith: "endsWith",
  TextContains: "includes",
};

/** Values that TypeScript knows for references whose type is a list of texts. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  "$.Channel": ["VOICE", "CHAT", "TASK", "EMAIL"],
  "$.InitiationMethod": [
    "INBOUND",
    "OUTBOUND",
    "TRANSFER",
    "CALLBACK",
    "QUEUE_TRANSFER",
    "EXTERNAL_OUTBOUND",
    "MONITOR",
    "DISCONNECT",
    "WEBRTC_API",
    "API",
  ],
  "$.SegmentAttributes['connect:CustomerAuthentication']['Status']": ["AUTHENTICATED", "FAILED", "TIMEOUT"],
};

/** The comparisons of an action, when TypeScript can say them letter by letter. */
export function comparisonOf(node: FlowNode): Comparison | undefined {
  const facts = actionType(node.type);
  const isComparison = facts?.parameters.properties["ComparisonValue"] !== undefined;
  const path = node.parameters["ComparisonValue"];
  if (!isComparison || Object.keys(node.parameters).length !== 1 || typeof path !== "string") return undefined;
  if (parsePath(path) === undefined || path.includes("`")) return undefined;
  const reference = referenceTo(path);
  if (!reference) return undefined;
  const cases: Case[] = [];
  let hasRest = false;
  for (const { slot } of node.edges) {
    if (slot.kind === "next") continue;
    if (slot.kind === "error") {
      if (slot.error !== "NoMatchingCondition") return undefined;
      hasRest = true;
      continue;
    }
    const operator = Object.hasOwn(operators, slot.operator) ? operators[slot.operator] : undefined;
    if (operator === undefined || slot.operand === "") return undefined;
    const isNumber = /^[<>]/.test(operator);
    if (isNumber && (!/^(?:0|-?[1-9]\d{0,14})$/.test(slot.operand) || slot.operand === "-0")) return undefined;
    if (!isNumber && operator !== "===" && slot.operand.includes("$.")) return undefined;
    if (slot.operand.includes("$.") && parsePath(slot.operand) === undefined) return undefined;
    cases.push({ operator, operand: slot.operand });
  }
  if (cases.length === 0 || !hasRest) return undefined;
  const known = Object.hasOwn(knownValues, path) ? knownValues[path] : undefined;
  const foreign = known && cases.some(({ operator, operand }) => operator === "===" && !known.includes(operand));
  return { value: foreign ? rawReference(path) : reference, cases };
}

/** The value that is compared. */
export function writeValue({ value }: Comparison, writer: Writer): string {
  return writer.use(value.root) + value.rest;
}

/** What a case of a `switch` over the value says; only for comparisons by equality. */
export function writeOperand({ operand }: Case, writer: Writer): string {
  return operand.includes("$.") ? writeExpression(text(operand), writer) : stringLiteral(operand);
}

/** A comparison as a condition; one of equality with the operator that is given. */
export function writeCondition(comparison: Comparison, one: Case, writer: Writer, equals = "==="): string {
  const value = writeValue(comparison, writer);
  switch (one.operator) {
    case "===":
      return `${value} ${equals} ${writeOperand(one, writer)}`;
    case "startsWith":
    case "endsWith":
    case "includes":
      return `${value}.${one.operator}(${stringLiteral(one.operand)})`;
    default:
      return `Number(${value}) ${one.operator} ${one.operand}`;
  }
}
