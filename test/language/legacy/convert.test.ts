import { describe, expect, test } from "vitest";
import { convertLegacy } from "../../../src/language/legacy/convert.js";
import { moduleTypes } from "../../../src/language/legacy/module-types.js";
import type { FlowAction } from "../../../src/language/document.js";
import type { Json, JsonObject } from "../../../src/language/json.js";

type Parameter = readonly [name: string, value?: Json, more?: JsonObject];
type Branch = string | readonly [conditionType: string, conditionValue: Json];

/** Converts one module whose branches lead to b0, b1, … in their order. */
function convert(type: string, parameters: readonly Parameter[], branches: readonly Branch[]) {
  const [name = "", target] = type.split("/");
  const { document, diagnostics } = convertLegacy(
    {
      start: "m",
      version: "1",
      type: "contactFlow",
      metadata: { name: "Old", hash: "x", entryPointPosition: { x: 1, y: 2 } },
      modules: [
        {
          id: "m",
          type: name,
          ...(target !== undefined && { target }),
          parameters: parameters.map(([key, value, more = {}]) => ({
            name: key,
            ...(value !== undefined && { value }),
            ...more,
          })),
          branches: branches.map((branch, i) =>
            typeof branch === "string"
              ? { condition: branch, transition: `b${i}` }
              : { condition: "Evaluate", conditionType: branch[0], conditionValue: branch[1], transition: `b${i}` },
          ),
          metadata: { position: { x: 3, y: 4 } },
        },
      ],
    },
    { file: "old.json", name: "Old" },
  );
  const action = document.Actions[0] as FlowAction;
  return { document, action, codes: diagnostics.map(({ code }) => code), ways: waysOf(action.Transitions) };
}

function waysOf(transitions: FlowAction["Transitions"]): Record<string, string> {
  const {
    NextAction,
    Conditions = [],
    Errors = [],
  } = (transitions ?? {}) as {
    NextAction?: string;
    Conditions?: { NextAction: string; Condition: { Operator: string; Operands: string[] } }[];
    Errors?: { NextAction: string; ErrorType: string }[];
  };
  return {
    ...(NextAction !== undefined && { next: NextAction }),
    ...Object.fromEntries(Conditions.map((c) => [`${c.Condition.Operator} ${c.Condition.Operands[0]}`, c.NextAction])),
    ...Object.fromEntries(Errors.map((e) => [e.ErrorType, e.NextAction])),
  };
}

const text: readonly Parameter[] = [
  ["Text", "Hello", { namespace: null }],
  ["TextToSpeechType", "text"],
];
const attribute = (namespace: string): JsonObject => ({ namespace });

