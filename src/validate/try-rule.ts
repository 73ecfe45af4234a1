import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { FlowAction, FlowDocument } from "../language/document.js";
import { flowLanguageVersion } from "../language/limits.js";
import type { FlowType } from "../language/flow-types.js";
import { aloneContext, type RuleContext } from "./context.js";
import type { ModuleContract } from "./contract.js";
import type { Rule } from "./rule.js";
import { subjectOf } from "./subject.js";
import { runRule } from "./validate.js";

/** A flow to try a rule on. */
export interface RuleTrial {
  /** The flow's actions; the first is its start. */
  readonly actions: readonly FlowAction[];
  /** `contactFlow` when absent. */
  readonly flowType?: FlowType | undefined;
  readonly contract?: ModuleContract;
  /** Identifiers of the actions whose input is secret. */
  readonly secrets?: readonly string[];
  /** Other flows, the instance and the project's wishes, as far as the rule asks for them. */
  readonly context?: Partial<RuleContext>;
}

/**
 * Tries a rule on a flow and gives back what it finds, for tests. The rule's scope is not looked at.
 *
 * @example
 * ```ts
 * const found = tryRule(greetFirst, {
 *   actions: [{ Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} }],
 * });
 * expect(found.map(({ message }) => message)).toEqual(["The flow begins with DisconnectParticipant and no greeting."]);
 * ```
 */
export function tryRule(rule: Rule, trial: RuleTrial): readonly Diagnostic[] {
  const { actions, context, contract, secrets } = trial;
  const document: FlowDocument = {
    Version: flowLanguageVersion,
    StartAction: actions[0]?.Identifier ?? "",
    Metadata: {},
    Actions: actions,
  };
  const flowType = "flowType" in trial ? trial.flowType : "contactFlow";
  return runRule(
    rule,
    subjectOf({
      document,
      flowType,
      contract,
      secrets: new Set(secrets),
      context: { ...aloneContext, ...context },
      placeOf: () => ({}),
    }),
  );
}
