import type { Json } from "../../language/json.js";
import { json, list, object, plain, text, type Expression } from "../expression.js";
import { call, Given, isObject, resource, type CallWriter } from "./call.js";
import { merged } from "./contact.js";

const state = {
  NumberOfAgentsAvailable: "available",
  NumberOfAgentsStaffed: "staffed",
  NumberOfAgentsOnline: "online",
} as const;
const metric = {
  NumberOfContactsInQueue: "contactsInQueue",
  OldestContactInQueueAgeSeconds: "oldestContactAgeSeconds",
} as const;

/** Blocks that ask somebody else: functions, queues, cases, profiles, tables, modules. */
export const dataCalls: Readonly<Record<string, CallWriter>> = {
  InvokeLambdaFunction: (p) => {
    const type = p.string("ResponseValidation", "ResponseType");
    const fn = lambdaOf(p.string("LambdaFunctionARN"), type);
    const asynchronous = p.string("InvocationType") === "ASYNCHRONOUS";
    return call(
      asynchronous ? "startLambda" : "invokeLambda",
      [fn, p.json("LambdaInvocationAttributes") ?? object({})],
      {
        timeoutSeconds: p.number("InvocationTimeLimitSeconds", 8),
      },
    );
  },

  InvokeFlowModule: (p) => {
    const id = p.string("FlowModuleId");
    const target = id === undefined ? undefined : resource(id);
    const results = p.operands();
    if (!target || results === undefined) return undefined;
    const input = p.json("Input") ?? object({});
    if (target.kind !== "symbol") return call("invokeFlowModule", [target, input], {}, { outcome: "result" });
    return call(
      "invokeFlowModule",
      [{ kind: "module", name: target.name, results }, p.json("Input") ?? object({})],
      {},
      {
        outcome: "result",
      },
    );
  },

  EndFlowModuleExecution: (p) => {
    const data = p.json("ResultData");
    const result = p.text("Result") ?? (data ? ({ kind: "nothing" } as const) : undefined);
    return call("returnFromModule", [...(result ? [result] : []), ...(data ? [data] : [])]);
  },

  CheckHoursOfOperation: (p) => {
    const hours = p.resource("HoursOfOperationId");
    return call("checkHoursOfOperation", hours ? [hours] : [], {}, { truth: "True" });
  },

  CheckMetricData: (p) => {
    const staffing = p.choice("MetricType", state);
    if (staffing) return call("checkStaffing", [staffing], { queue: p.queue() }, { truth: "yes" });
    return call("queueMetric", [p.choice("MetricType", metric)], { queue: p.queue() });
  },

  GetMetricData: (p) =>
    call("getMetrics", [], {
      queue: p.queue(),
      channel: p.choice("QueueChannel", { Voice: "voice", Chat: "chat", Task: "task", Email: "email" }),
    }),

  DistributeByPercentage: (p) => {
    let before = 0;
    const shares: [string, Expression][] = [];
    for (const { slot } of p.node.edges) {
      if (slot.kind !== "condition") continue;
      if (slot.operator !== "NumberLessThan" || !/^\d{1,3}$/.test(slot.operand)) return undefined;
      const upTo = Number(slot.operand) - 1;
      shares.push([`share${shares.length + 1}`, plain(upTo - before)]);
      before = upTo;
    }
    return call("distributeByPercentage", [{ kind: "object", members: [...shares, ["rest", plain(100 - before)]] }]);
  },

  Wait: (p) => {
    const seconds = p.number("TimeLimitSeconds");
    if (p.string("ContinueExecution") !== undefined) {
      return call("waitAndContinue", [seconds], { minimumSeconds: p.number("MinimumWaitTimeSeconds") });
    }
    const words: Readonly<Record<string, string>> = {
      CustomerReturned: "customerReturned",
      BotParticipantDisconnected: "botParticipantDisconnected",
    };
    const events = p.at("Events");
    const until = Array.isArray(events)
      ? (events as readonly Json[]).map((each) => plain(words[String(each)] ?? String(each)))
      : [];
    return call("wait", [seconds], { until: until.length > 0 ? list(until) : undefined });
  },

  CheckVoiceId: (p) => call("checkVoiceId", [p.text("CheckVoiceIdOption")]),
  CheckOutboundCallStatus: () => call("checkCallProgress"),

  CreateCase: (p) =>
    call("createCase", [], {
      templateId: p.text("CaseTemplateId"),
      fields: p.json("CaseRequestFields"),
      linkContact: p.flag("LinkContactToCase", true),
    }),
  GetCase: (p) =>
    call("getCase", [], {
      where: p.json("CaseRequestFields"),
      customerId: p.text("CustomerId"),
      latest: p.flag("GetLastUpdatedCase"),
      load: p.json("CaseResponseFields"),
      linkContact: p.flag("LinkContactToCase", true),
    }),
  UpdateCase: (p) =>
    call("updateCase", [p.text("CaseId")], {
      fields: p.json("CaseRequestFields"),
      linkContact: p.flag("LinkContactToCase", true),
    }),

  GetCustomerProfile: (p) => {
    const many = p.at("ProfileRequestData", "SearchCriteria");
    const criteria = Array.isArray(many) ? (many as readonly Json[]) : [p.at("ProfileRequestData")];
    const search = criteria.map((each): [string, Expression] | undefined => {
      if (!isObject(each)) return undefined;
      const { IdentifierName: name, IdentifierValue: value } = each;
      return typeof name === "string" && typeof value === "string" ? [name, text(value)] : undefined;
    });
    if (!search.every((entry): entry is [string, Expression] => entry !== undefined)) return undefined;
    return call("getCustomerProfile", [{ kind: "object", members: search }], {
      match: p.string("ProfileRequestData", "LogicalOperator") === "OR" ? plain("any") : undefined,
      load: p.json("ProfileResponseData"),
    });
  },
  CreateCustomerProfile: (p) =>
    call("createCustomerProfile", [p.json("ProfileRequestData")], { load: p.json("ProfileResponseData") }),
  UpdateCustomerProfile: (p) =>
    call("updateCustomerProfile", [p.json("ProfileRequestData")], { load: p.json("ProfileResponseData") }),
  GetCustomerProfileObject: (p) => {
    const data = p.below("ProfileRequestData");
    const name = data.text("IdentifierName");
    return call("getCustomerProfileObject", [data.text("ObjectType")], {
      profileId: data.text("ProfileId"),
      latest: data.flag("UseLatest"),
      identifier: name && object({ name, value: data.text("IdentifierValue") }),
      load: p.json("ProfileResponseData"),
    });
  },
  GetCalculatedAttributesForCustomerProfile: (p) => {
    const names = p.at("ProfileResponseData");
    if (!Array.isArray(names)) return undefined;
    const prefix = "CalculatedAttributes.";
    const written = (names as readonly Json[]).map((each) =>
      typeof each === "string" && each.startsWith(prefix) ? plain(each.slice(prefix.length)) : undefined,
    );
    if (!written.every((each) => each !== undefined)) return undefined;
    return call("getCalculatedAttributes", [list(written)], { profileId: p.text("ProfileRequestData", "ProfileId") });
  },
  AssociateContactToCustomerProfile: (p) =>
    call("associateContactToCustomerProfile", [
      object({
        profileId: p.text("ProfileRequestData", "ProfileId"),
        contactId: p.text("ProfileRequestData", "ContactId"),
      }),
    ]),
  CheckSegmentMembershipForCustomerProfile: (p) =>
    call(
      "checkSegmentMembership",
      [p.text("ProfileRequestData", "SegmentName")],
      { profileId: p.text("ProfileRequestData", "ProfileId") },
      { truth: "True" },
    ),

  CreateWisdomSession: (p) => call("createAssistantSession", [p.text("WisdomAssistantArn")]),
  LoadContactContent: () => call("getStoredContent"),

  EvaluateDataTableValues: (p) => {
    const queries = p.at("Queries");
    if (!Array.isArray(queries)) return undefined;
    const members = (queries as readonly Json[]).flatMap((each): [string, Expression][] => {
      const given = new Given(p.node, isObject(each) ? each : {});
      const name = given.string("QueryName");
      if (name === undefined) return [];
      const where = primaryValues(given.at("PrimaryValues"), "AttributeName");
      return [[name, object({ where, attributes: given.json("Attributes") })]];
    });
    return call("evaluateDataTable", [p.text("DataTableId"), { kind: "object", members }]);
  },
  ListDataTableValues: (p) => {
    const groups = p.at("PrimaryKeyGroups");
    const members = (Array.isArray(groups) ? (groups as readonly Json[]) : []).flatMap(
      (each): (readonly [string, Expression])[] => {
        const given = new Given(p.node, isObject(each) ? each : {});
        const name = given.string("PrimaryKeyGroupName");
        const where = primaryValues(given.at("PrimaryValues"), "Name");
        return name === undefined ? [] : [[name, where]];
      },
    );
    const table = p.text("DataTableId");
    return call("listDataTable", groups === undefined ? [table] : [table, { kind: "object", members }]);
  },
  UpsertDataTableValues: (p) => {
    const rows = p.at("DataTableUpsertAttributes");
    if (!Array.isArray(rows)) return undefined;
    const members = (rows as readonly Json[]).flatMap((each): [string, Expression][] => {
      const given = new Given(p.node, isObject(each) ? each : {});
      const name = given.string("PrimaryKeyGroupName");
      if (name === undefined) return [];
      const set = given.at("Attributes");
      const row = object({
        where: primaryValues(given.at("PrimaryValues"), "Name"),
        set: Array.isArray(set) ? writtenAttributes(set as readonly Json[]) : undefined,
      });
      return [[name, row]];
    });
    const version = p.string("LockVersion");
    return call("writeDataTable", [p.text("DataTableId"), { kind: "object", members }], {
      lockVersion: version === "LATEST" ? undefined : p.text("LockVersion"),
    });
  },

  UpdateContactRecordingBehavior: (p) => {
    const recording = p.below("RecordingBehavior");
    const analytics = p.below("AnalyticsBehavior");
    return call("setRecording", [
      merged(
        object({
          record: people(recording.at("RecordedParticipants")),
          recordScreen: Array.isArray(recording.at("ScreenRecordedParticipants")) ? plain(true) : undefined,
          recordAutomatedPart: recording.flag("IVRRecordingBehavior"),
        }),
        object({
          analytics: p.at("AnalyticsBehavior") === undefined ? undefined : olderAnalytics(analytics),
        }),
      ),
    ]);
  },
  UpdateContactRecordingAndAnalyticsBehavior: (p) => {
    if (p.at("ScreenRecordingBehavior") !== undefined) {
      const who = p.at("ScreenRecordingBehavior", "ScreenRecordedParticipants");
      return call("setRecordingAndAnalytics", [
        object({ screen: object({ record: plain(Array.isArray(who) && who.length > 0) }) }),
      ]);
    }
    if (p.at("ChatBehavior") !== undefined) {
      const chat = p.below("ChatBehavior", "ChatAnalyticsBehavior");
      const flight = chat.below("InFlightChatRedactionConfiguration");
      return call("setRecordingAndAnalytics", [
        object({
          chat: object({
            analytics: analyticsOf(chat),
            inFlightRedaction:
              flight.flag("Enabled", false) === undefined
                ? undefined
                : merged(redaction(flight), object({ deliverUnprocessed: flight.flag("DeliverUnprocessedMessages") })),
          }),
        }),
      ]);
    }
    const voice = p.below("VoiceBehavior");
    return call("setRecordingAndAnalytics", [
      object({
        voice: object({
          record: people(voice.at("VoiceRecordingBehavior", "RecordedParticipants")),
          recordAutomatedPart: voice.flag(["VoiceRecordingBehavior", "IVRRecordingBehavior"]),
          analytics:
            voice.at("VoiceAnalyticsBehavior") === undefined
              ? undefined
              : analyticsOf(voice.below("VoiceAnalyticsBehavior")),
        }),
      }),
    ]);
  },
  UpdateContactMediaProcessing: (p) => {
    const processor = p.below("ChatProcessor");
    return call("setChatProcessing", [lambdaOf(processor.string("LambdaProcessorARN"), "STRING_MAP")], {
      deliverUnprocessed: processor.flag(["ChatProcessorSettings", "DeliverUnprocessedMessages"]),
      enabled: processor.flag("ProcessingEnabled", true),
    });
  },
};

