import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import { promptNames } from "../language/shapes/prompt.js";
import type { SubjectAction } from "./subject.js";
import { rememberFor } from "./remember.js";

/** Something that an action says in words. */
export interface SpokenText {
  readonly form: "Text" | "SSML";
  readonly text: string;
  /** Below the action. */
  readonly at: JsonPath;
}

/** True for an action type that can say something by itself, as the catalogue describes its parameters. */
export function canSpeak({ facts }: SubjectAction): boolean {
  const properties = facts?.parameters.properties ?? {};
  return promptNames.some((name) => Object.hasOwn(properties, name)) || Object.hasOwn(properties, "Messages");
}

/** The words that an action says: its own prompt, or those of its list of messages. */
export const spokenTexts: (action: SubjectAction) => readonly SpokenText[] = rememberFor((action) => {
  if (!canSpeak(action)) return [];
  const { parameters } = action;
  const messages = parameters["Messages"];
  const inside = Array.isArray(messages)
    ? (messages as readonly Json[]).flatMap((message, index) => spokenIn(message, ["Parameters", "Messages", index]))
    : [];
  return [...spokenIn(parameters, ["Parameters"]), ...inside];
});

function spokenIn(value: Json, at: JsonPath): readonly SpokenText[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return (["Text", "SSML"] as const).flatMap((form) => {
    const text = Object.hasOwn(value, form) ? (value as JsonObject)[form] : undefined;
    return typeof text === "string" ? [{ form, text, at: [...at, form] }] : [];
  });
}
