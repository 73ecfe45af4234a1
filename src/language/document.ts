import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { Place } from "../diagnostics/report.js";
import { shapeFindings } from "./document-shape.js";
import type { Json, JsonObject } from "./json.js";
import { readJson } from "./json-reader.js";
import type { JsonPath, JsonReading } from "./json-reader.js";

/**
 * A flow, or the content of a module, as the service and the console write it. Members that are not named here are kept
 * as they are, and so are members of actions, parameters and transitions that flowc does not know.
 */
export interface FlowDocument {
  readonly Version: string;
  /** Identifier of the first action. */
  readonly StartAction: string;
  /** Where the console draws the actions, and what else it remembers. The service ignores it. */
  readonly Metadata?: JsonObject;
  readonly Actions: readonly FlowAction[];
  /** In content of a module, always the same; never in a flow. */
  readonly Settings?: JsonObject;
}

/** One action of a document. */
export interface FlowAction {
  readonly Identifier: string;
  readonly Type: string;
  /** Older exports have `null` for actions without parameters. */
  readonly Parameters?: JsonObject | null;
  /** `NextAction`, `Errors` and `Conditions`; `{}` when the action ends the flow. */
  readonly Transitions?: JsonObject | null;
}

/** What came of reading a document. */
export interface ParsedDocument {
  /** The flow; absent when the text has not the shape of one. Findings do not always mean that it is absent. */
  readonly document?: FlowDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a value in the file, for findings of later passes: `placeOf(["Actions", 3, "Parameters"])`. */
  placeOf(path: JsonPath): Place;
}

/**
 * Reads a flow's JSON. Findings (FLW501 to FLW515) have their line and column in `file`. Knows nothing of action types:
 * unknown ones, and unknown members anywhere, survive as they are.
 */
export function parseDocument(text: string, file: string): ParsedDocument {
  const reading = readJson(text);
  const placeOf = (path: JsonPath): Place => positioned(file, reading.place(path));
  const diagnostics = syntaxFindings(reading, file);
  if (reading.value === undefined) return { diagnostics, placeOf };
  const { findings, complete } = shapeFindings(reading.value, placeOf);
  return {
    ...(complete ? { document: reading.value as unknown as FlowDocument } : {}),
    diagnostics: [...diagnostics, ...findings],
    placeOf,
  };
}

/** What the JSON reader found, as diagnostics: for any JSON file, not flows only (FLW501 to FLW504). */
export function syntaxFindings(reading: JsonReading, file: string): readonly Diagnostic[] {
  return reading.problems.map(({ kind, text, place, first }) => {
    const where = positioned(file, place);
    switch (kind) {
      case "syntax":
        return report("FLW501", { problem: text }, where);
      case "depth":
        return report("FLW503", { limit: text }, where);
      case "number":
        return report("FLW504", { number: text }, where);
      case "duplicate": {
        const related = first
          ? [{ file, line: first.line, column: first.column, message: "first given here" }]
          : undefined;
        return report("FLW502", { name: text }, { ...where, related });
      }
    }
  });
}

function positioned(file: string, place: { line: number; column: number; length: number }): Place {
  return { position: { file, line: place.line, column: place.column }, length: place.length };
}

/**
 * The text of a document: JSON with two spaces and a newline at the end, members in the order in which they are. What
 * flowc itself makes has the console's order; what was read keeps its own, so that reading and writing changes nothing.
 */
export function serialiseDocument(document: FlowDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The same text for values that are equal as JSON, whatever the order of their members: for comparing. */
export function canonicalForm(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((element) => canonicalForm(element as Json)).join(",")}]`;
  const object = value as Readonly<Record<string, Json | undefined>>;
  let members = "";
  for (const key of Object.keys(object).toSorted()) {
    const member = object[key];
    if (member === undefined) continue;
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${canonicalForm(member)}`;
  }
  return `{${members}}`;
}
