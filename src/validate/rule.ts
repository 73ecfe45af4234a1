import { catalogue, type CodeName } from "../diagnostics/catalogue.js";
import type { Code } from "../diagnostics/codes/code.js";
import type { Fix, Severity } from "../diagnostics/diagnostic.js";
import type { HolesIn } from "../diagnostics/holes.js";
import type { Place } from "../diagnostics/report.js";
import type { Subject } from "./subject.js";

/** Values for the named holes of a rule's texts. */
export type HoleValues = Readonly<Record<string, string | number>>;
/** Says that something was found: what fills the holes of the rule's texts, and where it is. */
export type Found<Holes extends HoleValues = HoleValues> = (holes: Holes, place: RulePlace) => void;

/** Where a rule found something. */
export interface RulePlace extends Place {
  /** A mend that needs no thinking, for `flowc check --fix`. */
  readonly fix?: Fix | undefined;
  /** What stands there is secret: renderers do not show the source. */
  readonly hidesSource?: boolean;
}

/** Which flows a rule looks at. */
export interface RuleScope {
  /** `documents`: flows that came in as JSON; the compiler has its own finding for flows that it makes. */
  readonly only?: "documents" | "compiled";
  /** The rule asks about other flows, so it needs the whole project and is left out where one flow is built. */
  readonly acrossFlows?: boolean;
}

/** A rule about flows: one thing that can be wrong, with its texts. flowc's own rules and a team's have the same form. */
export interface Rule extends RuleScope {
  /** Stable name of the finding: `FLW590`, or a team's own such as `ACME001`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, one sentence. `{name}` is a hole that each finding fills. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
  check(flow: Subject, found: Found): void;
}

/** What {@link defineRule} takes; the type system asks `found` for every hole of the texts. */
export interface RuleDefinition<Message extends string, Why extends string, Mend extends string> extends RuleScope {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly why: Why;
  readonly mend: Mend;
  readonly check: (flow: Subject, found: Found<Record<HolesIn<Message | Why | Mend>, string | number>>) => void;
}

/**
 * Defines a rule. A team's rules go into `rules` of `flowc.config.ts`; their codes are capital letters and digits and do
 * not begin with FLW.
 *
 * @example
 * ```ts
 * import { defineRule } from "flowc/rules";
 *
 * export const greetFirst = defineRule({
 *   code: "ACME001",
 *   severity: "warning",
 *   message: "The flow begins with {type} and no greeting.",
 *   why: "Our callers hear who they have reached before anything else.",
 *   mend: "Play the greeting first.",
 *   check(flow, found) {
 *     const first = flow.actions[flow.graph.start];
 *     if (first && first.type !== "MessageParticipant") found({ type: first.type }, first.place());
 *   },
 * });
 * ```
 */
export function defineRule<const Message extends string, const Why extends string, const Mend extends string>(
  definition: RuleDefinition<Message, Why, Mend>,
): Rule {
  return definition as Rule;
}

/** One of flowc's own rules: its texts are in the catalogue of codes. */
export function rule<K extends CodeName>(
  code: K,
  check: (flow: Subject, found: Found<HolesOf<K>>) => void,
  scope: RuleScope = {},
): Rule {
  const { severity, message, why, mend }: Code = catalogue[code];
  return { ...scope, code, severity, message, why, mend, check: check as Rule["check"] };
}

type Texts<K extends CodeName> = (typeof catalogue)[K]["message" | "why" | "mend"];
type HolesOf<K extends CodeName> = Record<HolesIn<Texts<K>>, string | number>;
