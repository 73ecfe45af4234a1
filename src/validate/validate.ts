import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { fillHoles } from "../diagnostics/holes.js";
import { report } from "../diagnostics/report.js";
import { maximumActions } from "../language/limits.js";
import { withoutPersonal } from "../diagnostics/personal.js";
import type { Found, HoleValues, Rule, RulePlace } from "./rule.js";
import { rules as ownRules } from "./rules/all.js";
import { tooManyActions } from "./rules/too-many-actions.js";
import type { Subject } from "./subject.js";

/** Which rules are asked. */
export interface ValidateOptions {
  /** A team's rules, asked after flowc's own. */
  readonly teamRules?: readonly Rule[];
  /** Leaves out the rules that ask about other flows: where flows are built one by one. */
  readonly oneFlow?: boolean;
  /** Leaves out the rules whose findings are no errors. */
  readonly errorsOnly?: boolean;
}

/**
 * Holds a flow against the rules: what the service refuses, what calls do in it, what it reads and writes, and privacy.
 * Phone numbers and addresses of people never stand in a finding. A team's rule that throws is a finding of its own.
 */
export function validate(
  flow: Subject,
  { teamRules = [], oneFlow = false, errorsOnly = false }: ValidateOptions = {},
): readonly Diagnostic[] {
  if (flow.actions.length > mostActions) return runRule(tooManyActions, flow);
  const findings: Diagnostic[] = [];
  let asked: Rule | undefined;
  const found: Found = (holes, place) => asked && findings.push(finding(asked, holes, place));
  for (const rule of ownRulesFor(flow.compiled, oneFlow, errorsOnly)) {
    asked = rule;
    rule.check(flow, found);
  }
  for (const rule of teamRules) {
    if (concerns(rule, flow.compiled, oneFlow, errorsOnly)) findings.push(...askTeamRule(rule, flow));
  }
  return findings;
}

/** What one rule finds in a flow, whatever its scope. */
export function runRule(rule: Rule, flow: Subject): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  rule.check(flow, (holes, place) => findings.push(finding(rule, holes, place)));
  return findings;
}

/** A flow ten times as large as the service takes is not looked into: some questions cost the square of its actions. */
const mostActions = 10 * maximumActions;

const chosen = new Map<string, readonly Rule[]>();

/** flowc's own rules for such flows; chosen once, for flows are many. */
function ownRulesFor(compiled: boolean, oneFlow: boolean, errorsOnly: boolean): readonly Rule[] {
  const key = `${compiled} ${oneFlow} ${errorsOnly}`;
  let rules = chosen.get(key);
  if (!rules) chosen.set(key, (rules = ownRules.filter((rule) => concerns(rule, compiled, oneFlow, errorsOnly))));
  return rules;
}

function concerns(
  { only, acrossFlows, severity }: Rule,
  compiled: boolean,
  oneFlow: boolean,
  errorsOnly: boolean,
): boolean {
  if ((acrossFlows && oneFlow) || (errorsOnly && severity !== "error")) return false;
  return only === undefined || (only === "compiled") === compiled;
}

function askTeamRule(rule: Rule, flow: Subject): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  try {
    rule.check(flow, (holes, place) => findings.push(finding(rule, holes, place)));
    return findings;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return [...findings, report("FLW943", { code: rule.code, problem: withoutPersonal(problem) }, flow.placeOf([]))];
  }
}

function finding({ code, severity, message, why, mend }: Rule, holes: HoleValues, place: RulePlace): Diagnostic {
  const shown: Record<string, string | number> = { ...holes };
  for (const name in shown) {
    const value = shown[name];
    if (typeof value === "string") shown[name] = withoutPersonal(value);
  }
  const { position, length, action, related, fix, hidesSource } = place;
  return {
    code,
    severity,
    message: fillHoles(message, shown),
    ...(why !== "" && { why: fillHoles(why, shown) }),
    ...(mend !== "" && { mend: fillHoles(mend, shown) }),
    ...(position && { position }),
    ...(length !== undefined && { length }),
    ...(action !== undefined && { action }),
    ...(related && related.length > 0 && { related }),
    ...(fix && { fix }),
    ...(hidesSource && { hidesSource }),
  };
}