/** A Lambda function by its symbol, with the kind of answer that the service is to expect. */
function lambdaOf(arn: string | undefined, response: string | undefined): Expression | undefined {
  const target = arn === undefined ? undefined : resource(arn);
  if (target === undefined) return undefined;
  if (target.kind !== "symbol" || target.symbol !== "lambda") return target;
  return response === "JSON" ? { ...target, variant: "json" } : target;
}

function primaryValues(value: Json | undefined, key: string): Expression {
  const rows = Array.isArray(value) ? (value as readonly Json[]) : [];
  const members = rows.flatMap((each): [string, Expression][] => {
    const name = isObject(each) ? each[key] : undefined;
    const given = isObject(each) ? each["Value"] : undefined;
    return typeof name === "string" && given !== undefined ? [[name, json(given)]] : [];
  });
  return { kind: "object", members };
}

function writtenAttributes(rows: readonly Json[]): Expression {
  const members = rows.flatMap((each): [string, Expression][] => {
    if (!isObject(each) || typeof each["Name"] !== "string") return [];
    const isDefault = each["UseDefaultValue"] !== undefined;
    return [[each["Name"], isDefault ? object({ useDefault: plain(true) }) : json(each["Value"] ?? null)]];
  });
  return { kind: "object", members };
}

const modes: Readonly<Record<string, string>> = {
  RealTime: "realTime",
  PostContact: "postContact",
  AutomatedInteraction: "automatedInteraction",
  ContactLens: "contactLens",
};

