import type { Channel, FlowType } from "./flow-types.js";
import type { Path } from "./paths.js";

/** One row of what a flow can read. Source: AWS Admin Guide, attribute reference; real flows where it says so. */
export interface KnownAttribute {
  /** The path; `*` stands for any one name, `**` for one or more. */
  readonly path: string;
  readonly meaning: string;
  /** The action types that give it a value; it is empty before. */
  readonly after?: readonly string[];
  /** Only there in these flows. */
  readonly flowTypes?: readonly FlowType[];
  /** Only there on these channels. */
  readonly channels?: readonly Channel[];
  /**
   * How long a value lasts. `contact`: through transfers; `flow`: until the flow ends; `next`: until the next action
   * that gives it a value; `loop`: inside the loop.
   */
  readonly lasts: "contact" | "flow" | "next" | "loop";
  /** The values it can have. */
  readonly values?: readonly string[];
  /** Names that `*` stands for; others are free when absent. */
  readonly names?: readonly string[];
  /** What else decides whether it is there. */
  readonly when?: string;
  /** Seen, but not documented, and nobody has tried it. */
  readonly unverified?: true;
}

const profileActions = [
  "GetCustomerProfile",
  "CreateCustomerProfile",
  "UpdateCustomerProfile",
  "GetCustomerProfileObject",
  "GetCalculatedAttributesForCustomerProfile",
];
const agentFlows = [
  "agentWhisper",
  "customerWhisper",
  "agentHold",
  "customerHold",
  "outboundWhisper",
  "agentTransfer",
] as const;

const sipHeaders = [
  "P-Charge-Info From To ISUP-OLI JIP Hop-Counter Originating-Switch Originating-Trunk",
  "Call-Forwarding-Indicator Calling-Party-Address Called-Party-Address",
].flatMap((line) => line.split(" "));

