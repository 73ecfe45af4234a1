import type { LambdaSource, VariableValue } from "flowc";
import { settings } from "../flows/emergency/settings.js";
import { lambdaFunctions, type LambdaFunction } from "./manifest.js";
import { tables } from "./tables.js";

/** The functions as flowc.config.ts declares them: their names, their files, and their variables from the settings. */
export const lambdas: Readonly<Record<string, LambdaSource>> = Object.fromEntries(
  lambdaFunctions.map((declared: LambdaFunction) => [
    declared.name,
    { entry: declared.file, environment: environmentOf(declared) },
  ]),
);

/** Variables whose setting the project does not have are left out: the function has a default for them. */
function environmentOf({ environment }: LambdaFunction): Readonly<Record<string, VariableValue>> {
  const variables: [string, VariableValue][] = [];
  for (const { name, source } of environment) {
    if ("table" in source) variables.push([name, tables[source.table].name]);
    else if (source.required || source.setting in settings) variables.push([name, { setting: source.setting }]);
  }
  return Object.fromEntries(variables);
}
