/** Types that the service does not know, and the type that does what was meant; undefined: nothing does. */
const replacements = {
  Compare: ["CheckAttribute", "CheckCondition", "CheckValue", "Condition"],
  CheckMetricData: ["CheckQueueStatus", "CheckStaffing"],
  CheckSegmentMembershipForCustomerProfile: ["CheckSegmentMembership"],
  DisconnectParticipant: ["Disconnect"],
  DistributeByPercentage: ["Distribute"],
  EndFlowExecution: ["EndFlow"],
  EndFlowModuleExecution: ["ReturnFromFlowModule"],
  GetMetricData: ["GetQueueMetrics"],
  GetParticipantInput: ["GetDigits", "StoreCustomerInput", "StoreUserInput"],
  ConnectParticipantWithLexBot: ["GetParticipantWithLexV2Bot", "InvokeAgentAction", "InvokeBedrockAgent"],
  InvokeLambdaFunction: ["InvokeAPI"],
  MessageParticipant: ["PlayPrompt"],
  TransferContactToAgent: ["TransferToAgent"],
  TransferContactToQueue: ["TransferParticipantToQueue", "TransferToQueue"],
  TransferParticipantToThirdParty: ["TransferToPhoneNumber", "TransferToThirdParty"],
  TransferToFlow: ["TransferContactToFlow"],
  UntagContact: ["UnTagContact"],
  UpdateContactAttributes: ["SetContactAttributes"],
  UpdateContactCallbackNumber: ["SetCallbackNumber"],
  UpdateContactMediaStreamingBehavior: ["StartMediaStreaming", "StopMediaStreaming"],
  UpdateContactRecordingAndAnalyticsBehavior: ["SetRecordingAndAnalyticsBehavior"],
  UpdateContactRoutingCriteria: ["UpdateContactRoutingData", "UpdateRoutingCriteria"],
  UpdateContactTargetQueue: ["SetWorkingQueue"],
  UpdateContactTextToSpeechVoice: ["SetVoice", "UpdateContactTextToSpeechManner"],
  UpdateCustomerProfile: ["PutCustomerProfile"],
  UpdateFlowLoggingBehavior: ["SetLoggingBehavior"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Types with no counterpart: the start of a flow is its `StartAction`; profile objects cannot be changed by a flow. */
const withoutCounterpart = ["EntryPoint", "Start", "Trigger", "UpdateCustomerProfileObject"];

/**
 * Type names that occur in documents, lists and hand-written flows and that the service refuses, each with the type to
 * use instead (undefined: there is none). Sources: published by an open-source test suite; a verified list; live checks.
 */
export const invalidTypes: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ...Object.entries(replacements).flatMap(([use, names]) => names.map((name) => [name, use] as const)),
  ...withoutCounterpart.map((name) => [name, undefined] as const),
]);

/** Blocks that the console has, and whose action type nobody has seen. Source: AWS Admin Guide. */
export const blocksWithoutKnownType: ReadonlyMap<string, string> = new Map([
  [
    "External tool",
    "Invokes a tool (8 seconds, 60 when asynchronous) or loads its result of up to 32 KB into $.ExternalTool; branches for success, error and, when loading, still in progress. Every flow type and channel.",
  ],
  [
    "AWS Lambda function, load result",
    "Loads what the asynchronous invocation $.LambdaInvocation.InvocationId answered; branches for success, error and not ready yet.",
  ],
  ["Cases, get case id", "Loads the case that the contact is linked to."],
  ["Customer profiles, get recommendations", "Loads recommendations for a profile."],
]);
