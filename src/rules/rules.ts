/**
 * What `import … from "flowc/rules"` gives: flowc's own rules are made with the same functions and tried with the same
 * tester.
 */
export { defineRule } from "../validate/rule.js";
export type { Found, HoleValues, Rule, RuleDefinition, RulePlace, RuleScope } from "../validate/rule.js";
export { tryRule } from "../validate/try-rule.js";
export type { RuleTrial } from "../validate/try-rule.js";
export type { Subject, SubjectAction, SubjectEdge } from "../validate/subject.js";
export type { Way } from "../validate/ways.js";
export { isFailure } from "../validate/ways.js";
export type { ActionText, Read } from "../validate/reads.js";
export { textsIn } from "../validate/reads.js";
export type { ConsentSetting, KnownFlow, KnownInstance, RuleContext } from "../validate/context.js";
export { canEnd, edgesFrom, onlyWay } from "../validate/walk.js";
export type { SpokenText } from "../validate/prompts.js";
export { solve } from "../graph/dataflow.js";
export type { Analysis, Solution } from "../graph/dataflow.js";
export type { Diagnostic } from "../diagnostics/diagnostic.js";
