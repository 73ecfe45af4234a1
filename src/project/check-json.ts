import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { parseDocument } from "../language/document.js";
import { isFlowType, type FlowType } from "../language/flow-types.js";
import { subjectOf } from "../validate/subject.js";
import { validate } from "../validate/validate.js";

/** Checks the text of a JSON file as a flow: its form, then every rule that needs no other flow. */
export function checkJson(text: string, file: string): readonly Diagnostic[] {
  const { document, diagnostics, placeOf } = parseDocument(text, file);
  if (!document) return diagnostics;
  const type = document.Metadata?.["type"];
  const said: FlowType | undefined = typeof type === "string" && isFlowType(type) ? type : undefined;
  const flowType = document.Settings !== undefined ? "module" : said;
  return [...diagnostics, ...validate(subjectOf({ document, flowType, placeOf }))];
}

/** True for a JSON file of a folder that is meant to be a flow, in the present or the older format. */
export function isFlowJson(text: string): boolean {
  return /"(?:StartAction|Actions)"\s*:/.test(text) || /"modules"\s*:\s*\[/.test(text);
}
