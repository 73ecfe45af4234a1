import { isResolvedValue } from "../author/settings/check-settings.js";
import type { SettingSource } from "../author/settings/source.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { awsValues, Unreadable, type AwsValues } from "./aws-values.js";
import type { ConfigPlace } from "./config-position.js";
import type { BoundEnvironment } from "./environment.js";

/** Values of personal and secret settings by the name of their symbol. They must never reach a log or a message. */
export type ResolvedSettings = ReadonlyMap<string, string>;

/**
 * Reads the values of personal and secret settings from where they are kept. Throws FLW430 for each that has no value
 * and FLW431 for each that cannot be read or is not of the declared form; the messages name settings and sources, and
 * never hold a value.
 */
export async function resolveSettings(
  bound: BoundEnvironment,
  locate: (members: readonly string[]) => ConfigPlace,
  processEnvironment: NodeJS.ProcessEnv = process.env,
): Promise<ResolvedSettings> {
  const values = new Map<string, string>();
  const findings: Diagnostic[] = [];
  const aws = awsValues(bound.environment.region);
  await Promise.all(
    [...bound.sources].map(async ([setting, declared]) => {
      const { source } = declared;
      const place = (): ConfigPlace => locate(["environments", bound.name, "settings", ...setting.split(".")]);
      const holes = { setting, environment: bound.name, source: inWords(source) };
      let value: string | undefined;
      try {
        value = await read(source, aws, processEnvironment);
      } catch (error) {
        findings.push(report("FLW431", { ...holes, reason: reasonOf(error) }, place()));
        return;
      }
      if (value === undefined || value === "") findings.push(report("FLW430", holes, place()));
      else if (!isResolvedValue(declared, value)) {
        findings.push(
          report("FLW431", { ...holes, reason: "the value there is not of the form that the setting takes" }, place()),
        );
      } else values.set(setting, value);
    }),
  );
  aws.close();
  if (findings.length > 0) throw new DiagnosticError(findings);
  return values;
}

function inWords(source: SettingSource): string {
  switch (source.from) {
    case "environment":
      return `the environment variable ${source.variable}`;
    case "parameterStore":
      return `the parameter ${source.name} of Parameter Store`;
    case "secretsManager":
      return `the secret ${source.secret} of Secrets Manager${source.key === undefined ? "" : `, key ${source.key}`}`;
  }
}

async function read(
  source: SettingSource,
  aws: AwsValues,
  processEnvironment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  switch (source.from) {
    case "environment":
      return processEnvironment[source.variable] ?? source.otherwise;
    case "parameterStore":
      return aws.parameter(source.name);
    case "secretsManager": {
      const text = await aws.secret(source.secret);
      return source.key === undefined || text === undefined ? text : field(text, source.key);
    }
  }
}

/** One field of a secret that is a JSON object. The secret's text must not reach a message, not even a parser's. */
function field(text: string, key: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Unreadable("the secret is not JSON");
  }
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, key))
    throw new Unreadable(`the secret has no key ${key}`);
  const value: unknown = Reflect.get(json, key);
  return typeof value === "string" ? value : undefined;
}

/** A reason without values: our own texts as they are, of anything else no more than its name. */
function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  return error instanceof Error ? `reading it failed (${error.name})` : "reading it failed";
}
