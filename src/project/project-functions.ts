import path from "node:path";
import type { VariableValue } from "../author/config.js";
import { isProtected } from "../author/settings/protected-value.js";
import { relocate, relocation } from "../author/symbol.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { FunctionSource } from "../local/services.js";
import type { BoundEnvironment } from "./environment.js";
import type { Project } from "./project.js";
import type { ResolvedSettings } from "./setting-values.js";

/**
 * The project's Lambda functions with their environment variables filled in from the environment's settings. Throws
 * `DiagnosticError` with FLW432 for each variable whose setting is not one value.
 */
export function projectFunctions(
  { root, config, locate }: Project,
  bound: BoundEnvironment,
  settings: ResolvedSettings,
): readonly FunctionSource[] {
  const findings: Diagnostic[] = [];
  const functions = Object.entries(config.lambdas ?? {}).map(([name, declared]): FunctionSource => {
    const {
      entry,
      handler = "handler",
      environment = {},
    } = typeof declared === "string" ? { entry: declared } : declared;
    const variables: [string, string][] = [];
    for (const [variable, value] of Object.entries(environment)) {
      const found = variableText(value, bound, settings);
      if ("text" in found) variables.push([variable, found.text]);
      else {
        const place = locate(["lambdas", name, "environment", variable]);
        findings.push(report("FLW432", { variable, function: name, ...found }, place));
      }
    }
    return { name, entry: path.resolve(root, entry), handler, environment: Object.fromEntries(variables) };
  });
  if (findings.length > 0) throw new DiagnosticError(findings);
  return functions;
}

type Found = { readonly text: string } | { readonly setting: string; readonly problem: string };

function variableText(value: VariableValue, bound: BoundEnvironment, settings: ResolvedSettings): Found {
  if (typeof value === "string") return { text: value };
  const { setting } = value;
  if (!Object.hasOwn(bound.settings, setting)) return { setting, problem: "the project does not have" };
  const values: unknown = bound.settings[setting];
  const one: unknown = Array.isArray(values) && values.length === 1 ? values[0] : values;
  if (typeof one === "string" || typeof one === "number" || typeof one === "boolean") return { text: String(one) };
  if (!isProtected(one)) return { setting, problem: "is not one value" };
  return { text: relocate(one.token, (symbol) => settings.get(symbol.name) ?? relocation(symbol)) };
}
