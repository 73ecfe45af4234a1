import type { Json } from "../json.js";
import { valueIn, type LegacyModule, type LegacyParameter } from "./legacy-flow.js";

/** What a module of the older export is in the Flow language. */
export interface Converted {
  readonly type: string;
  readonly parameters: Readonly<Record<string, Json | undefined>>;
  /** Branches besides `Success`, `Error`, `Evaluate` and `NoMatch`: the condition or error that each becomes. */
  readonly branches?: Readonly<
    Record<string, { readonly error: string } | { readonly operator: string; readonly operand: string }>
  >;
  /** Names that the console notes beside parameters. */
  readonly displayNames?: Readonly<Record<string, string | undefined>>;
  /** Conditions are shares of calls; the operands are running totals. */
  readonly shares?: boolean;
  /** What is not known to be right. */
  readonly doubts?: readonly string[];
}

/** Turns a module into an action's type and parameters. */
type Converter = (m: Parts) => Converted;

/** A module's parameters, as the converters look at them. */
class Parts {
  readonly module: LegacyModule;
  constructor(module: LegacyModule) {
    this.module = module;
  }

  find(name: string): LegacyParameter | undefined {
    return this.module.parameters.find((parameter) => parameter.name === name);
  }

  all(name: string): readonly LegacyParameter[] {
    return this.module.parameters.filter((parameter) => parameter.name === name);
  }

  /** A parameter's value as text, a path where it has a namespace. */
  value(name: string): string | undefined {
    const found = this.find(name);
    return found && valueIn(found.namespace, found.value);
  }

  /** The same, empty where nothing was chosen. */
  chosen(name: string): string | undefined {
    return this.find(name) && (this.value(name) ?? "");
  }

