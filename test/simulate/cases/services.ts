import { expect } from "vitest";
import { scriptedBot } from "../../../src/simulate/bots/scripted-bot.js";
import type { InstanceSetup } from "../../../src/simulate/instance.js";
import type { Conversation } from "../../../src/simulate/conversation.js";
import { ofKind, say, type Short } from "../documents.js";
import { both, type Case, ends, one, sorry } from "./case.js";

const errors = (...names: string[]) =>
  Object.fromEntries([...names.map((name) => [name, name]), ["NoMatchingError", "sorry"]]) as Record<string, string>;
/** Milliseconds until the first prompt. */
const saidAfter = (milliseconds: number) => (conversation: Conversation) =>
  expect(ofKind(conversation, "said")[0]?.time).toBe(conversation.begunAt + milliseconds);
const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, say(name)]));

const profile = (id: string, phone: string) => ({
  ProfileId: id,
  fields: { FirstName: "Ana", LastName: "Li", PhoneNumber: phone, Attributes: { tier: "gold" } },
  calculatedAttributes: { _average: "7" },
  objects: {
    _asset: [{ Name: "old car" }, { Name: "new car" }],
    Account: [{ Id: "1", Plan: "basic" }],
  },
  segments: ["loyal"],
});
const profiles = (): Partial<InstanceSetup> => ({
  profiles: [profile("p1", "+15555550100"), profile("p2", "+15555550102"), profile("p3", "+15555550102")],
});
const getProfile = (parameters: object): Record<string, Short> => ({
  one: {
    type: "GetCustomerProfile",
    parameters: { ProfileRequestData: parameters, ProfileResponseData: ["FirstName", "Attributes.tier"] },
    next: "fine",
    errors: errors("MultipleFoundError", "NoneFoundError"),
  },
  ...both,
  ...named("MultipleFoundError", "NoneFoundError"),
  fine: say("$.Customer.ProfileId $.Customer.FirstName $.Customer.Attributes.tier [$.Customer.LastName]"),
});
const getCase = (parameters: object): Record<string, Short> => ({
  one: {
    type: "GetCase",
    parameters: { LinkContactToCase: "false", ...parameters },
    next: "fine",
    errors: errors("MultipleFound", "NoneFound", "ContactNotLinked"),
  },
  ...both,
  ...named("MultipleFound", "NoneFound", "ContactNotLinked"),
  fine: say("$.Case.case_id $.Case.title [$.Case.status]"),
});
const cases = (): Partial<InstanceSetup> => ({
  cases: [
    { case_id: "c1", title: "Roof", status: "open", customer_id: "arn:x/p1", last_updated_datetime: "2026-01-01" },
    { case_id: "c2", title: "Wall", status: "open", customer_id: "arn:x/p2", last_updated_datetime: "2026-02-01" },
  ],
});
const table = (): Partial<InstanceSetup> => ({
  dataTables: new Map([
    ["Prices", { keys: ["sku"], rows: [{ sku: "1", price: "10" }], defaults: { price: "0", note: "-" } }],
  ]),
});

