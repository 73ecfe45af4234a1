import type { Config, Environment } from "../author/config.js";
import { checkSettings, type ProtectedSetting } from "../author/settings/check-settings.js";
import type { SettingsSchema } from "../author/settings/setting.js";
import { schemaOf, type SettingValues } from "../author/settings/settings.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import type { Locate } from "./check-config.js";

/** An environment of the configuration, with its settings checked. */
export interface BoundEnvironment {
  readonly name: string;
  readonly environment: Environment;
  /** What flows read; personal and secret values are only known by name. */
  readonly settings: SettingValues;
  /** Where the personal and secret values are kept, by the name of their symbol: `adminNumbers.alice`. */
  readonly sources: ReadonlyMap<string, ProtectedSetting>;
}

/** The environment that is meant when none is named: the configuration's first. */
export function defaultEnvironment(config: Config): string {
  return Object.keys(config.environments)[0] ?? "";
}

/** Picks an environment and checks its settings. Throws FLW405 or the findings about its settings, at their places. */
export function bindEnvironment(config: Config, name: string, configFile: string, locate: Locate): BoundEnvironment {
  const environment = Object.hasOwn(config.environments, name) ? config.environments[name] : undefined;
  if (!environment) {
    const known = Object.keys(config.environments);
    const holes = { name, known: known.join(", "), hint: didYouMean(name, known) };
    throw new DiagnosticError(report("FLW405", holes, locate(["environments"])));
  }
  const schema = schemaOf(config.settings) ?? {};
  const given = environment.settings ?? {};
  const where = `environment ${name} of ${configFile}`;
  const { values, sources, findings } = checkSettings(schema, given, where);
  if (findings.length > 0) {
    const members = ["environments", name, "settings"];
    throw new DiagnosticError(placeFindings(findings, schema, given, where, members, locate));
  }
  return { name, environment, settings: values, sources };
}

/**
 * Gives each finding the place of its setting. A finding does not carry the setting's name apart from its text, so
 * every setting is checked once more by itself to see which findings are its own.
 */
function placeFindings(
  findings: readonly Diagnostic[],
  schema: SettingsSchema,
  given: object,
  where: string,
  members: readonly string[],
  locate: Locate,
): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const alone = Object.hasOwn(schema, name)
      ? Object.fromEntries(Object.entries(schema).filter(([key]) => key === name))
      : schema;
    for (const { message } of checkSettings(alone, Object.fromEntries([[name, value]]), where).findings) {
      if (alone !== schema || message.includes(name)) owners.set(message, name);
    }
  }
  return findings.map((finding) => {
    const owner = owners.get(finding.message);
    return { ...finding, ...locate(owner === undefined ? members : [...members, owner]) };
  });
}
