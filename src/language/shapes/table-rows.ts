import type { ParameterSchema } from "../parameter-schema.js";
import { dynamicText, staticText } from "./text-values.js";

/** The primary key of a data table's row: names and values of its primary attributes. */
export const primaryValues = {
  type: "array",
  items: { type: "object", properties: { Name: staticText, Value: dynamicText }, required: ["Name", "Value"] },
} as const satisfies ParameterSchema;

/** Name of a group of rows. */
export const keyGroups = {
  type: "string",
  description: "Name of the group of rows, unique in the flow.",
} as const satisfies ParameterSchema;