/** The table of the format: module, parameters, branches; type, parameters and ways in the Flow language. */
const table: readonly (readonly [string, readonly Parameter[], readonly Branch[], string, JsonObject, JsonObject])[] = [
  ["PlayPrompt", text, ["Success"], "MessageParticipant", { Text: "Hello" }, { next: "b0" }],
  [
    "PlayPrompt",
    [
      ["Text", "<speak/>"],
      ["TextToSpeechType", "ssml"],
    ],
    ["Success", "Error"],
    "MessageParticipant",
    { SSML: "<speak/>" },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "PlayPrompt",
    [["AudioPrompt", "arn:x", { resourceName: "Beep.wav" }]],
    ["Success"],
    "MessageParticipant",
    { PromptId: "arn:x" },
    { next: "b0" },
  ],
  ["PlayAudio", text, ["Success"], "MessageParticipant", { Text: "Hello" }, { next: "b0" }],
  ["Disconnect", [], [], "DisconnectParticipant", {}, {}],
  ["Resume", [], [], "EndFlowExecution", {}, {}],
  [
    "SetAttributes",
    [
      ["Attribute", "1", { key: "a" }],
      ["Attribute", "Customer Number", { key: "b", namespace: "System" }],
    ],
    ["Success", "Error"],
    "UpdateContactAttributes",
    { Attributes: { a: "1", b: "$.CustomerEndpoint.Address" } },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "SetScreenPop",
    [
      ["key", "screenPop"],
      ["value", "x y", attribute("User Defined")],
    ],
    ["Success", "Error"],
    "UpdateContactAttributes",
    { Attributes: { screenPop: "$.Attributes['x y']" } },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "InvokeExternalResource/Lambda",
    [
      ["FunctionArn", "arn:f"],
      ["TimeLimit", "4"],
      ["Parameter", "t", { key: "k", namespace: "External" }],
    ],
    ["Success", "Error"],
    "InvokeLambdaFunction",
    {
      LambdaFunctionARN: "arn:f",
      InvocationTimeLimitSeconds: "4",
      LambdaInvocationAttributes: { k: "$.External.t" },
      ResponseValidation: { ResponseType: "STRING_MAP" },
    },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "Transfer/Flow",
    [["ContactFlowId", "arn:flow"]],
    ["Error"],
    "TransferToFlow",
    { ContactFlowId: "arn:flow" },
    { next: "b0", NoMatchingError: "b0" },
  ],
  [
    "TransferToFlow",
    [["ContactFlowId", "arn:flow"]],
    ["Error"],
    "TransferToFlow",
    { ContactFlowId: "arn:flow" },
    { next: "b0", NoMatchingError: "b0" },
  ],
  [
    "Transfer/Queue",
    [],
    ["AtCapacity", "Error"],
    "TransferContactToQueue",
    {},
    { next: "b1", QueueAtCapacity: "b0", NoMatchingError: "b1" },
  ],
  [
    "Transfer/Queue",
    [["Queue", "arn:q"]],
    ["AtCapacity", "Error"],
    "DequeueContactAndTransferToQueue",
    { QueueId: "arn:q" },
    { next: "b1", QueueAtCapacity: "b0", NoMatchingError: "b1" },
  ],
  [
    "CustomerInQueue",
    [],
    ["AtCapacity", "Error"],
    "TransferContactToQueue",
    {},
    { next: "b1", QueueAtCapacity: "b0", NoMatchingError: "b1" },
  ],
  ["Transfer/Agent", [], [], "TransferContactToAgent", {}, {}],
  [
    "Transfer/PhoneNumber",
    [
      ["PhoneNumber", "+15555550100"],
      ["TimeLimit", "30"],
      ["BlindTransfer", false],
    ],
    ["Success", "CallFailure", "Timeout", "Error"],
    "TransferParticipantToThirdParty",
    {
      ThirdPartyPhoneNumber: "+15555550100",
      ThirdPartyConnectionTimeLimitSeconds: "30",
      ContinueFlowExecution: "True",
    },
    { next: "b0", CallFailed: "b1", ConnectionTimeLimitExceeded: "b2", NoMatchingError: "b3" },
  ],
  [
    "CheckAttribute",
    [
      ["Attribute", "tier"],
      ["Namespace", "External"],
    ],
    [["Equals", "gold"], ["GreaterThan", 5], ["Contains", "x"], "NoMatch"],
    "Compare",
    { ComparisonValue: "$.External.tier" },
    { next: "b3", "Equals gold": "b0", "NumberGreaterThan 5": "b1", "TextContains x": "b2", NoMatchingCondition: "b3" },
  ],
  [
    "SetQueue",
    [["Queue", "arn:q", { resourceName: "Sales" }]],
    ["Success", "Error"],
    "UpdateContactTargetQueue",
    { QueueId: "arn:q" },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "SetQueue",
    [["Agent", "agentArn", attribute("User Defined")]],
    ["Success", "Error"],
    "UpdateContactTargetQueue",
    { AgentId: "$.Attributes.agentArn" },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "SetLoggingBehavior",
    [["LoggingBehavior", "Enable"]],
    ["Success"],
    "UpdateFlowLoggingBehavior",
    { FlowLoggingBehavior: "Enabled" },
    { next: "b0" },
  ],
  [
    "SetLoggingBehavior",
    [["LoggingBehavior", "Disable"]],
    ["Success"],
    "UpdateFlowLoggingBehavior",
    { FlowLoggingBehavior: "Disabled" },
    { next: "b0" },
  ],
  [
    "GetUserInput/Digits",
    [...text, ["Timeout", "5"], ["MaxDigits", "1"]],
    [["Equals", "1"], "Timeout", "NoMatch", "Error"],
    "GetParticipantInput",
    { Text: "Hello", StoreInput: "False", InputTimeLimitSeconds: "5" },
    { next: "b2", "Equals 1": "b0", InputTimeLimitExceeded: "b1", NoMatchingCondition: "b2", NoMatchingError: "b3" },
  ],
  [
    "GetUserInput/Lex",
    [...text, ["BotName", "B"], ["BotAlias", "A"], ["BotRegion", "us-east-1"], ["Parameter", "x", { key: "k" }]],
    [["Equals", "Book"], "NoMatch", "Error"],
    "ConnectParticipantWithLexBot",
    { Text: "Hello", LexBot: { Name: "B", Region: "us-east-1", Alias: "A" }, LexSessionAttributes: { k: "x" } },
    { next: "b2", "Equals Book": "b0", NoMatchingCondition: "b1", NoMatchingError: "b2" },
  ],
  [
    "StoreUserInput",
    [
      ...text,
      ["CustomerInputType", "Custom"],
      ["Timeout", "5"],
      ["MaxDigits", 4],
      ["EncryptEntry", false],
      ["DisableCancel", true],
      ["TerminatorDigits", "#"],
    ],
    ["Success", "Error"],
    "GetParticipantInput",
    {
      Text: "Hello",
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation: { CustomValidation: { MaximumLength: "4" } },
      DTMFConfiguration: { InputTerminationSequence: "#", DisableCancelKey: "True" },
    },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "StoreUserInput",
    [
      ...text,
      ["CustomerInputType", "PhoneNumber"],
      ["Timeout", "5"],
      ["PhoneNumberFormat", "Local"],
      ["CountryCode", "US"],
    ],
    ["Success", "InvalidNumber", "Error"],
    "GetParticipantInput",
    {
      Text: "Hello",
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation: { PhoneNumberValidation: { NumberFormat: "Local", CountryCode: "US" } },
    },
    { next: "b0", InvalidPhoneNumber: "b1", NoMatchingError: "b2" },
  ],
  [
    "StoreCustomerInput",
    [...text, ["CustomerInputType", "Custom"], ["Timeout", "5"], ["MaxDigits", 4]],
    ["Success", "Error"],
    "GetParticipantInput",
    {
      Text: "Hello",
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation: { CustomValidation: { MaximumLength: "4" } },
    },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "SetVoice",
    [
      ["GlobalVoice", "Joanna"],
      ["GlobalEngine", "Neural"],
      ["SpeakingStyle", "None"],
    ],
    ["Success"],
    "UpdateContactTextToSpeechVoice",
    { TextToSpeechVoice: "Joanna", TextToSpeechEngine: "Neural", TextToSpeechStyle: "None" },
    { next: "b0" },
  ],
  [
    "SetRecordingBehavior",
    [
      ["RecordingBehaviorOption", "Enable"],
      ["RecordingParticipantOption", "Both"],
    ],
    ["Success"],
    "UpdateContactRecordingBehavior",
    { RecordingBehavior: { RecordedParticipants: ["Agent", "Customer"] } },
    { next: "b0" },
  ],
  [
    "SetRecordingBehavior",
    [
      ["RecordingBehaviorOption", "Disable"],
      ["RecordingParticipantOption", "Both"],
    ],
    ["Success"],
    "UpdateContactRecordingBehavior",
    { RecordingBehavior: { RecordedParticipants: [] } },
    { next: "b0" },
  ],
  [
    "StartMediaStreaming",
    [
      ["Track", "FromCustomer"],
      ["MediaStreamTypes", "Audio"],
    ],
    ["Success", "Error"],
    "UpdateContactMediaStreamingBehavior",
    {
      MediaStreamingState: "Enabled",
      Participants: [{ ParticipantType: "Customer", MediaDirections: ["From"] }],
      MediaStreamType: "Audio",
    },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "StopMediaStreaming",
    [
      ["Track", "FromCustomer"],
      ["Track", "ToCustomer"],
    ],
    ["Success", "Error"],
    "UpdateContactMediaStreamingBehavior",
    {
      MediaStreamingState: "Disabled",
      Participants: [{ ParticipantType: "Customer", MediaDirections: ["From", "To"] }],
      MediaStreamType: "Audio",
    },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "Loop",
    [["LoopCount", "3"]],
    ["Looping", "Complete"],
    "Loop",
    { LoopCount: "3" },
    { next: "b1", "Equals ContinueLooping": "b0", "Equals DoneLooping": "b1" },
  ],
  [
    "SetEventHook/Flow",
    [
      ["Type", "CustomerRemaining"],
      ["ContactFlowId", "arn:flow"],
    ],
    ["Success", "Error"],
    "UpdateContactEventHooks",
    { EventHooks: { CustomerRemaining: "arn:flow" } },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "SetContactFlow",
    [
      ["Type", "AgentWhisper"],
      ["ContactFlowId", ""],
    ],
    ["Success"],
    "UpdateContactEventHooks",
    { EventHooks: { AgentWhisper: "" } },
    { next: "b0", NoMatchingError: "b0" },
  ],
  [
    "CheckStaffing",
    [["Status", "Staffed"]],
    ["True", "False", "Error"],
    "CheckMetricData",
    { MetricType: "NumberOfAgentsStaffed" },
    { next: "b2", "NumberGreaterThan 0": "b0", NoMatchingCondition: "b1", NoMatchingError: "b2" },
  ],
  [
    "CheckHoursOfOperation",
    [["Hours", "arn:h", { resourceName: "Office" }]],
    ["True", "False", "Error"],
    "CheckHoursOfOperation",
    { HoursOfOperationId: "arn:h" },
    { next: "b2", "Equals True": "b0", "Equals False": "b1", NoMatchingError: "b2" },
  ],
  [
    "GetMetricData",
    [["Queue", "arn:q"]],
    ["Success", "Error"],
    "GetMetricData",
    { QueueId: "arn:q" },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "LoopPrompts",
    [
      ["Text", "One", { key: "text" }],
      ["AudioPrompt", "arn:p"],
      ["InterruptSeconds", 20],
    ],
    ["Timeout", "Error"],
    "MessageParticipantIteratively",
    { Messages: [{ Text: "One" }, { PromptId: "arn:p" }], InterruptFrequencySeconds: "20" },
    { next: "b1", "Equals MessagesInterrupted": "b0", NoMatchingError: "b1" },
  ],
  [
    "Wait",
    [
      ["TimeoutSeconds", "60"],
      ["InterruptOnCustomerReturn", "true"],
    ],
    ["CustomerReturn", "Timeout", "Error"],
    "Wait",
    { TimeLimitSeconds: "60", Events: ["CustomerReturned"] },
    { next: "b2", "Equals CustomerReturned": "b0", "Equals WaitCompleted": "b1", NoMatchingError: "b2" },
  ],
  [
    "UpdateRoutingPriority",
    [["AbsolutePosition", 2]],
    ["Success"],
    "UpdateContactRoutingBehavior",
    { QueuePriority: "2" },
    { next: "b0" },
  ],
  [
    "UpdateRoutingPriority",
    [["TimeOffset", 60]],
    ["Success"],
    "UpdateContactRoutingBehavior",
    { QueueTimeAdjustmentSeconds: "60" },
    { next: "b0" },
  ],
  [
    "PercentileBranching",
    [],
    [["Equals", "3"], ["Equals", "6"], ["Equals", "8"], "NoMatch"],
    "DistributeByPercentage",
    {},
    {
      next: "b3",
      "NumberLessThan 4": "b0",
      "NumberLessThan 10": "b1",
      "NumberLessThan 18": "b2",
      NoMatchingCondition: "b3",
    },
  ],
  [
    "SetCallBackNumber",
    [["CallBackNumber", "Customer Number", attribute("System")]],
    ["Success", "InvalidPhoneNumber", "NonDialableNumber"],
    "UpdateContactCallbackNumber",
    { CallbackNumber: "$.CustomerEndpoint.Address" },
    { next: "b0", InvalidCallbackNumber: "b1", CallbackNumberNotDialable: "b2" },
  ],
  [
    "CreateCallback",
    [
      ["InitialDelaySeconds", 5],
      ["RetryDelaySeconds", 600],
      ["MaxRetryAttempts", 2],
    ],
    ["Success", "Error"],
    "CreateCallbackContact",
    { InitialCallDelaySeconds: "5", RetryDelaySeconds: "600", MaximumConnectionAttempts: "2" },
    { next: "b0", NoMatchingError: "b1" },
  ],
  [
    "SetContactData",
    [["ContactData", undefined, { languageCode: "en-AU" }]],
    ["Success", "Error"],
    "UpdateContactData",
    { LanguageCode: "en-AU" },
    { next: "b0", NoMatchingError: "b1" },
  ],
  ["SetVoiceId", [], ["Success", "Error"], "StartVoiceIdStream", {}, { next: "b0", NoMatchingError: "b1" }],
  [
    "CheckVoiceId",
    [["CheckVoiceIdOption", "enrollmentStatus"]],
    ["NotEnrolled", "Error"],
    "CheckVoiceId",
    { CheckVoiceIdOption: "enrollmentStatus" },
    { next: "b1", "Equals NotEnrolled": "b0", NoMatchingError: "b1" },
  ],
];