/** Everything that the Admin Guide says a flow can read, and what real flows read besides. */
export const knownAttributes: readonly KnownAttribute[] = [
  // What the flow itself keeps.
  {
    path: "$.Attributes.*",
    meaning: "attribute of the contact; 32 KB in all",
    after: ["UpdateContactAttributes"],
    lasts: "contact",
    when: "also set by whoever started the contact, by Lambda functions and by modules; shared with related segments",
  },
  {
    path: "$.FlowAttributes.*",
    meaning: "attribute of this flow; 32 KB in all; not in modules",
    after: ["UpdateFlowAttributes"],
    lasts: "flow",
  },
  {
    path: "$.Loop.*.*",
    meaning: "pass of a named loop: Index from 0; Element and Elements of a loop over a list",
    after: ["Loop"],
    lasts: "loop",
    unverified: true,
  },

  // Results.
  {
    path: "$.External.**",
    meaning: "what the last synchronous Lambda function answered; 32 KB",
    after: ["InvokeLambdaFunction"],
    lasts: "next",
  },
  {
    path: "$.LambdaInvocation.ResultData.**",
    meaning: "the same as $.External",
    after: ["InvokeLambdaFunction"],
    lasts: "next",
  },
  {
    path: "$.LambdaInvocation.InvocationId",
    meaning: "id of the last asynchronous call",
    after: ["InvokeLambdaFunction"],
    lasts: "next",
  },
  {
    path: "$.StoredCustomerInput",
    meaning: "what the caller typed, or the word Timeout",
    after: ["GetParticipantInput"],
    lasts: "next",
    channels: ["voice"],
  },
  {
    path: "$.Lex.**",
    meaning: "what the bot found: intent, slots, session attributes, sentiment, alternatives",
    after: ["ConnectParticipantWithLexBot"],
    lasts: "next",
  },
  {
    path: "$.AgenticCX.ContextVariables.*",
    meaning: "variable of the Agentic CX application",
    after: ["ConnectParticipantWithAgenticCX"],
    lasts: "next",
  },
  {
    path: "$.AgenticCX.metadata.*",
    meaning: "metadata of the Agentic CX application",
    after: ["ConnectParticipantWithAgenticCX"],
    lasts: "next",
  },
  {
    path: "$.ExternalTool.InvocationId",
    meaning: "id of the tool's invocation",
    lasts: "next",
    when: "after the External tool block",
  },
  {
    path: "$.ExternalTool.ResultData",
    meaning: "result of the tool; 32 KB",
    lasts: "next",
    when: "after the External tool block",
  },
  { path: "$.Views.Action", meaning: "what the user of the view chose", after: ["ShowView"], lasts: "next" },
  {
    path: "$.Views.ViewResultData.**",
    meaning: "what the user of the view entered",
    after: ["ShowView"],
    lasts: "next",
  },
  {
    path: "$.Modules.Result",
    meaning: "branch on which the module returned",
    after: ["InvokeFlowModule"],
    lasts: "next",
  },
  {
    path: "$.Modules.ResultData",
    meaning: "all data that the module returned",
    after: ["InvokeFlowModule"],
    lasts: "next",
  },
  {
    path: "$.Modules.ResultData.**",
    meaning: "data that the module returned",
    after: ["InvokeFlowModule"],
    lasts: "next",
  },
  { path: "$.Modules.Input", meaning: "all that the caller gave the module", flowTypes: ["module"], lasts: "flow" },
  { path: "$.Modules.Input.**", meaning: "what the caller gave the module", flowTypes: ["module"], lasts: "flow" },
  { path: "$.DataTables.*.*", meaning: "attribute of a query", after: ["EvaluateDataTableValues"], lasts: "next" },
  {
    path: "$.DataTableList.ResultData.**",
    meaning: "rows of a data table, in backticks: dataTableId, lockVersion.dataTable, primaryKeyGroups; 32 KB",
    after: ["ListDataTableValues"],
    lasts: "next",
  },
  {
    path: "$.Case.*",
    meaning: "field of a case: case_id, status, title, custom ones …",
    after: ["CreateCase", "GetCase"],
    lasts: "next",
  },
  { path: "$.Customer.ProfileId", meaning: "id of the profile", after: profileActions, lasts: "next" },
  { path: "$.Customer.ProfileARN", meaning: "ARN of the profile", after: profileActions, lasts: "next" },
  {
    path: "$.Customer.**",
    meaning: "field of the profile, its Attributes, ObjectAttributes, CalculatedAttributes, Asset, Order or Case",
    after: profileActions,
    lasts: "next",
  },
  { path: "$.Task.ContactId", meaning: "id of the task", after: ["CreateTask"], lasts: "next" },
  {
    path: "$.Wisdom.SessionArn",
    meaning: "session of the Connect assistant",
    after: ["CreateWisdomSession"],
    lasts: "next",
  },
  {
    path: "$.Email.EmailMessage.Plaintext",
    meaning: "body of the email, its first 32 KB",
    after: ["LoadContactContent"],
    channels: ["email"],
    lasts: "next",
  },
  {
    path: "$.MediaStreams.Customer.Audio.*",
    meaning: "the stream of the customer's audio",
    names: ["StreamARN", "StartTimestamp", "StopTimestamp", "StartFragmentNumber"],
    after: ["UpdateContactMediaStreamingBehavior"],
    channels: ["voice"],
    lasts: "next",
  },
  {
    path: "$.Metrics.Queue.*",
    meaning: "a number of the queue; OldestContactAge and EstimatedWaitTime in seconds",
    names: ["Name", "ARN", "Size", "OldestContactAge", "EstimatedWaitTime"],
    after: ["GetMetricData"],
    lasts: "next",
  },
  {
    path: "$.Metrics.Agents.*.Count",
    meaning: "how many agents of the queue are so",
    names: ["Online", "Available", "Staffed", "AfterContactWork", "Busy", "Missed", "NonProductive"],
    after: ["GetMetricData"],
    lasts: "next",
  },
  {
    path: "$.Metrics.Contact.*",
    meaning: "the contact's own wait (seconds) and place in the queue",
    names: ["EstimatedWaitTime", "PositionInQueue"],
    after: ["GetMetricData"],
    lasts: "next",
    when: "while it waits",
  },

  // The contact.
  { path: "$.ContactId", meaning: "id of the contact", lasts: "contact" },
  { path: "$.InitialContactId", meaning: "id of the first contact of the chain", lasts: "contact" },
  { path: "$.PreviousContactId", meaning: "id of the contact before this one", lasts: "contact" },
  { path: "$.Channel", meaning: "how the contact came", values: ["VOICE", "CHAT", "TASK", "EMAIL"], lasts: "contact" },
  {
    path: "$.InitiationMethod",
    meaning: "why there is a contact",
    values:
      "INBOUND OUTBOUND TRANSFER CALLBACK QUEUE_TRANSFER EXTERNAL_OUTBOUND MONITOR DISCONNECT WEBRTC_API API".split(
        " ",
      ),
    lasts: "contact",
  },
  { path: "$.InstanceARN", meaning: "the instance", lasts: "contact" },
  { path: "$.AwsRegion", meaning: "the Region", lasts: "contact" },
  { path: "$.LanguageCode", meaning: "language of the contact", after: ["UpdateContactData"], lasts: "contact" },
  { path: "$.TextToSpeechVoiceId", meaning: "voice that reads texts out; Joanna at first", lasts: "contact" },
  {
    path: "$.Name",
    meaning: "name of a task, or of the contact",
    lasts: "contact",
    when: "tasks, or after UpdateContactData",
  },
  {
    path: "$.Description",
    meaning: "description of a task, or of the contact",
    lasts: "contact",
    when: "tasks, or after UpdateContactData",
  },
  {
    path: "$.References.*.*",
    meaning: "Value or Type of a reference",
    lasts: "contact",
    when: "the contact has references",
  },
  { path: "$.CustomerId", meaning: "the customer's id", lasts: "contact", when: "when it has been set" },
  { path: "$.Tags", meaning: "the contact's tags, as a whole", lasts: "contact" },
  { path: "$.Tags.*", meaning: "tag of the contact", lasts: "contact" },
  {
    path: "$.CustomerEndpoint.*",
    meaning: "the customer's number or address",
    names: ["Address", "Type", "DisplayName"],
    channels: ["voice", "email", "chat"],
    lasts: "contact",
    when: "DisplayName: email only",
  },
  {
    path: "$.SystemEndpoint.*",
    meaning: "the number or address that the customer used",
    names: ["Address", "Type", "DisplayName"],
    lasts: "contact",
    when: "inbound contacts; DisplayName: email only",
  },
  {
    path: "$.AdditionalEmailRecipients.*",
    meaning: "who else got the email",
    names: ["CcList", "ToList"],
    channels: ["email"],
    lasts: "contact",
  },
  {
    path: "$.Queue.Name",
    meaning: "name of the working queue",
    after: ["UpdateContactTargetQueue"],
    lasts: "contact",
    when: "or in a queue",
  },
  {
    path: "$.Queue.ARN",
    meaning: "ARN of the working queue",
    after: ["UpdateContactTargetQueue"],
    lasts: "contact",
    when: "or in a queue",
  },
  {
    path: "$.Queue.OutboundCallerId.*",
    meaning: "number that the working queue calls with",
    names: ["Address", "Type"],
    after: ["UpdateContactTargetQueue"],
    lasts: "contact",
    when: "or in a queue",
  },
  {
    path: "$.Agent.*",
    meaning: "the agent; in a transfer to agent the one who is to take over",
    names: ["UserName", "FirstName", "LastName", "ARN"],
    flowTypes: agentFlows,
    lasts: "flow",
  },
  {
    path: "$.CallbackNumber",
    meaning: "number that a callback would call; documented only as a choice of blocks, without a path",
    lasts: "contact",
    unverified: true,
  },
  {
    path: "$.SegmentAttributes['connect:CustomerAuthentication'].*",
    meaning: "how the customer's sign-in went; Status is AUTHENTICATED, FAILED or TIMEOUT",
    names: ["Status", "IdentityProvider", "ClientId", "AssociatedCustomerId", "AuthenticationMethod"],
    after: ["AuthenticateParticipant"],
    channels: ["chat"],
    lasts: "contact",
  },
  {
    path: "$.SegmentAttributes.*",
    meaning:
      "attribute of this segment: connect:Subtype, connect:Direction, connect:BlockReasonHeader, connect:CreatedByUser, connect:AssignmentType, connect:EmailSubject, connect:ScreenSharingDetails, connect:ContactExpiry, connect:ValidationTestType, connect:X-SES-SPAM-VERDICT, connect:X-SES-VIRUS-VERDICT, or the author's own",
    lasts: "contact",
    when: "depends on the channel",
  },
  {
    path: "$.Media.Sip.Headers.*",
    meaning: "header of the telephone call; depends on the carrier",
    names: sipHeaders,
    channels: ["voice"],
    lasts: "contact",
  },
  {
    path: "$.Media.Sip.SiprecMetadata",
    meaning: "metadata of a recorded call from another system",
    channels: ["voice"],
    lasts: "contact",
  },
  { path: "$.Media.InitialMessage", meaning: "first message of the chat", channels: ["chat"], lasts: "contact" },
  {
    path: "$.Capabilities.*.*",
    meaning: "whether Agent or Customer can share a screen (ScreenShare) or be seen (Video)",
    names: ["Agent", "Customer"],
    lasts: "contact",
    when: "calls from an app or a web page",
  },
];

