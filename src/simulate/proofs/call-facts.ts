import type { Slot } from "../../graph/flow-graph.js";
import type { Predicate } from "../../language/predicate.js";

/**
 * What a proof must know of an action type beyond the catalogue: whom it lets act, what it says, and where a call is
 * after it. A type that is not here does something of its own and goes on; what it answers is the world's choice.
 */
export interface CallFacts {
  /** Who decides which way the call goes on: the caller (by keys, silence or words), or a count that comes to its end. */
  readonly decides?: "caller" | "count";
  /** It hears the caller out, or asks a service: what was said before does not tell the caller what came of it. */
  readonly asks?: true;
  /** It tells the caller something. */
  readonly tells?: true;
  /** Where the call is when it did its work. */
  readonly leads?: "ended" | "flowOver" | "queued" | "agent" | "outside" | "flow" | "module" | "return";
  /** `leads` holds only for such parameters. */
  readonly leadsWhen?: Predicate;
  /** The flow or module that `leads` leads to, as names of parameters. */
  readonly target?: readonly string[];
  /** Flows that run later in the contact's life, as the name of a map of flows. */
  readonly hooks?: readonly string[];
  /** Switches the flow's log, as the name of a parameter that is `Enabled` or `Disabled`. */
  readonly logging?: readonly string[];
  /** Keeps what the caller types. */
  readonly stores?: Predicate;
}

const facts: ReadonlyMap<string, CallFacts> = new Map<string, CallFacts>([
  ["MessageParticipant", { tells: true }],
  ["MessageParticipantIteratively", { tells: true }],
  [
    "GetParticipantInput",
    {
      decides: "caller",
      asks: true,
      stores: { all: [{ path: ["StoreInput"], equals: "True" }, { not: { present: ["EnableDTMFBuffer"] } }] },
    },
  ],
  ["ConnectParticipantWithLexBot", { decides: "caller", asks: true }],
  ["ConnectParticipantWithAgenticCX", { decides: "caller", asks: true }],
  ["ShowView", { decides: "caller", asks: true }],
  ["AuthenticateParticipant", { decides: "caller", asks: true }],
  ["InvokeLambdaFunction", { asks: true }],
  ["CreateCallbackContact", { asks: true }],
  ["Loop", { decides: "count" }],
  ["DisconnectParticipant", { leads: "ended" }],
  ["EndFlowExecution", { leads: "flowOver" }],
  ["EndFlowModuleExecution", { leads: "return" }],
  ["TransferContactToAgent", { leads: "agent" }],
  ["TransferContactToQueue", { leads: "queued" }],
  ["DequeueContactAndTransferToQueue", { leads: "queued" }],
  [
    "TransferParticipantToThirdParty",
    { leads: "outside", leadsWhen: { not: { path: ["ContinueFlowExecution"], equals: "True" } } },
  ],
  ["TransferToFlow", { leads: "flow", target: ["ContactFlowId"] }],
  ["InvokeFlowModule", { leads: "module", target: ["FlowModuleId"] }],
  ["UpdateContactEventHooks", { hooks: ["EventHooks"] }],
  ["UpdateFlowLoggingBehavior", { logging: ["FlowLoggingBehavior"] }],
]);

const none: CallFacts = {};

/** What proofs know of an action type; nothing for others. Safe for any text. */
export function callFacts(type: string): CallFacts {
  return facts.get(type) ?? none;
}

/** Errors by which an action says what the caller did, or that nothing fitted. */
const answers: ReadonlySet<string> = new Set([
  "NoMatchingCondition",
  "InputTimeLimitExceeded",
  "TimeLimitExceeded",
  "InvalidPhoneNumber",
]);

/** True for the branch of an error that is no answer of the caller or of the data. */
export function isFailure(slot: Slot | undefined): boolean {
  return slot?.kind === "error" && !answers.has(slot.error);
}