describe("modules of the older export", () => {
  test.each(table)("%s %j", (type, parameters, branches, action, expected, ways) => {
    const converted = convert(type, parameters, branches);
    expect(converted.action.Type).toBe(action);
    expect(converted.action.Parameters).toEqual(expected);
    expect(converted.ways).toEqual(ways);
    expect(converted.codes).toEqual([]);
  });

  test("queue status asks for time or size, in the number that stands there", () => {
    const branch = (condition: string) => ({
      condition,
      conditionType: "GreaterThan",
      conditionValue: 300,
      transition: "a",
    });
    const typeOf = (condition: string): Json | undefined => {
      const modules = [
        { id: "m", type: "CheckQueueStatus", parameters: [], branches: [branch(condition)], metadata: {} },
      ];
      const { document } = convertLegacy({ modules, start: "m" }, { file: "f", name: "n" });
      expect(waysOf(document.Actions[0]?.Transitions)).toMatchObject({ "NumberGreaterThan 300": "a" });
      return document.Actions[0]?.Parameters?.["MetricType"];
    };
    expect(typeOf("CheckQueueTime")).toBe("OldestContactInQueueAgeSeconds");
    expect(typeOf("CheckQueueSize")).toBe("NumberOfContactsInQueue");
  });

  test("every type that is converted stands in the table", () => {
    const asked = new Set([...table.map(([type]) => type), "CheckQueueStatus"]);
    const untested = [...moduleTypes.keys()].filter(
      (type) => ![...asked].some((one) => one === type || one.startsWith(`${type}/`)),
    );
    expect(untested).toEqual([]);
  });
});

