import { flowTypeOfApi } from "./flow-types.js";
import type { FlowType } from "./flow-types.js";
import type { Json, JsonObject } from "./json.js";

/** What DescribeContactFlow or DescribeContactFlowModule answered, as the AWS command line writes it. */
export interface ApiAnswer {
  /** The flow's JSON, as a text. */
  readonly content: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly flowType: FlowType | undefined;
  /** The contract of a module, as a text. */
  readonly settings: string | undefined;
}

/**
 * The flow inside an answer of the API, `{ "ContactFlow": { "Content": "…" } }` or the same with `ContactFlowModule`;
 * undefined for anything else. Source: AWS API Reference, DescribeContactFlow and DescribeContactFlowModule.
 */
export function readApiAnswer(value: Json): ApiAnswer | undefined {
  const flow = inner(value, "ContactFlow");
  const described = flow ?? inner(value, "ContactFlowModule");
  const content = text(described, "Content");
  if (described === undefined || content === undefined) return undefined;
  return {
    content,
    name: text(described, "Name"),
    description: text(described, "Description"),
    flowType: flow === undefined ? "module" : flowTypeOfApi(text(flow, "Type") ?? ""),
    settings: text(described, "Settings"),
  };
}

function inner(value: Json | undefined, name: string): JsonObject | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  const found = (value as JsonObject)[name];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as JsonObject) : undefined;
}

function text(object: JsonObject | undefined, name: string): string | undefined {
  if (object === undefined || !Object.hasOwn(object, name)) return undefined;
  const found = object[name];
  return typeof found === "string" ? found : undefined;
}
