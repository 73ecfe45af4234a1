import type { Fix } from "../../diagnostics/diagnostic.js";
import { nearest } from "../../diagnostics/did-you-mean.js";
import type { JsonPath } from "../../language/json-reader.js";
import type { Json, JsonObject } from "../../language/json.js";
import type { ParameterSchema } from "../../language/parameter-schema.js";
import { checkParameters, type ParameterFinding } from "../../language/validate-parameters.js";
import { withoutParameter } from "../mends.js";
import { rule, type Rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { rememberFor } from "../remember.js";

/** All findings about parameters, worked out once for the rules below. */
const findingsOf: (flow: Subject) => readonly (readonly [SubjectAction, ParameterFinding])[] = rememberFor((flow) => {
  const findings: (readonly [SubjectAction, ParameterFinding])[] = [];
  for (const action of flow.actions) {
    if (!action.facts?.deployable) continue;
    for (const finding of checkParameters(action.type, action.parameters)) findings.push([action, finding]);
  }
  return findings;
});

type ParameterCode = "FLW556" | "FLW561" | "FLW562" | "FLW563" | "FLW564" | "FLW565" | "FLW566";

function parameterRule(code: ParameterCode, kind: ParameterFinding["kind"]): Rule {
  return rule(code, (flow, report) => {
    for (const [action, finding] of findingsOf(flow)) {
      if (finding.kind !== kind) continue;
      const fix = fixOf(action, finding.path, kind) ?? removalOf(flow, action, finding);
      report(
        { type: action.type, problem: finding.message },
        { ...action.place(["Parameters", ...finding.path]), fix },
      );
    }
  });
}

/** A value that the service takes. */
export const parameterValue = parameterRule("FLW556", "value");
/** A parameter that must be there. */
export const missingParameter = parameterRule("FLW561", "missing");
/** A parameter that does not exist. */
export const unknownParameter = parameterRule("FLW562", "unknown");
/** One of a group. */
export const parameterChoice = parameterRule("FLW563", "choice");
/** Paths only where they may be. */
export const parameterBinding = parameterRule("FLW564", "binding");
/** No empty texts. */
export const emptyParameter = parameterRule("FLW565", "empty");
/** The JSON type that the service takes. */
export const parameterType = parameterRule("FLW566", "type");

/** An action with more findings than this is not mended: its parameters are those of something else. */
const mostSlips = 20;

/**
 * A parameter that does not exist, or is empty, is left out; a slip of the fingers in a name is corrected. In doubt where
 * it holds more than a word (somebody wanted something), and where an empty one should name a thing of the instance.
 */
function removalOf(flow: Subject, action: SubjectAction, { kind, path }: ParameterFinding): Fix | undefined {
  const [name] = path;
  if ((kind !== "unknown" && kind !== "empty") || path.length !== 1 || typeof name !== "string") return undefined;
  const known = findingsByAction(flow).get(action) ?? [];
  if (known.length > mostSlips) return undefined;
  const meant = kind === "unknown" ? nameMeant(action, name) : undefined;
  if (meant !== undefined) return withoutParameter(action, known, path, meant);
  const value = action.parameters[name];
  const isDoubtful =
    (typeof value === "object" && value !== null && Object.keys(value).length > 0) ||
    action.facts?.parameters.properties[name]?.resource !== undefined;
  return isDoubtful ? undefined : withoutParameter(action, known, path);
}

const findingsByAction: (flow: Subject) => ReadonlyMap<SubjectAction, readonly ParameterFinding[]> = rememberFor(
  (flow) => {
    const found = new Map<SubjectAction, ParameterFinding[]>();
    for (const [action, finding] of findingsOf(flow)) {
      const known = found.get(action);
      if (known) known.push(finding);
      else found.set(action, [finding]);
    }
    return found;
  },
);

/** The parameter that the action type has and the action has not, under nearly this name. */
function nameMeant({ facts, parameters }: SubjectAction, written: string): string | undefined {
  const names = Object.keys(facts?.parameters.properties ?? {});
  return nearest(
    written,
    names.filter((name) => !Object.hasOwn(parameters, name)),
  );
}

/** `true` for `True`, and other spellings that leave no doubt. */
function fixOf({ facts, parameters }: SubjectAction, path: JsonPath, kind: ParameterFinding["kind"]): Fix | undefined {
  if ((kind !== "value" && kind !== "type") || !facts) return undefined;
  let schema: ParameterSchema | undefined = { type: "object", ...facts.parameters };
  let value: Json | undefined = parameters;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as JsonObject)[step];
    if (typeof step === "number") schema = schema?.items;
    else if (schema?.properties && Object.hasOwn(schema.properties, step)) schema = schema.properties[step];
    else schema = typeof schema?.additionalProperties === "object" ? schema.additionalProperties : undefined;
  }
  if (value === null || typeof value === "object" || value === undefined || !schema) return undefined;
  const written = String(value).toLowerCase();
  const meant = schema.enum?.find((one) => String(one).toLowerCase() === written);
  if (
    meant === undefined &&
    !(typeof value !== "string" && schema.type === "string" && !schema.enum && !schema.pattern)
  )
    return undefined;
  return { was: JSON.stringify(value), becomes: JSON.stringify(meant ?? String(value)) };
}