/** Namespaces that exist: the first names of all known paths. */
export const namespaces: ReadonlySet<string> = new Set(
  knownAttributes.map(({ path }) => /^\$\.(\w+)/.exec(path)?.[1] ?? ""),
);

const patterns = knownAttributes.map((attribute) => ({ attribute, names: patternNames(attribute.path) }));
const patternsByNamespace = new Map<string, typeof patterns>();
for (const pattern of patterns) {
  const [namespace = ""] = pattern.names;
  patternsByNamespace.set(namespace, [...(patternsByNamespace.get(namespace) ?? []), pattern]);
}

/** What is known of the attribute at a path; undefined when nothing is. */
export function attributeAt(path: Path): KnownAttribute | undefined {
  const known = patternsByNamespace.get(path[0] ?? "");
  return known?.find(({ attribute, names }) => matches(names, path, attribute.names))?.attribute;
}

/** Namespaces that are objects: a path to them alone has no value (`$.External`, but not `$.Channel`). */
export function isBareNamespace(path: Path): boolean {
  return path.length === 1 && !patterns.some(({ names }) => names.length === 1 && names[0] === path[0]);
}

function patternNames(path: string): readonly string[] {
  return Array.from(path.matchAll(/\.(\w+|\*\*|\*)|\['([^']+)'\]/g), (match) => match[1] ?? match[2] ?? "");
}

function matches(pattern: readonly string[], path: Path, choice: readonly string[] | undefined): boolean {
  const open = pattern.at(-1) === "**";
  if (open ? path.length < pattern.length : path.length !== pattern.length) return false;
  const star = pattern.indexOf("*");
  return pattern.every((name, index) => {
    const here = path[index] as string;
    if (name === "**") return true;
    if (name !== "*") return name === here;
    return choice === undefined || index !== star || choice.includes(here);
  });
}