test("identifiers, positions, names and what stood beside stay; the hash goes", () => {
  const { document } = convert("SetQueue", [["Queue", "arn:q", { resourceName: "Sales" }]], ["Success", "Error"]);
  expect(document).toMatchObject({ Version: "2019-10-30", StartAction: "m" });
  expect(document.Metadata).toEqual({
    name: "Old",
    entryPointPosition: { x: 1, y: 2 },
    ActionMetadata: { m: { position: { x: 3, y: 4 }, parameters: { QueueId: { displayName: "Sales" } } } },
    type: "contactFlow",
  });
});

test("what is not known is kept, and said", () => {
  const unknown = convert("Teleport", [["Where", "Mars"]], ["Success", "Sideways"]);
  expect(unknown.action).toMatchObject({ Type: "Teleport", Parameters: { Where: { name: "Where", value: "Mars" } } });
  expect(unknown.ways).toEqual({ next: "b0", Sideways: "b1" });
  expect(unknown.codes).toEqual(["FLW521", "FLW521"]);
});

test("hostile input is read, not run into", () => {
  for (const modules of [[null], [1], [{}], [{ id: 1 }], [{ id: "a", parameters: {}, branches: 5, metadata: null }]]) {
    const { document } = convertLegacy({ modules, start: null }, { file: "f", name: "n" });
    expect(document.StartAction).toBe("");
  }
  const { action } = convert("SetAttributes", [["Attribute", "x", { key: "__proto__" }]], ["Success", "Error"]);
  expect(Object.keys(action.Parameters?.["Attributes"] as object)).toEqual(["__proto__"]);
});