/** Actions whose work a service does. */
export const services: readonly Case[] = [
  {
    name: "CreateCase, then UpdateCase and GetCase find it",
    actions: {
      one: {
        type: "CreateCase",
        parameters: { LinkContactToCase: "true", CaseTemplateId: "t", CaseRequestFields: { title: "$.Channel" } },
        next: "two",
        errors: errors(),
      },
      two: {
        type: "UpdateCase",
        parameters: { LinkContactToCase: "false", CaseId: "$.Case.case_id", CaseRequestFields: { status: "open" } },
        next: "three",
        errors: errors(),
      },
      three: {
        type: "GetCase",
        parameters: {
          LinkContactToCase: "false",
          CaseRequestFields: { title: "VOICE" },
          CaseResponseFields: ["status", "title", "none", "__proto__"],
        },
        next: "fine",
        errors: errors(),
      },
      sorry,
      fine: say("$.Case.case_id is $.Case.status"),
    },
    hears: ["00000000-0000-4000-8001-000000000001 is open"],
  },
  {
    name: "UpdateCase of a case that is not there",
    actions: one("UpdateCase", { LinkContactToCase: "false", CaseId: "none" }),
    hears: ["sorry"],
  },
  {
    name: "GetCase loads the fields asked for",
    actions: getCase({ CaseRequestFields: { title: "Roof" }, CaseResponseFields: ["title"] }),
    setup: cases(),
    hears: ["c1 Roof []"],
  },
  {
    name: "GetCase by customer",
    actions: getCase({ CustomerId: "p2", CaseResponseFields: ["title", "status"] }),
    setup: cases(),
    hears: ["c2 Wall [open]"],
  },
  { name: "GetCase finds none", actions: getCase({ CaseRequestFields: { title: "x" } }), hears: ["NoneFound"] },
  {
    name: "GetCase finds several",
    actions: getCase({ CaseRequestFields: { status: "open" } }),
    setup: cases(),
    hears: ["MultipleFound"],
  },
  {
    name: "GetCase takes the one changed last",
    actions: getCase({ CaseRequestFields: { status: "open" }, GetLastUpdatedCase: "true" }),
    setup: cases(),
    hears: ["c2  []"],
  },
  {
    name: "GetCase compares what is no text as JSON",
    actions: getCase({ CaseRequestFields: { count: "7", more: '{"a":1}' }, CaseResponseFields: ["title"] }),
    setup: { cases: [{ case_id: "c1", count: 7, more: { a: 1 }, title: "T" }] },
    hears: ["c1 T []"],
  },
  { name: "GetCase has nothing to look for", actions: getCase({}), setup: cases(), hears: ["sorry"] },
  {
    name: "GetCustomerProfile by key",
    actions: getProfile({ IdentifierName: "_phone", IdentifierValue: "$.CustomerEndpoint.Address" }),
    setup: profiles(),
    hears: ["p1 Ana gold []"],
  },
  {
    name: "GetCustomerProfile by field, as older flows have it",
    actions: getProfile({ PhoneNumber: "$.CustomerEndpoint.Address" }),
    setup: profiles(),
    hears: ["p1 Ana gold []"],
  },
  {
    name: "GetCustomerProfile by one of several",
    actions: getProfile({
      SearchCriteria: [
        { IdentifierName: "_phone", IdentifierValue: "+15555550100" },
        { IdentifierName: "_email", IdentifierValue: "none" },
      ],
      LogicalOperator: "OR",
    }),
    setup: profiles(),
    hears: ["p1 Ana gold []"],
  },
  {
    name: "GetCustomerProfile finds several",
    actions: getProfile({ IdentifierName: "tier", IdentifierValue: "gold" }),
    setup: profiles(),
    hears: ["MultipleFoundError"],
  },
  {
    name: "GetCustomerProfile finds none",
    actions: getProfile({ IdentifierName: "_account", IdentifierValue: "" }),
    setup: profiles(),
    hears: ["NoneFoundError"],
  },
  {
    name: "GetCustomerProfile holds 14,000 characters",
    actions: getProfile({ IdentifierName: "_profileId", IdentifierValue: "p" }),
    setup: { profiles: [{ ProfileId: "p", fields: { FirstName: "x".repeat(14_000) } }] },
    hears: ["sorry"],
    also: ({ state }) => expect(state.scope.results.has("Customer")).toBe(false),
  },
  {
    name: "CreateCustomerProfile and UpdateCustomerProfile",
    actions: {
      one: {
        type: "CreateCustomerProfile",
        parameters: { ProfileRequestData: { FirstName: "Bo", "Attributes.tier": "new" } },
        next: "two",
        errors: errors(),
      },
      two: {
        type: "UpdateCustomerProfile",
        parameters: {
          ProfileRequestData: { Attributes: { tier: "gold" } },
          ProfileResponseData: ["FirstName", "Attributes.tier"],
        },
        next: "fine",
        errors: errors(),
      },
      sorry,
      fine: say("$.Customer.FirstName $.Customer.Attributes.tier"),
    },
    hears: ["Bo gold"],
  },
  {
    name: "UpdateCustomerProfile without a profile",
    actions: one("UpdateCustomerProfile", { ProfileRequestData: { FirstName: "x" } }),
    hears: ["sorry"],
  },
  {
    name: "AssociateContactToCustomerProfile",
    actions: one("AssociateContactToCustomerProfile", {
      ProfileRequestData: { ProfileId: "p1", ContactId: "$.ContactId" },
    }),
    setup: profiles(),
    hears: ["fine"],
    also: ({ instance, state }) => expect(instance.setup.profiles?.[0]?.contacts).toEqual([state.contact.id]),
  },
  {
    name: "AssociateContactToCustomerProfile of nobody",
    actions: one("AssociateContactToCustomerProfile", { ProfileRequestData: { ProfileId: "x", ContactId: "y" } }),
    hears: ["sorry"],
  },
  ...[
    ["loyal", "True"],
    ["rich", "False"],
  ].map(([SegmentName, answer]): Case => ({
    name: `CheckSegmentMembershipForCustomerProfile is ${answer}`,
    actions: {
      one: {
        type: "CheckSegmentMembershipForCustomerProfile",
        parameters: { ProfileRequestData: { ProfileId: "p1", SegmentName } },
        next: "sorry",
        when: { True: "True", False: "False" },
        errors: errors(),
      },
      ...named("True", "False"),
      sorry,
    },
    setup: profiles(),
    hears: [answer!],
  })),
  {
    name: "GetCustomerProfileObject takes the latest",
    actions: {
      ...one("GetCustomerProfileObject", {
        ProfileRequestData: { ProfileId: "p1", ObjectType: "_asset", UseLatest: "true" },
      }),
      fine: say("$.Customer.Asset.Name"),
    },
    setup: profiles(),
    hears: ["new car"],
  },
  {
    name: "GetCustomerProfileObject takes the one with a value",
    actions: {
      ...one("GetCustomerProfileObject", {
        ProfileRequestData: { ProfileId: "p1", ObjectType: "Account", IdentifierName: "Id", IdentifierValue: "1" },
      }),
      fine: say("$.Customer.ObjectAttributes.Plan"),
    },
    setup: profiles(),
    hears: ["basic"],
  },
  {
    name: "GetCustomerProfileObject finds none",
    actions: one(
      "GetCustomerProfileObject",
      { ProfileRequestData: { ProfileId: "p1", ObjectType: "_order", UseLatest: "true" } },
      { NoneFoundError: "sorry" },
    ),
    setup: profiles(),
    hears: ["sorry"],
  },
  {
    name: "GetCalculatedAttributesForCustomerProfile",
    actions: {
      ...one("GetCalculatedAttributesForCustomerProfile", {
        ProfileRequestData: { ProfileId: "p1" },
        ProfileResponseData: ["CalculatedAttributes._average", "CalculatedAttributes.none"],
      }),
      fine: say("$.Customer.CalculatedAttributes._average"),
    },
    setup: profiles(),
    hears: ["7"],
  },
  {
    name: "EvaluateDataTableValues",
    actions: {
      ...one("EvaluateDataTableValues", {
        DataTableId: "Prices",
        Queries: [
          { QueryName: "a", Attributes: ["price"], PrimaryValues: [{ AttributeName: "sku", Value: "1" }] },
          { QueryName: "b", Attributes: ["price", "x"], PrimaryValues: [{ AttributeName: "sku", Value: "9" }] },
        ],
      }),
      fine: say("$.DataTables.a.price $.DataTables.b.price [$.DataTables.b.x]"),
    },
    setup: table(),
    hears: ["10 0 []"],
  },
  {
    name: "ListDataTableValues after UpsertDataTableValues",
    actions: {
      one: {
        type: "UpsertDataTableValues",
        parameters: {
          DataTableId: "Prices",
          LockVersion: "LATEST",
          DataTableUpsertAttributes: [
            {
              PrimaryKeyGroupName: "g",
              PrimaryValues: [{ Name: "sku", Value: "3" }],
              Attributes: [
                { Name: "price", Value: "30" },
                { Name: "note", UseDefaultValue: true },
              ],
            },
          ],
        },
        next: "two",
        errors: errors(),
      },
      two: {
        type: "ListDataTableValues",
        parameters: {
          DataTableId: "Prices",
          PrimaryKeyGroups: [{ PrimaryKeyGroupName: "g", PrimaryValues: [{ Name: "sku", Value: "3" }] }],
        },
        next: "fine",
        errors: errors(),
      },
      sorry,
      fine: say("$.DataTableList.ResultData.primaryKeyGroups.g[0].attributes[0].attributeValue", "three"),
      three: {
        type: "EvaluateDataTableValues",
        parameters: {
          DataTableId: "Prices",
          Queries: [{ QueryName: "a", Attributes: ["note"], PrimaryValues: [{ AttributeName: "sku", Value: "3" }] }],
        },
        next: "four",
        errors: errors(),
      },
      four: say("$.DataTables.a.note [$.DataTableList.ResultData.dataTableId]"),
    },
    setup: table(),
    hears: ["30", "- []"],
  },
  {
    name: "UpsertDataTableValues of an older version",
    actions: one("UpsertDataTableValues", {
      DataTableId: "Prices",
      LockVersion: "0",
      DataTableUpsertAttributes: [{ PrimaryKeyGroupName: "g", PrimaryValues: [{ Name: "sku", Value: "1" }] }],
    }),
    setup: table(),
    hears: ["sorry"],
  },
  {
    name: "UpsertDataTableValues without a primary value",
    actions: one("UpsertDataTableValues", {
      DataTableId: "Prices",
      LockVersion: "1",
      DataTableUpsertAttributes: [{ PrimaryKeyGroupName: "g", PrimaryValues: [] }],
    }),
    setup: table(),
    hears: ["sorry"],
  },
  {
    name: "ListDataTableValues of more than 32 KB",
    actions: one("ListDataTableValues", { DataTableId: "Large" }),
    setup: { dataTables: new Map([["Large", { keys: ["k"], rows: [{ k: "x".repeat(33_000) }] }]]) },
    hears: ["sorry"],
  },
  {
    name: "a data table that is not there",
    actions: one("ListDataTableValues", { DataTableId: "None" }),
    hears: ["sorry"],
  },
  {
    name: "CheckVoiceId as data",
    actions: {
      one: {
        type: "CheckVoiceId",
        parameters: { CheckVoiceIdOption: "enrollmentStatus" },
        next: "sorry",
        when: { Enrolled: "fine" },
        errors: errors(),
      },
      ...both,
    },
    setup: { voiceId: { enrollmentStatus: "Enrolled" } },
    hears: ["fine"],
  },
  {
    name: "CheckVoiceId of a chat",
    actions: one("CheckVoiceId", { CheckVoiceIdOption: "enrollmentStatus" }),
    setup: { voiceId: { enrollmentStatus: "Enrolled" } },
    start: { channel: "CHAT" },
    hears: ["sorry"],
  },
  {
    name: "CheckVoiceId after the end of the service",
    actions: one("CheckVoiceId", { CheckVoiceIdOption: "fraudDetection" }),
    hears: ["sorry"],
  },
  { name: "StartVoiceIdStream", actions: one("StartVoiceIdStream", {}), hears: ["fine"] },
  {
    name: "StartVoiceIdStream on chat",
    actions: one("StartVoiceIdStream", {}),
    start: { channel: "CHAT" },
    hears: ["sorry"],
  },
  {
    name: "RouteContactToAgent is not verified",
    actions: one("RouteContactToAgent", { AgentId: "x" }),
    hears: [],
    also: ends("unsupportedAction"),
  },
];

