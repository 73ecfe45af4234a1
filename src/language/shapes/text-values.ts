import type { ParameterSchema } from "../parameter-schema.js";

/** A switch that the service writes with a capital: `True`, `False`. */
export const capitalSwitch = { type: "string", enum: ["True", "False"] } as const satisfies ParameterSchema;
/** A switch that the service writes in lower case: `true`, `false`. */
export const lowerSwitch = { type: "string", enum: ["true", "false"] } as const satisfies ParameterSchema;
/** A switch by words: `Enabled`, `Disabled`. */
export const enabledSwitch = { type: "string", enum: ["Enabled", "Disabled"] } as const satisfies ParameterSchema;

/** Literal text with any number of paths in it. */
export const dynamicText = { type: "string", binding: "dynamic" } as const satisfies ParameterSchema;
/** A literal, or one path as the whole value. */
export const textOrPath = { type: "string", binding: "staticOrPath" } as const satisfies ParameterSchema;
/** Text without paths. */
export const staticText = { type: "string" } as const satisfies ParameterSchema;
/** A map of free keys to texts that may hold paths. */
export const dynamicMap = { type: "object", additionalProperties: dynamicText } as const satisfies ParameterSchema;

/** Which contact an attribute action changes: this one, or the one that it is related to. This one when absent. */
export const targetContact = {
  type: "string",
  enum: ["Current", "Related"],
  description: "The contact that is changed. The current one when absent, as in half of the real flows.",
} as const satisfies ParameterSchema;
