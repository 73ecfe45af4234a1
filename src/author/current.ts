import type { PathTree } from "./path-tree.js";
import { pathTree } from "./path-tree.js";
import type { ReferenceMap } from "./paths.js";
import { intrinsic } from "./intrinsic.js";
import { recorder } from "./recorder.js";
import { nameOf, staticText } from "./values.js";

/** What blocks have left behind, as it stands at this point of the call. */
export interface Current {
  /** Fields of the last Lambda function's result. */
  readonly external: ReferenceMap;
  /** What the caller entered last, or `Timeout`. */
  readonly storedCustomerInput: string;
  readonly lambda: { readonly invocationId: string };
  /** Attributes of this flow alone. */
  readonly flowAttributes: ReferenceMap;
  readonly lex: {
    readonly intentName: string;
    readonly dialogState: string;
    readonly intentConfidence: string;
    readonly sentiment: string;
    readonly slots: ReferenceMap;
    readonly sessionAttributes: ReferenceMap;
  };
  readonly views: { readonly action: string; readonly data: ReferenceMap };
  readonly agenticCx: { readonly contextVariables: ReferenceMap; readonly metadata: ReferenceMap };
  readonly metrics: {
    readonly queue: {
      readonly name: string;
      readonly arn: string;
      readonly size: string;
      readonly oldestContactAgeSeconds: string;
      readonly estimatedWaitSeconds: string;
    };
    readonly agents: {
      readonly online: string;
      readonly available: string;
      readonly staffed: string;
      readonly afterContactWork: string;
      readonly busy: string;
      readonly missed: string;
      readonly nonProductive: string;
    };
    readonly contact: { readonly estimatedWaitSeconds: string; readonly positionInQueue: string };
  };
  /** Inside a module: its input. */
  readonly moduleInput: ReferenceMap;
  readonly modules: { readonly result: string; readonly resultData: ReferenceMap };
  readonly mediaStream: {
    readonly streamArn: string;
    readonly startTimestamp: string;
    readonly stopTimestamp: string;
    readonly startFragmentNumber: string;
  };
  readonly case: ReferenceMap;
  readonly customer: ReferenceMap;
  readonly customerAttributes: ReferenceMap;
  readonly customerObject: ReferenceMap;
  readonly customerCalculated: ReferenceMap;
  readonly task: { readonly contactId: string };
  readonly assistant: { readonly sessionArn: string };
  readonly emailText: string;
  /** Any reference, as the Flow language writes it: `current.path("$.External.address.city")`. */
  path(path: string): string;
}

const agents = (name: string) => `$.Metrics.Agents.${name}.Count`;

/** The paths of {@link current} by friendly name. */
export const currentPaths = {
  external: { map: "$.External" },
  storedCustomerInput: "$.StoredCustomerInput",
  lambda: { invocationId: "$.LambdaInvocation.InvocationId" },
  flowAttributes: { map: "$.FlowAttributes" },
  lex: {
    intentName: "$.Lex.IntentName",
    dialogState: "$.Lex.DialogState",
    intentConfidence: "$.Lex.IntentConfidence.Score",
    sentiment: "$.Lex.SentimentResponse.Label",
    slots: { map: "$.Lex.Slots" },
    sessionAttributes: { map: "$.Lex.SessionAttributes" },
  },
  views: { action: "$.Views.Action", data: { map: "$.Views.ViewResultData" } },
  agenticCx: { contextVariables: { map: "$.AgenticCX.ContextVariables" }, metadata: { map: "$.AgenticCX.metadata" } },
  metrics: {
    queue: {
      name: "$.Metrics.Queue.Name",
      arn: "$.Metrics.Queue.ARN",
      size: "$.Metrics.Queue.Size",
      oldestContactAgeSeconds: "$.Metrics.Queue.OldestContactAge",
      estimatedWaitSeconds: "$.Metrics.Queue.EstimatedWaitTime",
    },
    agents: {
      online: agents("Online"),
      available: agents("Available"),
      staffed: agents("Staffed"),
      afterContactWork: agents("AfterContactWork"),
      busy: agents("Busy"),
      missed: agents("Missed"),
      nonProductive: agents("NonProductive"),
    },
    contact: {
      estimatedWaitSeconds: "$.Metrics.Contact.EstimatedWaitTime",
      positionInQueue: "$.Metrics.Contact.PositionInQueue",
    },
  },
  moduleInput: { map: "$.Modules.Input" },
  modules: { result: "$.Modules.Result", resultData: { map: "$.Modules.ResultData" } },
  mediaStream: {
    streamArn: "$.MediaStreams.Customer.Audio.StreamARN",
    startTimestamp: "$.MediaStreams.Customer.Audio.StartTimestamp",
    stopTimestamp: "$.MediaStreams.Customer.Audio.StopTimestamp",
    startFragmentNumber: "$.MediaStreams.Customer.Audio.StartFragmentNumber",
  },
  case: { map: "$.Case" },
  customer: { map: "$.Customer" },
  customerAttributes: { map: "$.Customer.Attributes" },
  customerObject: { map: "$.Customer.ObjectAttributes" },
  customerCalculated: { map: "$.Customer.CalculatedAttributes" },
  task: { contactId: "$.Task.ContactId" },
  assistant: { sessionArn: "$.Wisdom.SessionArn" },
  emailText: "$.Email.EmailMessage.Plaintext",
} as const satisfies PathTree;

/**
 * Reads whatever a block left behind last, without a lifetime: `current.external.tier` is what the last Lambda answered,
 * whichever that was. Prefer the result that a block function gives you; this is for imported flows and for reading in
 * one flow what another left.
 *
 * @example
 * ```ts
 * if (current.external.tier === "gold") playPrompt("Welcome back.");
 * ```
 */
export const current: Current = Object.freeze(
  Object.defineProperties(pathTree("current", currentPaths), { path: { value: path, enumerable: true } }),
) as Current;

function path(path: string): string {
  const place = { block: "current.path", option: "path" };
  const checked = staticText(place, path);
  if (!/^\$\.[^\s"\\{}$]+( [^\s"\\{}$]+)*$/.test(checked)) recorder().fail("FLW812", { value: nameOf(checked) });
  return recorder().reference(checked);
}

intrinsic(path);