const lex = (parameters: object = {}, when: Record<string, string> = { Sales: "fine" }): Record<string, Short> => ({
  one: {
    type: "ConnectParticipantWithLexBot",
    parameters: {
      Text: "How can I help?",
      LexV2Bot: { AliasArn: "arn:aws:lex:us-east-1:123456789012:bot-alias/BOT/ALIAS" },
      ...parameters,
    },
    next: "sorry",
    when,
    errors: { NoMatchingCondition: "other", NoMatchingError: "sorry", InputTimeLimitExceeded: "silent" },
  },
  ...named("other", "silent"),
  sorry,
  fine: say("$.Lex.IntentName $.Lex.Slots.what $.Lex.SessionAttributes.tone"),
});
const bots = (options?: Parameters<typeof scriptedBot>[1]): Partial<InstanceSetup> => ({
  bots: new Map([
    ["ALIAS", scriptedBot({ Sales: [/buy an? (?<what>\w+)/i, "1"], Help: "help" }, options)],
    ["App", ({ heard }) => (heard.mode === "start" ? { kind: "asks", text: "Welcome." } : closing(heard))],
  ]),
});
const closing = (heard: object) =>
  "text" in heard && heard.text === "person"
    ? ({ kind: "closes", intent: "Escalation", text: "One moment.", data: { metadata: { reason: "asked" } } } as const)
    : ({ kind: "closes", intent: "Done" } as const);
