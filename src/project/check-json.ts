import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { parseDocument } from "../language/document.js";
import { validate } from "../validate/validate.js";

/** Checks the text of a JSON file as a flow: its form, then every action against the catalogue. */
export function checkJson(text: string, file: string): readonly Diagnostic[] {
  const { document, diagnostics, placeOf } = parseDocument(text, file);
  if (!document) return diagnostics;
  const isModule = document.Settings !== undefined;
  return [...diagnostics, ...validate({ document, flowType: isModule ? "module" : undefined, placeOf })];
}

/** True for a JSON file of a folder that is meant to be a flow, in the present or the older format. */
export function isFlowJson(text: string): boolean {
  return /"(?:StartAction|Actions)"\s*:/.test(text) || /"modules"\s*:\s*\[/.test(text);
}
