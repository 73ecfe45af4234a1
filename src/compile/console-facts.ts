import type { Json, JsonObject } from "../language/json.js";
import type { Predicate } from "../language/predicate.js";

/** A way into parameters; `*` stands for every member of an object or a list. */
export type ParameterPath = readonly string[];

/**
 * What the console keeps about a block beside its action, so that its dialog opens as the author left it. Observed in
 * console exports of 2023 to 2026. The service ignores all of it.
 */
export interface ConsoleFacts {
  /** What the console notes beside single parameters, under `parameters`. */
  readonly marks?: readonly ParameterMark[];
  /** Members of the block's own entry, in the console's order; each is left out where it does not apply. */
  readonly members?: Readonly<Record<string, MemberSource>>;
}

/** A note beside the parameters that a path leads to. */
export interface ParameterMark {
  readonly path: ParameterPath;
  /** Beside which values: a whole JSONPath, something of the instance, another scalar, an object or list. */
  readonly on: "path" | "symbol" | "literal" | "structure";
  readonly mark: JsonObject;
}

/** Where a member of a block's entry comes from. */
export type MemberSource =
  | { readonly constant: Json }
  /** The name of the first thing of the instance at these paths, as the console's picker keeps it. */
  | { readonly symbol: readonly ParameterPath[]; readonly shape: "name" | "text" | "idAndText" }
  /** All prompts at this path, as a list. */
  | { readonly prompts: ParameterPath }
  /** The keys below this path whose values are JSONPaths. */
  | { readonly pathKeys: ParameterPath }
  /** For every key below this path, whether its value is a JSONPath. */
  | { readonly pathMap: ParameterPath }
  /** The same, of those keys only. */
  | { readonly truePathMap: ParameterPath }
  /** True where the value is a JSONPath; left out otherwise. */
  | { readonly isPath: readonly ParameterPath[] }
  /** Whether the list at this path has a text. */
  | { readonly contains: ParameterPath; readonly text: string; readonly when?: Predicate }
  /** A value for the first key below this path that is listed. */
  | { readonly key: ParameterPath; readonly values: Readonly<Record<string, Json>> }
  /** One entry per condition, with the operator where the author chooses it. */
  | { readonly conditions: "operand" | "comparison" };

const dynamic: JsonObject = { useDynamic: true };
const dynamicAt = (...path: string[]): ParameterMark => ({ path, on: "path", mark: dynamic });
const secondsAt = (...path: string[]): ParameterMark => ({ path, on: "literal", mark: { unit: 1 } });
const promptName: MemberSource = { symbol: [["PromptId"]], shape: "name" };
const queueOrAgent = (shape: "text" | "idAndText"): MemberSource => ({ symbol: [["QueueId"], ["AgentId"]], shape });
const profileMembers = (action: string): Readonly<Record<string, MemberSource>> => ({
  useDynamic: { truePathMap: ["ProfileRequestData"] },
  customerProfilesAction: { constant: action },
});
const empty = { constant: {} } as const;
const none = { constant: [] } as const;

