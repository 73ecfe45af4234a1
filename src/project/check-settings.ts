import type { Config } from "../author/config.js";
import { catalogue, codeRow, isCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import type { ConsentSetting } from "../validate/context.js";
import type { Rule } from "../validate/rule.js";
import { rules as ownRules } from "../validate/rules/all.js";
import type { RuleSeverity, SeveritySettings } from "../validate/severity.js";
import type { Locate } from "./check-config.js";

/** What a project wants of the rules. */
export interface CheckSettings {
  readonly teamRules: readonly Rule[];
  readonly severities: SeveritySettings;
  readonly consent: ConsentSetting | undefined;
  /** What is wrong with the settings themselves. */
  readonly findings: readonly Diagnostic[];
  /** True for findings that can be ignored at their place: those of rules, and warnings. */
  readonly isIgnorable: (finding: Diagnostic) => boolean;
}

const ownCodes: ReadonlySet<string> = new Set(ownRules.map(({ code }) => code));

/** The settings of a flow that belongs to no project. */
export const noCheckSettings: CheckSettings = {
  teamRules: [],
  severities: { everywhere: new Map(), places: [] },
  consent: undefined,
  findings: [],
  isIgnorable: ({ code, severity }) => severity === "warning" || ownCodes.has(code),
};

/** Reads `rules` and `check` of a configuration; FLW942 for what is wrong in them. */
export function checkSettingsOf(config: Config, locate: Locate): CheckSettings {
  const { rules = [], check = {} } = config;
  if (rules.length === 0 && Object.keys(check).length === 0) return noCheckSettings;
  const findings: Diagnostic[] = [];
  const teamCodes = new Set<string>();
  const teamRules = rules.flatMap((candidate, index): Rule[] => {
    const problem = ruleProblem(candidate, teamCodes);
    if (problem !== undefined) {
      findings.push(
        report("FLW942", { problem: `has a rule (the ${index + 1}.) ${problem}`, hint: "" }, locate(["rules"])),
      );
      return [];
    }
    teamCodes.add(candidate.code);
    return [candidate as unknown as Rule];
  });
  const severities = {
    everywhere: severitiesOf(check.severity, ["check", "severity"]),
    places: (check.places ?? []).map(({ files, severity }) => ({
      files,
      severity: severitiesOf(severity, ["check", "places"]),
    })),
  };
  return {
    teamRules,
    severities,
    consent: check.consent,
    findings,
    isIgnorable: ({ code, severity }) => severity === "warning" || ownCodes.has(code) || teamCodes.has(code),
  };

  function severitiesOf(
    given: Readonly<Record<string, RuleSeverity>> | undefined,
    members: readonly string[],
  ): ReadonlyMap<string, RuleSeverity> {
    const known = new Map<string, RuleSeverity>();
    for (const [code, severity] of Object.entries(given ?? {})) {
      const problem =
        isCode(code) && !ownCodes.has(code) && codeRow(code).severity === "error"
          ? `sets the severity of ${code}, which is no rule: flowc cannot go on after it`
          : !isCode(code) && !teamCodes.has(code)
            ? `sets the severity of "${code}", and there is no such rule`
            : !["error", "warning", "off"].includes(severity)
              ? `sets ${code} to ${JSON.stringify(severity)}, which is neither "error", "warning" nor "off"`
              : undefined;
      if (problem === undefined) known.set(code, severity);
      else {
        const hint = didYouMean(code, [...Object.keys(catalogue), ...teamCodes]);
        findings.push(report("FLW942", { problem, hint }, locate([...members, code])));
      }
    }
    return known;
  }
}

function ruleProblem(candidate: unknown, taken: ReadonlySet<string>): string | undefined {
  if (typeof candidate !== "object" || candidate === null) return "that is no object";
  const { code, severity, message, check } = candidate as Readonly<Record<string, unknown>>;
  if (typeof code !== "string" || !/^(?!FLW)[A-Z]+\d+$/.test(code))
    return "whose code is not capital letters and digits, or begins with FLW";
  if (taken.has(code)) return `with the code ${code}, which another rule has`;
  if (severity !== "error" && severity !== "warning") return `whose severity is neither "error" nor "warning"`;
  return typeof message === "string" && typeof check === "function" ? undefined : "that was not made by defineRule";
}