  map(name: string): Readonly<Record<string, string>> | undefined {
    const entries = this.all(name).flatMap(({ key, namespace, value }): [string, string][] =>
      key === undefined ? [] : [[key, valueIn(namespace, value) ?? ""]],
    );
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  name(parameter: string): string | undefined {
    const name = this.find(parameter)?.resourceName;
    return name?.trim() === "" ? undefined : name;
  }

  /** A queue, or an agent whose queue is meant. */
  queue(): {
    readonly parameters: Record<string, string | undefined>;
    readonly displayNames: Record<string, string | undefined>;
  } {
    if (this.find("Agent")) {
      return { parameters: { AgentId: this.chosen("Agent") }, displayNames: { AgentId: this.name("Agent") } };
    }
    return { parameters: { QueueId: this.chosen("Queue") }, displayNames: { QueueId: this.name("Queue") } };
  }

  speech(): Record<string, string | undefined> {
    if (this.find("AudioPrompt")) return { PromptId: this.chosen("AudioPrompt") };
    const kind = this.value("TextToSpeechType");
    return kind === "ssml" ? { SSML: this.chosen("Text") } : { Text: this.chosen("Text") };
  }
}

const isOn = (value: string | undefined): boolean => value?.toLowerCase() === "true" || value === "Enable";

const playPrompt: Converter = (m) => ({
  type: "MessageParticipant",
  parameters: m.speech(),
  displayNames: { PromptId: m.name("AudioPrompt") },
});

const setHook: Converter = (m) => {
  const hook = m.value("Type") ?? "";
  return {
    type: "UpdateContactEventHooks",
    parameters: { EventHooks: { [hook]: m.chosen("ContactFlowId") ?? "" } },
    displayNames: { [`EventHooks.${hook}`]: m.name("ContactFlowId") },
  };
};

const transferToFlow: Converter = (m) => ({
  type: "TransferToFlow",
  parameters: { ContactFlowId: m.chosen("ContactFlowId") ?? "" },
  displayNames: { ContactFlowId: m.name("ContactFlowId") },
});

const transferToQueue: Converter = (m) => {
  const target = m.find("Queue") ?? m.find("Agent");
  const branches = { AtCapacity: { error: "QueueAtCapacity" } };
  if (!target) return { type: "TransferContactToQueue", parameters: {}, branches };
  return { type: "DequeueContactAndTransferToQueue", ...m.queue(), branches };
};

const storeInput: Converter = (m) => {
  const phone = m.value("CustomerInputType") === "PhoneNumber";
  const encrypted = isOn(m.value("EncryptEntry"));
  const terminator = m.value("TerminatorDigits");
  const keepsCancel = m.value("DisableCancel");
  const configuration = {
    ...(terminator !== undefined && terminator !== "" && { InputTerminationSequence: terminator }),
    ...(isOn(keepsCancel) && { DisableCancelKey: "True" }),
  };
  return {
    type: "GetParticipantInput",
    parameters: {
      ...m.speech(),
      StoreInput: "True",
      InputTimeLimitSeconds: m.chosen("Timeout"),
      InputValidation: phone
        ? {
            PhoneNumberValidation: {
              NumberFormat: m.value("PhoneNumberFormat") === "International" ? "E164" : "Local",
              ...(m.value("CountryCode") !== undefined && { CountryCode: m.value("CountryCode") as string }),
            },
          }
        : { CustomValidation: { MaximumLength: m.chosen("MaxDigits") ?? "20" } },
      ...(encrypted && {
        InputEncryption: { EncryptionKeyId: m.chosen("EncryptionKeyId") ?? "", Key: m.chosen("EncryptionKey") ?? "" },
      }),
      ...(Object.keys(configuration).length > 0 && { DTMFConfiguration: configuration }),
    },
    branches: { InvalidNumber: { error: "InvalidPhoneNumber" } },
    displayNames: { PromptId: m.name("AudioPrompt") },
  };
};

const getInput: Converter = (m) => {
  if (m.module.target === "Lex") return lex(m);
  return {
    type: "GetParticipantInput",
    parameters: { ...m.speech(), StoreInput: "False", InputTimeLimitSeconds: m.chosen("Timeout") },
    branches: { Timeout: { error: "InputTimeLimitExceeded" } },
    displayNames: { PromptId: m.name("AudioPrompt") },
  };
};

const lex: Converter = (m) => {
  const alias = m.value("BotAliasArn");
  const speech = m.speech();
  const isSilent = Object.values(speech).every((value) => value === undefined || value === "");
  return {
    type: "ConnectParticipantWithLexBot",
    parameters: {
      ...(isSilent ? {} : speech),
      ...(alias === undefined
        ? {
            LexBot: {
              Name: m.chosen("BotName") ?? "",
              Region: m.chosen("BotRegion") ?? "",
              Alias: m.chosen("BotAlias") ?? "",
            },
          }
        : { LexV2Bot: { AliasArn: alias } }),
      LexSessionAttributes: m.map("Parameter"),
    },
    displayNames: { PromptId: m.name("AudioPrompt") },
  };
};

const streaming =
  (state: "Enabled" | "Disabled"): Converter =>
  (m) => {
    const tracks = m
      .all("Track")
      .map(({ value }) => (value === "FromCustomer" ? "From" : value === "ToCustomer" ? "To" : String(value)));
    return {
      type: "UpdateContactMediaStreamingBehavior",
      parameters: {
        MediaStreamingState: state,
        Participants: [{ ParticipantType: "Customer", MediaDirections: tracks.length > 0 ? tracks : ["From", "To"] }],
        MediaStreamType: m.value("MediaStreamTypes") ?? "Audio",
      },
    };
  };

const staffing: Readonly<Record<string, string>> = {
  Available: "NumberOfAgentsAvailable",
  Staffed: "NumberOfAgentsStaffed",
  Online: "NumberOfAgentsOnline",
};

const recording: Converter = (m) => {
  const who = m.value("RecordingParticipantOption");
  const off = m.value("RecordingBehaviorOption") === "Disable";
  const participants = off ? [] : who === "Both" || who === undefined ? ["Agent", "Customer"] : [who];
  const analytics = m.value("AnalyticsBehaviorOption");
  const mode = m.value("AnalyticsMode");
  const policy = m.value("AnalyticsRedactionPolicy");
  const redacts = isOn(m.value("AnalyticsRedactionOption"));
  return {
    type: "UpdateContactRecordingBehavior",
    parameters: {
      RecordingBehavior: { RecordedParticipants: participants },
      AnalyticsBehavior:
        analytics === undefined
          ? undefined
          : isOn(analytics)
            ? {
                Enabled: "True",
                ...(m.value("AnalyticsLanguageLocaleCode") !== undefined && {
                  AnalyticsLanguage: m.value("AnalyticsLanguageLocaleCode") as string,
                }),
                AnalyticsRedactionBehavior: redacts ? "Enabled" : "Disabled",
                ...(policy !== undefined && policy !== "" && { AnalyticsRedactionResults: policy }),
                ...(mode !== undefined && { ChannelConfiguration: { Voice: { AnalyticsModes: [mode] } } }),
              }
            : { Enabled: "False" },
    },
  };
};

const comparison: Converter = (m) => {
  const path = valueIn(m.value("Namespace"), m.value("Attribute"));
  return { type: "Compare", parameters: { ComparisonValue: path ?? "" } };
};

const queueStatus: Converter = (m) => {
  const byTime = m.module.branches.some(({ condition }) => condition === "CheckQueueTime");
  const { parameters, displayNames } = m.queue();
  const type = byTime ? "OldestContactInQueueAgeSeconds" : "NumberOfContactsInQueue";
  const both = byTime && m.module.branches.some(({ condition }) => condition === "CheckQueueSize");
  return {
    type: "CheckMetricData",
    parameters: { MetricType: type, ...parameters },
    displayNames,
    ...(both && { doubts: ["conditions of two kinds, of which the Flow language has one"] }),
  };
};

const loopPrompts: Converter = (m) => {
  const messages = m.module.parameters.flatMap(({ name, key, namespace, value }): Json[] => {
    const text = valueIn(namespace, value) ?? "";
    if (name === "AudioPrompt") return [{ PromptId: text }];
    return name === "Text" ? [key === "ssml" ? { SSML: text } : { Text: text }] : [];
  });
  const prompts = m.module.parameters.filter(({ name }) => name === "AudioPrompt" || name === "Text");
  const names = prompts.flatMap(({ name, resourceName }, i): [string, string | undefined][] =>
    name === "AudioPrompt" ? [[`Messages.${i}.PromptId`, resourceName]] : [],
  );
  return {
    type: "MessageParticipantIteratively",
    parameters: { Messages: messages, InterruptFrequencySeconds: m.value("InterruptSeconds") },
    branches: { Timeout: { operator: "Equals", operand: "MessagesInterrupted" } },
    displayNames: Object.fromEntries(names),
  };
};

const contactData: Converter = (m) => {
  const data = m.all("ContactData").map(({ all }) => all);
  const given = (name: string): string | undefined => {
    const value = data.find((each) => Object.hasOwn(each, name))?.[name];
    return typeof value === "string" ? value : undefined;
  };
  const voiceId = [
    "IsVoiceIdStreamingEnabled",
    "IsVoiceAuthenticationEnabled",
    "IsFraudDetectionEnabled",
    "VoiceAuthenticationThreshold",
    "VoiceAuthenticationResponseTime",
    "FraudDetectionThreshold",
  ];
  const known = new Set(["name", "value", "namespace", "languageCode", "customerId"]);
  const unknown = data.flatMap((each) => Object.keys(each).filter((key) => !known.has(key)));
  return {
    type: "UpdateContactData",
    parameters: {
      LanguageCode: given("languageCode"),
      CustomerId: given("customerId"),
      ...Object.fromEntries(voiceId.map((name) => [name, m.value(name)])),
    },
    ...(unknown.length > 0 && { doubts: [`contact data that the format does not explain (${unknown.join(", ")})`] }),
  };
};

const checkVoiceId: Converter = (m) => ({
  type: "CheckVoiceId",
  parameters: { CheckVoiceIdOption: m.value("CheckVoiceIdOption") },
  branches: Object.fromEntries(
    [
      "Authenticated",
      "NotAuthenticated",
      "Inconclusive",
      "NotEnrolled",
      "OptedOut",
      "Enrolled",
      "HighRisk",
      "LowRisk",
    ].map((operand) => [operand, { operator: "Equals", operand }]),
  ),
});

/**
 * Every module type of the older export, by type, or by `type/target`. Sources: public legacy flows, and a sample flow
 * of AWS that exists in both formats.
 */
export const moduleTypes: ReadonlyMap<string, Converter> = new Map<string, Converter>([
  ["PlayPrompt", playPrompt],
  ["PlayAudio", playPrompt],
  ["Disconnect", () => ({ type: "DisconnectParticipant", parameters: {} })],
  ["Resume", () => ({ type: "EndFlowExecution", parameters: {} })],
  ["SetAttributes", (m) => ({ type: "UpdateContactAttributes", parameters: { Attributes: m.map("Attribute") ?? {} } })],
  [
    "SetScreenPop",
    (m) => ({
      type: "UpdateContactAttributes",
      parameters: { Attributes: { [m.value("key") ?? ""]: m.value("value") ?? "" } },
    }),
  ],
  [
    "InvokeExternalResource",
    (m) => ({
      type: "InvokeLambdaFunction",
      parameters: {
        LambdaFunctionARN: m.chosen("FunctionArn") ?? "",
        InvocationTimeLimitSeconds: m.chosen("TimeLimit"),
        LambdaInvocationAttributes: m.map("Parameter"),
        ResponseValidation: { ResponseType: "STRING_MAP" },
      },
      displayNames: { LambdaFunctionARN: m.name("FunctionArn") },
    }),
  ],
  ["Transfer/Flow", transferToFlow],
  ["TransferToFlow", transferToFlow],
  ["Transfer/Queue", transferToQueue],
  ["CustomerInQueue", transferToQueue],
  ["Transfer/Agent", () => ({ type: "TransferContactToAgent", parameters: {} })],
  [
    "Transfer/PhoneNumber",
    (m) => ({
      type: "TransferParticipantToThirdParty",
      parameters: {
        ThirdPartyPhoneNumber: m.chosen("PhoneNumber") ?? "",
        ThirdPartyConnectionTimeLimitSeconds: m.chosen("TimeLimit"),
        ContinueFlowExecution: isOn(m.value("BlindTransfer")) ? "False" : "True",
      },
      branches: { CallFailure: { error: "CallFailed" }, Timeout: { error: "ConnectionTimeLimitExceeded" } },
    }),
  ],
  ["CheckAttribute", comparison],
  ["SetQueue", (m) => ({ type: "UpdateContactTargetQueue", ...m.queue() })],
  [
    "SetLoggingBehavior",
    (m) => ({
      type: "UpdateFlowLoggingBehavior",
      parameters: {
        FlowLoggingBehavior: isOn(m.value("LoggingBehavior")) ? "Enabled" : loggingOf(m.value("LoggingBehavior")),
      },
    }),
  ],
  ["GetUserInput", getInput],
  ["StoreUserInput", storeInput],
  ["StoreCustomerInput", storeInput],
  [
    "SetVoice",
    (m) => ({
      type: "UpdateContactTextToSpeechVoice",
      parameters: {
        TextToSpeechVoice: m.chosen("GlobalVoice"),
        TextToSpeechEngine: m.value("GlobalEngine"),
        TextToSpeechStyle: m.value("SpeakingStyle"),
      },
    }),
  ],
  ["SetRecordingBehavior", recording],
  ["StartMediaStreaming", streaming("Enabled")],
  ["StopMediaStreaming", streaming("Disabled")],
  [
    "Loop",
    (m) => ({
      type: "Loop",
      parameters: { LoopCount: m.chosen("LoopCount") ?? "" },
      branches: {
        Looping: { operator: "Equals", operand: "ContinueLooping" },
        Complete: { operator: "Equals", operand: "DoneLooping" },
      },
    }),
  ],
  ["SetEventHook", setHook],
  ["SetContactFlow", setHook],
  [
    "CheckStaffing",
    (m) => {
      const { parameters, displayNames } = m.queue();
      const status = m.value("Status") ?? "";
      return {
        type: "CheckMetricData",
        parameters: { MetricType: Object.hasOwn(staffing, status) ? staffing[status] : status, ...parameters },
        displayNames,
        branches: { True: { operator: "NumberGreaterThan", operand: "0" }, False: { error: "NoMatchingCondition" } },
      };
    },
  ],
  ["CheckQueueStatus", queueStatus],
  [
    "CheckHoursOfOperation",
    (m) => ({
      type: "CheckHoursOfOperation",
      parameters: { HoursOfOperationId: m.chosen("Hours") },
      displayNames: { HoursOfOperationId: m.name("Hours") },
      branches: { True: { operator: "Equals", operand: "True" }, False: { operator: "Equals", operand: "False" } },
    }),
  ],
  ["GetMetricData", (m) => ({ type: "GetMetricData", ...m.queue() })],
  ["LoopPrompts", loopPrompts],
  [
    "Wait",
    (m) => ({
      type: "Wait",
      parameters: {
        TimeLimitSeconds: m.chosen("TimeoutSeconds"),
        Events: isOn(m.value("InterruptOnCustomerReturn")) ? ["CustomerReturned"] : undefined,
      },
      branches: {
        CustomerReturn: { operator: "Equals", operand: "CustomerReturned" },
        Timeout: { operator: "Equals", operand: "WaitCompleted" },
      },
    }),
  ],
  [
    "UpdateRoutingPriority",
    (m) => ({
      type: "UpdateContactRoutingBehavior",
      parameters: { QueuePriority: m.value("AbsolutePosition"), QueueTimeAdjustmentSeconds: m.value("TimeOffset") },
    }),
  ],
  ["PercentileBranching", () => ({ type: "DistributeByPercentage", parameters: {}, shares: true })],
  [
    "SetCallBackNumber",
    (m) => ({
      type: "UpdateContactCallbackNumber",
      parameters: { CallbackNumber: m.chosen("CallBackNumber") },
      branches: {
        InvalidPhoneNumber: { error: "InvalidCallbackNumber" },
        NonDialableNumber: { error: "CallbackNumberNotDialable" },
      },
    }),
  ],
  [
    "CreateCallback",
    (m) => {
      const { parameters, displayNames } = m.queue();
      return {
        type: "CreateCallbackContact",
        parameters: {
          ...parameters,
          InitialCallDelaySeconds: m.chosen("InitialDelaySeconds"),
          RetryDelaySeconds: m.chosen("RetryDelaySeconds"),
          MaximumConnectionAttempts: m.chosen("MaxRetryAttempts"),
        },
        displayNames,
      };
    },
  ],
  ["SetContactData", contactData],
  ["SetVoiceId", () => ({ type: "StartVoiceIdStream", parameters: {} })],
  ["CheckVoiceId", checkVoiceId],
]);

/** A logging behaviour that is a template's placeholder stays one. */
function loggingOf(value: string | undefined): string {
  return value === undefined || value === "Disable" ? "Disabled" : value;
}

/** Converts a module; undefined for a type that is not known. */
export function convertModule(module: LegacyModule): Converted | undefined {
  const converter = moduleTypes.get(`${module.type}/${module.target ?? ""}`) ?? moduleTypes.get(module.type);
  return converter?.(new Parts(module));
}