/** By action type; a type that is not listed has its position and the names of what it refers to, no more. */
export const consoleFacts: ReadonlyMap<string, ConsoleFacts> = new Map<string, ConsoleFacts>([
  ["CheckHoursOfOperation", { members: { Hours: { symbol: [["HoursOfOperationId"]], shape: "idAndText" } } }],
  [
    "CheckMetricData",
    {
      marks: [dynamicAt("QueueId"), dynamicAt("AgentId")],
      members: { useDynamic: { isPath: [["QueueId"], ["AgentId"]] }, queue: queueOrAgent("idAndText") },
    },
  ],
  ["Compare", { members: { conditions: none, conditionMetadata: { conditions: "comparison" } } }],
  [
    "ConnectParticipantWithLexBot",
    {
      marks: [
        { path: ["LexV2Bot", "AliasArn"], on: "symbol", mark: { useLexBotDropdown: true } },
        { path: ["LexV2Bot", "AliasArn"], on: "path", mark: { useDynamic: true, useLexBotDropdown: false } },
        dynamicAt("LexSessionAttributes", "*"),
        secondsAt("LexTimeoutSeconds", "Text"),
      ],
      members: {
        promptName,
        dynamicMetadata: { pathMap: ["LexSessionAttributes"] },
        useLexBotDropdown: { constant: true },
        lexV2BotName: { symbol: [["LexV2Bot", "AliasArn"]], shape: "name" },
        conditionMetadata: { conditions: "comparison" },
      },
    },
  ],
  ["CreateCallbackContact", { members: { queue: queueOrAgent("idAndText") } }],
  [
    "CreateCase",
    {
      marks: [dynamicAt("CaseRequestFields", "*")],
      members: { action: { constant: "createCaseAction" }, requestFieldsOptions: empty, requiredFieldsOptions: none },
    },
  ],
  [
    "CreateCustomerProfile",
    { marks: [dynamicAt("ProfileRequestData", "*")], members: profileMembers("CreateCustomerProfile") },
  ],
  ["CreateTask", { members: { ContactFlow: { symbol: [["ContactFlowId"]], shape: "text" } } }],
  ["DequeueContactAndTransferToQueue", { members: { queue: queueOrAgent("idAndText") } }],
  [
    "GetCase",
    {
      marks: [dynamicAt("CaseRequestFields", "*")],
      members: { action: { constant: "getCaseAction" }, requestFieldsOptions: empty, responseFieldsOptions: empty },
    },
  ],
  [
    "GetCustomerProfile",
    { marks: [dynamicAt("ProfileRequestData", "*")], members: profileMembers("GetCustomerProfile") },
  ],
  ["GetCustomerProfileObject", { marks: [dynamicAt("ProfileRequestData", "IdentifierName")] }],
  [
    "GetMetricData",
    {
      marks: [dynamicAt("QueueId"), dynamicAt("AgentId")],
      members: { useDynamic: { isPath: [["QueueId"], ["AgentId"]] }, queue: queueOrAgent("idAndText") },
    },
  ],
  [
    "GetParticipantInput",
    {
      marks: [dynamicAt("PromptId")],
      members: { promptName, conditionMetadata: { conditions: "operand" } },
    },
  ],
  [
    "InvokeFlowModule",
    {
      marks: [dynamicAt("FlowModuleId")],
      members: {
        useDynamic: { isPath: [["FlowModuleId"]] },
        contactFlowModuleName: { symbol: [["FlowModuleId"]], shape: "name" },
      },
    },
  ],
  [
    "InvokeLambdaFunction",
    {
      marks: [dynamicAt("LambdaFunctionARN"), dynamicAt("LambdaInvocationAttributes", "*")],
      members: {
        dynamicMetadata: { pathMap: ["LambdaInvocationAttributes"] },
        useDynamic: { isPath: [["LambdaFunctionARN"]] },
      },
    },
  ],
  ["DistributeByPercentage", { members: { conditions: none } }],
  [
    "MessageParticipant",
    { marks: [dynamicAt("PromptId")], members: { useDynamic: { isPath: [["PromptId"]] }, promptName } },
  ],
  [
    "MessageParticipantIteratively",
    {
      marks: [secondsAt("InterruptFrequencySeconds")],
      members: { audio: { prompts: ["Messages", "*", "PromptId"] } },
    },
  ],
  [
    "ShowView",
    {
      marks: [
        secondsAt("InvocationTimeLimitSeconds"),
        { path: ["ViewData", "*"], on: "structure", mark: { useJson: true } },
      ],
    },
  ],
  ["StartOutboundChatContact", { marks: [dynamicAt("ContactFlowArn"), dynamicAt("SourceEndpoint", "Address")] }],
  [
    "StartVoiceIdStream",
    {
      members: {
        voiceAuthenticationUseDynamic: { constant: false },
        voiceAuthenticationResponseTimeUseDynamic: { constant: false },
        fraudDetectionUseDynamic: { constant: false },
      },
    },
  ],
  [
    "TransferParticipantToThirdParty",
    {
      marks: [
        dynamicAt("ThirdPartyPhoneNumber"),
        dynamicAt("ThirdPartyDTMFDigits"),
        { path: ["CallerId", "Number"], on: "path", mark: { inputOption: "dynamic" } },
      ],
    },
  ],
  [
    "TransferToFlow",
    {
      marks: [dynamicAt("ContactFlowId")],
      members: {
        useDynamic: { isPath: [["ContactFlowId"]] },
        ContactFlow: { symbol: [["ContactFlowId"]], shape: "text" },
      },
    },
  ],
  ["UpdateCase", { members: { action: { constant: "updateCaseAction" }, requestFieldsOptions: empty } }],
  [
    "UpdateContactAttributes",
    { marks: [dynamicAt("Attributes", "*")], members: { dynamicParams: { pathKeys: ["Attributes"] } } },
  ],
  ["UpdateContactData", { marks: [dynamicAt("CustomerId")], members: { dynamicParams: none } }],
  [
    "UpdateContactEventHooks",
    {
      marks: [dynamicAt("EventHooks", "*")],
      members: {
        useDynamic: { isPath: [["EventHooks", "*"]] },
        contactFlow: { symbol: [["EventHooks", "*"]], shape: "idAndText" },
        customerOrAgent: {
          key: ["EventHooks"],
          values: {
            CustomerQueue: true,
            CustomerHold: true,
            CustomerWhisper: true,
            AgentHold: false,
            AgentWhisper: false,
          },
        },
      },
    },
  ],
  [
    "UpdateContactMediaStreamingBehavior",
    {
      members: Object.fromEntries(
        ["To", "From"].map((text): [string, MemberSource] => [
          `${text.toLowerCase()}Customer`,
          {
            contains: ["Participants", "*", "MediaDirections", "*"],
            text,
            when: { path: ["MediaStreamingState"], equals: "Enabled" },
          },
        ]),
      ),
    },
  ],
  ["UpdateContactRoutingBehavior", { marks: [secondsAt("QueueTimeAdjustmentSeconds")] }],
  [
    "UpdateContactTargetQueue",
    {
      marks: [dynamicAt("QueueId"), dynamicAt("AgentId")],
      members: { useDynamic: { isPath: [["QueueId"], ["AgentId"]] }, queue: queueOrAgent("text") },
    },
  ],
  ["UpdateContactTextToSpeechVoice", { members: { overrideConsoleVoice: { constant: false } } }],
  [
    "UpdateCustomerProfile",
    { marks: [dynamicAt("ProfileRequestData", "*")], members: profileMembers("UpdateCustomerProfile") },
  ],
  ["UpdateFlowAttributes", { marks: [dynamicAt("FlowAttributes", "*", "Value")] }],
  ["Wait", { marks: [secondsAt("TimeLimitSeconds"), dynamicAt("TimeLimitSeconds")] }],
]);

/**
 * How the console names a condition's operator in `conditionMetadata`. `TextEndsWith` and `NumberGreaterOrEqualTo` follow
 * the pattern of the others; no export with them has been seen.
 */
export const consoleOperators: ReadonlyMap<string, JsonObject> = new Map([
  ["Equals", { name: "Equals", value: "Equals", shortDisplay: "=" }],
  ["TextStartsWith", { name: "Starts with", value: "StartsWith", shortDisplay: "starts with" }],
  ["TextEndsWith", { name: "Ends with", value: "EndsWith", shortDisplay: "ends with" }],
  ["TextContains", { name: "Contains", value: "Contains", shortDisplay: "contains" }],
  ["NumberGreaterThan", { name: "Is greater than", value: "GreaterThan", shortDisplay: ">" }],
  ["NumberGreaterOrEqualTo", { name: "Is greater or equal", value: "GreaterThanOrEqualTo", shortDisplay: ">=" }],
  ["NumberLessThan", { name: "Is less than", value: "LessThan", shortDisplay: "<" }],
  ["NumberLessOrEqualTo", { name: "Is less or equal", value: "LessThanOrEqualTo", shortDisplay: "<=" }],
]);
