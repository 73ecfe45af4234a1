import { expect } from "vitest";
import { document, ofKind, say, type Short } from "../documents.js";
import { both, type Case, hook, one, sorry } from "./case.js";

const email: Record<string, Short> = {
  one: {
    type: "RenderMessageTemplate",
    parameters: { WisdomKnowledgeBaseArn: "arn:kb", WisdomMessageTemplateArn: "Thanks" },
    next: "two",
    errors: { TemplateRenderingError: "broken", NoMatchingError: "sorry" },
  },
  two: {
    type: "CreateContact",
    parameters: { Channel: "EMAIL", RelatedContact: "CURRENT" },
    next: "three",
    errors: { NoMatchingError: "sorry" },
  },
  three: {
    type: "StartOutboundEmailContact",
    parameters: {
      FromEmailAddress: { EmailAddress: "us@example.com" },
      DestinationEmailAddress: { EmailAddress: "$.Attributes.email" },
      EmailMessage: { MessageSourceType: "RAW" },
    },
    next: "fine",
    errors: { NoMatchingError: "sorry" },
  },
  ...both,
  broken: say("broken"),
};
const text = (to: string): Record<string, Short> =>
  one("StartOutboundChatContact", {
    SourceEndpoint: { Address: "arn:number", Type: "CONNECT_PHONENUMBER_ARN" },
    DestinationEndpoint: { Address: to, Type: "TELEPHONE_NUMBER" },
    ContactFlowArn: "${flowc:flow/Main}",
    ContactSubtype: "connect:SMS",
    InitialSystemMessage: { Content: "Hello $.CustomerEndpoint.Address" },
  });