const says = (text: string) => ({ kind: "says", text }) as const;

/** Actions that talk with the participant. */
export const conversations: readonly Case[] = [
  {
    name: "ConnectParticipantWithLexBot understands",
    actions: lex({ LexSessionAttributes: { tone: "$.Channel" } }),
    setup: bots(),
    events: [says("I want to BUY a boat")],
    hears: ["How can I help?", "Sales boat VOICE"],
  },
  {
    name: "ConnectParticipantWithLexBot asks again, then falls back",
    actions: lex(),
    setup: bots({ asksAgain: { text: "Pardon?", times: 1 } }),
    events: [says("what"), says("what")],
    hears: ["How can I help?", "Pardon?", "other"],
    also: ({ state }) => expect(state.scope.results.get("Lex")).toMatchObject({ IntentName: "FallbackIntent" }),
  },
  {
    name: "ConnectParticipantWithLexBot hears silence after three seconds",
    actions: lex(),
    setup: bots(),
    events: [{ kind: "timePasses", milliseconds: 3000 }],
    hears: ["How can I help?", "other"],
  },
  {
    name: "ConnectParticipantWithLexBot tells the bot of silence, of keys that are erased, and of its own timing",
    actions: {
      ...lex({
        LexSessionAttributes: {
          "x-amz-lex:audio:start-timeout-ms:*:*": "7000",
          "x-amz-lex:dtmf:end-character:*:*": "9",
        },
      }),
    },
    setup: {
      bots: new Map([["ALIAS", ({ heard }) => ({ kind: "asks", text: JSON.stringify(heard) })]]),
    },
    events: [
      { kind: "timePasses", milliseconds: 6999 },
      { kind: "timePasses", milliseconds: 1 },
      { kind: "keys", keys: "12*3911" },
      { kind: "keys", keys: "9" },
    ],
    hears: ["How can I help?", '{"mode":"silence"}', '{"mode":"keys","text":"13"}', '{"mode":"keys","text":""}'],
    also: (conversation) => expect(ofKind(conversation, "keysLost")).toMatchObject([{ keys: "11" }]),
  },
  {
    name: "ConnectParticipantWithLexBot does not take silence for an intent",
    actions: lex({}, { Any: "sorry", Empty: "sorry" }),
    setup: { bots: new Map([["ALIAS", scriptedBot({ Any: /.*/, Empty: "" })]]) },
    events: [{ kind: "timePasses", milliseconds: 3000 }],
    hears: ["How can I help?", "other"],
  },
  {
    name: "ConnectParticipantWithLexBot whose bot gives nonsense",
    actions: lex(),
    setup: { bots: new Map([["ALIAS", (() => ({ kind: "sings" })) as never]]) },
    events: [says("hello")],
    hears: ["How can I help?", "sorry"],
  },
  {
    name: "ConnectParticipantWithLexBot takes keys to the end key",
    actions: lex(),
    setup: bots(),
    events: [{ kind: "keys", keys: "2*1#" }],
    hears: ["How can I help?", "Sales  "],
  },
  {
    name: "ConnectParticipantWithLexBot takes keys to the end of the time",
    actions: lex(),
    setup: bots(),
    events: [
      { kind: "keys", keys: "1" },
      { kind: "timePasses", milliseconds: 5000 },
    ],
    hears: ["How can I help?", "Sales  "],
  },
  {
    name: "ConnectParticipantWithLexBot on chat",
    actions: lex(),
    setup: bots(),
    start: { channel: "CHAT" },
    events: [
      { kind: "timePasses", milliseconds: 10_000_000 },
      { kind: "chats", text: "buy a car" },
    ],
    hears: ["How can I help?", "Sales car "],
  },
  {
    name: "ConnectParticipantWithLexBot on an idle chat",
    actions: lex({ LexTimeoutSeconds: { Text: "60" } }),
    setup: bots(),
    start: { channel: "CHAT" },
    events: [{ kind: "timePasses", milliseconds: 60_000 }],
    hears: ["How can I help?", "silent"],
  },
  {
    name: "ConnectParticipantWithLexBot takes the first message of a chat",
    actions: lex({ LexInitializationData: { InitialMessage: "$.Media.InitialMessage" } }),
    setup: bots(),
    start: { channel: "CHAT", data: { Media: { InitialMessage: "buy a van" } } },
    hears: ["How can I help?", "Sales van "],
  },
  { name: "a bot that is not there", actions: lex(), events: [says("hello")], hears: ["How can I help?", "sorry"] },
  {
    name: "a bot that throws",
    actions: lex(),
    setup: {
      bots: new Map([
        [
          "ALIAS",
          () => {
            throw new Error("no");
          },
        ],
      ]),
    },
    events: [says("hello")],
    hears: ["How can I help?", "sorry"],
  },
  {
    name: "a bot on a task",
    actions: lex(),
    start: { channel: "TASK" },
    hears: ["sorry"],
  },
  ...(
    [
      ["person", "Escalation", ["Welcome.", "One moment.", "asked gold"]],
      ["thanks", "Done", ["Welcome.", "other"]],
    ] as const
  ).map(([text, intent, hears]): Case => ({
    name: `ConnectParticipantWithAgenticCX ends as ${intent}`,
    actions: {
      one: {
        type: "ConnectParticipantWithAgenticCX",
        parameters: {
          AgentConfiguration: {
            WorkspaceId: "w",
            ApplicationId: "App",
            Alias: "a",
            ContextVariables: { tier: "gold" },
          },
          SpeechRecognitionConfiguration: { SpeechRecognitionEngine: "AMAZON_AGENTIC_VOICE" },
          AudioFillerConfiguration: { Enabled: false },
        },
        next: "sorry",
        when: { Escalation: "fine" },
        errors: { NoMatchingCondition: "other", NoMatchingError: "sorry", InputTimeLimitExceeded: "silent" },
      },
      ...named("other", "silent"),
      sorry,
      fine: say("$.AgenticCX.metadata.reason $.AgenticCX.ContextVariables.tier"),
    },
    setup: bots(),
    events: [says(text)],
    hears,
  })),
  {
    name: "ShowView branches on the action picked",
    actions: {
      one: {
        type: "ShowView",
        parameters: { ViewResource: { Id: "form" }, InvocationTimeLimitSeconds: "400", ViewData: { a: [true] } },
        next: "sorry",
        when: { Next: "fine" },
        errors: { NoMatchingCondition: "sorry", NoMatchingError: "sorry", TimeLimitExceeded: "silent" },
      },
      sorry,
      ...named("silent"),
      fine: say("$.Views.Action $.Views.ViewResultData.Table.0.col"),
    },
    start: { channel: "CHAT" },
    events: [{ kind: "picks", action: "Next", data: { Table: [{ col: "x" }] } }],
    hears: ["Next x"],
  },
  {
    name: "ShowView in time",
    actions: one(
      "ShowView",
      { ViewResource: { Id: "form" }, InvocationTimeLimitSeconds: "5" },
      { TimeLimitExceeded: "sorry" },
    ),
    start: { channel: "CHAT" },
    events: [{ kind: "timePasses", milliseconds: 60_000 }],
    hears: ["sorry"],
    also: (conversation) => expect(ofKind(conversation, "failed")[0]?.time).toBe(conversation.begunAt + 5000),
  },
  ...(
    [
      ["authenticated", "AUTHENTICATED"],
      ["failed", "FAILED"],
      ["optedOut", ""],
      [undefined, "TIMEOUT"],
    ] as const
  ).map(([outcome, status]): Case => ({
    name: `AuthenticateParticipant: ${outcome ?? "nothing in time"}`,
    actions: {
      one: {
        type: "AuthenticateParticipant",
        parameters: {
          CognitoConfiguration: { UserPoolArn: "arn", AppClientId: "c" },
          CustomerProfilesConfiguration: { ObjectTypeName: "Cognito-attributes" },
          TimeLimitMinutes: "3",
        },
        next: "told",
        when: { OptedOut: "told" },
        errors: { TimeLimitExceeded: "told", NoMatchingError: "told" },
      },
      told: say("[$.SegmentAttributes['connect:CustomerAuthentication']['Status']]"),
    },
    start: { channel: "CHAT" },
    // More than the three minutes pass.
    events: [outcome ? { kind: "signsIn", outcome } : { kind: "timePasses", milliseconds: 600_000 }],
    hears: [`[${status}]`],
    also: saidAfter(outcome === undefined ? 180_000 : 0),
  })),
];