function words(value: Json | undefined, spellings: Readonly<Record<string, string>>): Expression | undefined {
  if (!Array.isArray(value)) return undefined;
  return list((value as readonly Json[]).map((each) => plain(spellings[String(each)] ?? String(each))));
}

function people(value: Json | undefined): Expression | undefined {
  return words(value, { Agent: "agent", Customer: "customer" });
}

function redaction(p: Given): Expression {
  return object({
    mask: p.choice("RedactionMaskMode", { EntityType: "entityType", PII: "pii" }),
    entities: p.json("RedactionEntities"),
  });
}

function analyticsOf(p: Given): Expression {
  if (p.flag("Enabled", true) !== undefined) return plain(false);
  const hiding = p.below("ConversationalAnalyticsRedactionConfiguration");
  return object({
    language: p.text("AnalyticsLanguage"),
    modes: words(p.at("AnalyticsModes"), modes),
    redaction:
      hiding.flag("Enabled", false) === undefined
        ? undefined
        : merged(object({ keep: kept(hiding, "RedactionResults") }), redaction(hiding)),
    sentiment: p.flag(["SentimentConfiguration", "Enabled"]),
    summaries: words(p.at("SummaryConfiguration", "SummaryModes"), modes),
  });
}

function olderAnalytics(p: Given): Expression {
  if (p.flag("Enabled", true) !== undefined) return plain(false);
  const hides = p.string("AnalyticsRedactionBehavior") === "Enabled";
  return object({
    language: p.text("AnalyticsLanguage"),
    voiceModes: words(p.at("ChannelConfiguration", "Voice", "AnalyticsModes"), modes),
    chatModes: words(p.at("ChannelConfiguration", "Chat", "AnalyticsModes"), modes),
    redaction: hides
      ? object({
          keep: kept(p, "AnalyticsRedactionResults"),
          mask: p.choice("AnalyticsRedactionMaskMode", { EntityType: "entityType", PII: "pii" }),
          entities: p.json("AnalyticsRedactionEntities"),
        })
      : undefined,
    sentiment: p.flag(["SentimentConfiguration", "Enabled"]),
    summaries: words(p.at("SummaryConfiguration", "SummaryModes"), modes),
  });
}

function kept(p: Given, name: string): Expression | undefined {
  return p.choice(name, { RedactedAndOriginal: "redactedAndOriginal", RedactedOnly: "redactedOnly" });
}