/** Actions that make other contacts, and what is only seen from outside. */
export const messages: readonly Case[] = [
  {
    name: "an email goes out",
    actions: email,
    setup: { templates: new Map([["Thanks", "Thank you."]]) },
    start: { attributes: { email: "ana@example.com" } },
    hears: ["fine"],
    also: (conversation) =>
      expect(ofKind(conversation, "sent")).toMatchObject([
        { what: "email", to: "ana@example.com", text: "Thank you." },
      ]),
  },
  { name: "a template that is not there", actions: email, setup: { templates: new Map() }, hears: ["broken"] },
  { name: "an email to nobody", actions: email, hears: ["sorry"] },
  {
    name: "an email without a message",
    actions: { two: email["two"]!, three: email["three"]!, ...both },
    start: { attributes: { email: "ana@example.com" } },
    hears: ["sorry"],
  },
  {
    name: "a text message from a template",
    actions: {
      one: { ...email["one"]!, next: "chat" },
      chat: {
        type: "StartOutboundChatContact",
        parameters: {
          SourceEndpoint: { Address: "arn:number", Type: "CONNECT_PHONENUMBER_ARN" },
          DestinationEndpoint: { Address: "+15555550100", Type: "TELEPHONE_NUMBER" },
          ContactFlowArn: "Main",
          ContactSubtype: "connect:SMS",
        },
        next: "fine",
        errors: { NoMatchingError: "sorry" },
      },
      ...both,
      broken: say("broken"),
    },
    setup: { templates: new Map([["Thanks", "Thank you."]]) },
    hears: ["fine"],
    also: (conversation) => expect(ofKind(conversation, "sent")).toMatchObject([{ text: "Thank you." }]),
  },
  {
    name: "an email without a contact",
    actions: { one: { ...email["one"]!, next: "three" }, three: email["three"]!, ...both, broken: say("broken") },
    start: { attributes: { email: "ana@example.com" } },
    hears: ["sorry"],
  },
  {
    name: "StartOutboundChatContact",
    actions: text("$.CustomerEndpoint.Address"),
    hears: ["fine"],
    also: (conversation) =>
      expect(ofKind(conversation, "sent")).toMatchObject([{ what: "text message", text: "Hello +15555550100" }]),
  },
  { name: "StartOutboundChatContact to no number", actions: text("nobody"), hears: ["sorry"] },
  {
    name: "CreateTask",
    actions: {
      ...one("CreateTask", { Name: "Call back", ContactFlowId: "${flowc:flow/Main}", Attributes: { a: "b" } }),
      fine: say("$.Task.ContactId"),
    },
    hears: ["00000000-0000-4000-8000-000000000001-task-1"],
  },
  {
    name: "CreateTask without a name",
    actions: one("CreateTask", { Name: "$.Attributes.none", ContactFlowId: "Main" }),
    hears: ["sorry"],
  },
  {
    name: "CreateTask in a module",
    actions: one("CreateTask", { Name: "Call back", ContactFlowId: "Part" }),
    setup: { flows: [{ name: "Part", kind: "module", document: document({ over: { type: "EndFlowExecution" } }) }] },
    hears: ["sorry"],
  },
  {
    name: "CreateTask in a flow that is not there",
    actions: one("CreateTask", { Name: "Call back", ContactFlowId: "${flowc:flow/None}" }),
    hears: ["sorry"],
  },
  {
    name: "CreateWisdomSession",
    actions: {
      ...one("CreateWisdomSession", { WisdomAssistantArn: "arn:aws:wisdom:us-east-1:1:assistant/a" }),
      fine: say("$.Wisdom.SessionArn"),
    },
    hears: ["arn:aws:wisdom:us-east-1:1:session/a/00000000-0000-4000-8000-000000000001"],
  },
  {
    name: "LoadContactContent loads 32 KB of an email",
    actions: {
      ...one("LoadContactContent", { ContentType: "EmailMessage" }),
      fine: say("$.Email.EmailMessage.Plaintext"),
    },
    start: { channel: "EMAIL", content: { EmailMessage: "ü".repeat(20_000) } },
    hears: [],
    also: ({ state }) => expect(JSON.stringify(state.scope.results.get("Email"))).toContain(`"${"ü".repeat(16_384)}"`),
  },
  {
    name: "LoadContactContent without content",
    actions: one("LoadContactContent", { ContentType: "EmailMessage" }),
    hears: ["sorry"],
  },
  {
    name: "CreatePersistentContactAssociation",
    actions: one("CreatePersistentContactAssociation", { RehydrationType: "FROM_SEGMENT", SourceContactId: "x" }),
    start: { channel: "CHAT" },
    hears: ["fine"],
  },
  {
    name: "CreatePersistentContactAssociation of a call",
    actions: one("CreatePersistentContactAssociation", { RehydrationType: "FROM_SEGMENT", SourceContactId: "x" }),
    hears: ["sorry"],
  },
  {
    name: "ResumeContact of a task",
    actions: one("ResumeContact", {}),
    start: { channel: "TASK" },
    hears: ["fine"],
  },
  { name: "ResumeContact of a call", actions: one("ResumeContact", {}), hears: ["sorry"] },
  {
    name: "CheckOutboundCallStatus",
    actions: {
      one: {
        type: "CheckOutboundCallStatus",
        next: "sorry",
        when: { VoicemailBeep: "fine" },
        errors: { NoMatchingError: "sorry" },
      },
      ...both,
    },
    start: { callProgress: "VoicemailBeep" },
    hears: ["fine"],
  },
  { name: "CheckOutboundCallStatus of other calls", actions: one("CheckOutboundCallStatus", {}), hears: ["sorry"] },
  {
    name: "CompleteOutboundCall",
    actions: one("CompleteOutboundCall", { CallerId: { Number: "+15555550199" } }, {}),
    hears: ["fine"],
  },
  {
    name: "UpdateContactMediaProcessing of a chat",
    actions: one("UpdateContactMediaProcessing", {
      ChatProcessor: {
        ProcessingEnabled: "True",
        LambdaProcessorARN: "arn",
        ChatProcessorSettings: { DeliverUnprocessedMessages: "True" },
      },
    }),
    start: { channel: "CHAT" },
    hears: ["fine"],
  },
  {
    name: "UpdateContactMediaProcessing of a call",
    actions: one(
      "UpdateContactMediaProcessing",
      { ChatProcessor: { ProcessingEnabled: "True" } },
      { ChannelMismatch: "sorry" },
    ),
    hears: ["sorry"],
  },
  {
    name: "UpdateContactMediaStreamingBehavior",
    actions: {
      ...one("UpdateContactMediaStreamingBehavior", {
        MediaStreamingState: "Enabled",
        Participants: [{ ParticipantType: "Customer", MediaDirections: ["From"] }],
        MediaStreamType: "Audio",
      }),
      fine: say("$.MediaStreams.Customer.Audio.StartTimestamp [$.MediaStreams.Customer.Audio.StopTimestamp]"),
    },
    hears: [`${Date.UTC(2026, 0, 5, 9)} []`],
  },
  {
    name: "the customer hold flow plays while the agent holds",
    actions: {
      one: hook("CustomerHold", "Hold", "two"),
      two: {
        type: "UpdateContactTargetQueue",
        parameters: { QueueId: "Sales" },
        next: "three",
        errors: { NoMatchingError: "sorry" },
      },
      three: { type: "TransferContactToQueue", next: "sorry", errors: { NoMatchingError: "sorry" } },
      sorry,
    },
    setup: {
      flows: [
        {
          name: "Hold",
          document: document({
            loop: { type: "MessageParticipantIteratively", parameters: { Messages: [{ Text: "hold" }] } },
          }),
        },
      ],
    },
    events: [
      { kind: "agentAccepts" },
      { kind: "agentHolds" },
      { kind: "agentResumes" },
      { kind: "agentHolds" },
      { kind: "agentLeaves" },
    ],
    hears: ["hold", "hold"],
    also: ({ state }) => expect(state.ended?.reason).toBe("agentLeft"),
  },
  {
    name: "a customer without a hold flow waits in silence",
    actions: {
      two: {
        type: "UpdateContactTargetQueue",
        parameters: { QueueId: "Sales" },
        next: "three",
        errors: { NoMatchingError: "sorry" },
      },
      three: { type: "TransferContactToQueue", next: "sorry", errors: { NoMatchingError: "sorry" } },
      sorry,
    },
    events: [{ kind: "agentAccepts" }, { kind: "agentHolds" }, { kind: "agentHolds" }],
    hears: [],
    also: (conversation) => {
      expect(conversation.state.stage).toBe("onHold");
      expect(ofKind(conversation, "held")).toHaveLength(1);
      expect(ofKind(conversation, "ignored")).toHaveLength(1);
    },
  },
  {
    name: "a customer hold flow that ends leaves the customer on hold",
    actions: {
      one: hook("CustomerHold", "Hold", "two"),
      two: {
        type: "UpdateContactTargetQueue",
        parameters: { QueueId: "Sales" },
        next: "three",
        errors: { NoMatchingError: "sorry" },
      },
      three: { type: "TransferContactToQueue", next: "sorry", errors: { NoMatchingError: "sorry" } },
      sorry,
    },
    setup: {
      flows: [{ name: "Hold", document: document({ one: say("hold", "over"), over: { type: "EndFlowExecution" } }) }],
    },
    events: [{ kind: "agentAccepts" }, { kind: "agentHolds" }],
    hears: ["hold"],
    also: ({ state }) => expect(state).toMatchObject({ stage: "onHold", waiting: { kind: "agent" } }),
  },
  {
    name: "default flows of the instance play where no hook is set",
    actions: {
      two: {
        type: "UpdateContactTargetQueue",
        parameters: { QueueId: "Sales" },
        next: "three",
        errors: { NoMatchingError: "sorry" },
      },
      three: { type: "TransferContactToQueue", next: "sorry", errors: { NoMatchingError: "sorry" } },
      sorry,
    },
    setup: {
      defaultFlows: { CustomerQueue: "Music" },
      flows: [{ name: "Music", document: document({ one: say("music", "over"), over: { type: "EndFlowExecution" } }) }],
    },
    hears: ["music"],
  },
];
