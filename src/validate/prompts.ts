import type { ActionType } from "../language/action-type.js";
import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import { promptNames } from "../language/shapes/prompt.js";
import { rememberFor } from "./remember.js";
import type { SubjectAction } from "./subject.js";

/** Something that an action says in words. */
export interface SpokenText {
  readonly form: "Text" | "SSML";
  readonly text: string;
  /** Below the action. */
  readonly at: JsonPath;
}

/** True for an action that can say something by itself, as the catalogue describes its parameters. */
export function canSpeak({ facts }: SubjectAction): boolean {
  return facts !== undefined && speaks(facts);
}

const speaks: (facts: ActionType) => boolean = rememberFor(({ parameters: { properties } }) =>
  [...promptNames, "Messages"].some((name) => Object.hasOwn(properties, name)),
);

/** The words that an action says: its own prompt, or those of its list of messages. */
export function spokenIn(facts: ActionType, parameters: JsonObject): readonly SpokenText[] {
  const found: SpokenText[] = [];
  if (!speaks(facts)) return found;
  collect(parameters, ["Parameters"], found);
  const messages = parameters["Messages"];
  if (Array.isArray(messages)) {
    for (const [index, message] of (messages as readonly Json[]).entries())
      collect(message, ["Parameters", "Messages", index], found);
  }
  return found;
}

const forms = ["Text", "SSML"] as const;

function collect(value: Json, at: JsonPath, found: SpokenText[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const form of forms) {
    const text = (value as JsonObject)[form];
    if (typeof text === "string") found.push({ form, text, at: [...at, form] });
  }
}
