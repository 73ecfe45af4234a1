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

/** The paths that parameters and operands read. */
export function readsOf(parameters: JsonObject, ways: readonly Way[]): readonly Read[] {
  const texts = [...textsIn(parameters, ["Parameters"])];
  for (const { operands, path } of ways) {
    if (operands.length > 0) texts.push(...textsIn(operands as Json, [...path, "Condition", "Operands"]));
  }
  return texts.flatMap(({ text, at }) => pathsIn(text).map((path) => ({ text: path.text, names: path.names, at })));
}
