import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import { pathsIn, type Path } from "../language/paths.js";
import type { Way } from "./ways.js";

/** A path that an action reads. */
export interface Read {
  /** As it is written: `$.External.plan`. */
  readonly text: string;
  readonly names: Path;
  /** Where it stands, below the action. */
  readonly at: JsonPath;
}

/** A text of an action, and where it stands. */
export interface ActionText {
  readonly text: string;
  /** Below the action: `["Parameters", "Text"]`. */
  readonly at: JsonPath;
}

/** Every text inside a value, in order, without recursion as deep as the value. */
export function textsIn(value: Json | undefined, at: JsonPath): readonly ActionText[] {
  if (typeof value === "string") return [{ text: value, at }];
  const found: ActionText[] = [];
  const open: { value: Json | undefined; at: JsonPath }[] = [{ value, at }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: here, at: where } = next;
    if (typeof here === "string") found.push({ text: here, at: where });
    else if (Array.isArray(here)) {
      for (let i = here.length - 1; i >= 0; i--) open.push({ value: here[i] as Json, at: [...where, i] });
    } else if (typeof here === "object" && here !== null) {
      for (const [key, inner] of Object.entries(here).toReversed()) open.push({ value: inner, at: [...where, key] });
    }
  }
  return found;
}

/** Every text of an action: in its parameters, and in operands of its conditions. */
export function textsOf(parameters: JsonObject, ways: readonly Way[]): readonly ActionText[] {
  const texts: ActionText[] = [];
  for (const key of Object.keys(parameters)) {
    const value = parameters[key];
    if (typeof value === "string") texts.push({ text: value, at: ["Parameters", key] });
    else if (typeof value === "object" && value !== null) texts.push(...textsIn(value, ["Parameters", key]));
  }
  for (const way of ways) {
    if (way.operands.length > 0) texts.push(...textsIn(way.operands as Json, [...way.path, "Condition", "Operands"]));
  }
  return texts;
}

/** The paths in an action's texts. */
export function readsOf(texts: readonly ActionText[]): readonly Read[] {
  const reads: Read[] = [];
  for (const { text, at } of texts) {
    if (!text.includes("$.")) continue;
    for (const { text: path, names } of pathsIn(text)) reads.push({ text: path, names, at });
  }
  return reads;
}
