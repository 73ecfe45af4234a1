import type { Json } from "../../language/json.js";
import { json, list, object, plain, text, type Expression } from "../expression.js";
import { call, Given, isObject, resource, type Call, type CallWriter } from "./call.js";

const whispers = { CustomerWhisper: "customer", AgentWhisper: "agent" } as const;
/** This contact is meant when nothing is said. */
const targetContact = { Related: "related" };
const uiEvents = {
  DefaultAgentUI: "defaultAgentUi",
  DisconnectAgentUI: "disconnectAgentUi",
  PauseContact: "pauseContact",
  ResumeContact: "resumeContact",
} as const;

/** Blocks that change the contact, route it or end its way. */
export const contactCalls: Readonly<Record<string, CallWriter>> = {
  DisconnectParticipant: () => call("disconnect"),
  EndFlowExecution: () => call("endFlow"),
  TransferContactToAgent: () => call("transferToAgent"),
  TransferContactToQueue: () => call("transferToQueue"),
  TransferToFlow: (p) => call("transferToFlow", [p.resource("ContactFlowId")]),
  UpdateContactTargetQueue: (p) => call("setWorkingQueue", [p.queue()]),
  DequeueContactAndTransferToQueue: (p) => call("transferToOtherQueue", [p.queue()]),

  TransferParticipantToThirdParty: (p) =>
    call("transferToPhoneNumber", [p.text("ThirdPartyPhoneNumber")], {
      timeoutSeconds: p.number("ThirdPartyConnectionTimeLimitSeconds", 30),
      sendKeys: p.text("ThirdPartyDTMFDigits"),
      callerId:
        p.at("CallerId") === undefined ? undefined : named(p.below("CallerId"), { number: "Number", name: "Name" }),
      resumeAfterwards: p.flag("ContinueFlowExecution", false),
    }),

  UpdateContactAttributes: (p) =>
    call("setContactAttributes", [p.json("Attributes")], { contact: p.choice("TargetContact", targetContact) }),

  UpdateFlowAttributes: (p) => {
    const values = p.entries("FlowAttributes").map(([name, value]) => [name, valueOf(value)] as const);
    if (!values.every((entry): entry is readonly [string, Expression] => entry[1] !== undefined)) return undefined;
    return call("setFlowAttributes", [{ kind: "object", members: values }]);
  },

  UpdateContactData: (p) =>
    call(
      "setContactData",
      [
        named(p, {
          name: "Name",
          description: "Description",
          languageCode: "LanguageCode",
          customerId: "CustomerId",
          assistantSessionArn: "WisdomSessionArn",
        }),
      ],
      { contact: p.choice("TargetContact", targetContact) },
    ),

  UpdateContactEventHooks: (p): Call | undefined => {
    const off = p.entries("EventHooks").length > 0 ? undefined : p.entries("EventHooksConfiguration")[0]?.[0];
    if (off === "CustomerWhisper" || off === "AgentWhisper") return call("disableWhisperFlow", [plain(whispers[off])]);
    const [hook, value] = p.entries("EventHooks")[0] ?? [];
    if (typeof value !== "string") return undefined;
    const target = resource(value);
    switch (hook) {
      case "CustomerQueue":
        return call("setCustomerQueueFlow", [target]);
      case "CustomerRemaining":
        return call("setDisconnectFlow", [target]);
      case "CustomerHold":
        return call("setHoldFlow", [plain("customer"), target]);
      case "AgentHold":
        return call("setHoldFlow", [plain("agent"), target]);
      case "CustomerWhisper":
      case "AgentWhisper":
        return call("setWhisperFlow", [plain(whispers[hook]), target]);
      case "DefaultAgentUI":
      case "DisconnectAgentUI":
      case "PauseContact":
      case "ResumeContact":
        return call("setEventFlow", [plain(uiEvents[hook]), target]);
      default:
        return undefined;
    }
  },

  UpdateContactCallbackNumber: (p) => call("setCallbackNumber", [p.text("CallbackNumber")]),

  CreateCallbackContact: (p) =>
    call("createCallback", [], {
      queue: p.queue(),
      initialDelaySeconds: p.number("InitialCallDelaySeconds", 1),
      retryDelaySeconds: p.number("RetryDelaySeconds", 600),
      maximumAttempts: p.number("MaximumConnectionAttempts", 1),
      flow: p.resource("ContactFlowId"),
      callerId: p.text("CallerId"),
    }),

  UpdateContactRoutingBehavior: (p) =>
    call("changeRoutingPriority", [
      object({ priority: p.number("QueuePriority"), ageSeconds: p.number("QueueTimeAdjustmentSeconds") }),
    ]),

  UpdateContactRoutingCriteria: (p) => {
    const criteria = p.at("RoutingCriteria");
    if (typeof criteria === "string") return call("setRoutingCriteria", [text(criteria)]);
    const steps = p.at("RoutingCriteria", "Steps");
    if (!Array.isArray(steps)) return undefined;
    const written = (steps as readonly Json[]).map((step) =>
      isObject(step) ? routingStep(new Given(p.node, step)) : undefined,
    );
    if (!written.every((step) => step !== undefined)) return undefined;
    return call("setRoutingCriteria", [list(written)]);
  },

  UpdatePreviousContactParticipantState: (p) =>
    call("holdCustomerOrAgent", [
      p.choice("PreviousContactParticipantState", {
        CustomerOnHold: "customer",
        AgentOnHold: "agent",
        OffHold: "nobody",
      }),
    ]),

  ResumeContact: () => call("resumeContact"),
  TagContact: (p) => call("tagContact", [p.json("Tags")]),
  UntagContact: (p) => call("untagContact", [p.json("TagKeys")]),
  UpdateContactTextToSpeechVoice: (p) =>
    call("setVoice", [p.text("TextToSpeechVoice")], {
      engine: p.choice("TextToSpeechEngine", {
        Standard: "standard",
        Neural: "neural",
        "Long-Form": "longForm",
        Generative: "generative",
      }),
      style: p.choice("TextToSpeechStyle", {
        None: "none",
        Conversational: "conversational",
        Newscaster: "newscaster",
      }),
    }),
  UpdateFlowLoggingBehavior: (p) =>
    call("setLogging", [p.choice("FlowLoggingBehavior", { Enabled: "enabled", Disabled: "disabled" })]),

  UpdateContactMediaStreamingBehavior: (p) => {
    const participants = p.at("Participants");
    const first = Array.isArray(participants) ? (participants as readonly Json[])[0] : undefined;
    const directions = isObject(first) ? first["MediaDirections"] : undefined;
    if (!Array.isArray(directions)) return undefined;
    const words = directions.map((each) => (each === "From" ? "from" : each === "To" ? "to" : ""));
    const usual = words.join() === "from,to";
    return call(p.string("MediaStreamingState") === "Enabled" ? "startMediaStreaming" : "stopMediaStreaming", [], {
      directions: usual ? undefined : list(words.map(plain)),
    });
  },

  CompleteOutboundCall: (p) =>
    call("callPhoneNumber", [], {
      callerId: p.text("CallerId", "Number"),
      voiceConnector:
        p.at("VoiceConnector") === undefined
          ? undefined
          : merged(
              named(p.below("VoiceConnector"), {
                arn: "VoiceConnectorArn",
                fromUser: "FromUser",
                toUser: "ToUser",
                userToUserInformation: "UserToUserInformation",
              }),
              object({ timeoutSeconds: p.number("ConnectionTimeLimitSeconds") }),
            ),
    }),

  CreateTask: (p) => {
    const types = { STRING: "text", URL: "url", EMAIL: "email", NUMBER: "number", DATE: "date" };
    const references = p.entries("References").map(([name, value]) => {
      const given = new Given(p.node, isObject(value) ? value : {});
      return [name, object({ value: given.text("Value"), type: given.choice("Type", types) })] as const;
    });
    return call("createTask", [p.text("Name")], {
      flow: p.resource("ContactFlowId"),
      description: p.text("Description"),
      attributes: p.json("Attributes"),
      references: p.at("References") === undefined ? undefined : { kind: "object", members: references },
      delaySeconds: p.number("DelaySeconds"),
      scheduledTime: p.text("ScheduledTime"),
      templateId: p.text("TaskTemplateId"),
    });
  },

  CreatePersistentContactAssociation: (p) =>
    call("createPersistentContactAssociation", [p.text("SourceContactId")], {
      from: p.choice("RehydrationType", { ENTIRE_PAST_SESSION: "wholeChat", FROM_SEGMENT: "segment" }),
    }),
};

function valueOf(value: Json): Expression | undefined {
  return isObject(value) && value["Value"] !== undefined ? json(value["Value"]) : undefined;
}

/** An object of texts under friendly names. */
export function named(p: Given, names: Readonly<Record<string, string>>): Expression {
  return object(Object.fromEntries(Object.entries(names).map(([friendly, name]) => [friendly, p.text(name)])));
}

export function merged(a: Expression, b: Expression): Expression {
  const members = [a, b].flatMap((each) => (each.kind === "object" ? each.members : []));
  return { kind: "object", members };
}

function routingStep(p: Given): Expression | undefined {
  const seconds = p.number(["Expiry", "DurationInSeconds"]);
  const expires = seconds ? object({ expiresAfterSeconds: seconds }) : object({});
  const all = p.at("Expression", "AndExpression");
  const condition = p.below("Expression", "AttributeCondition");
  const agents = condition.at("MatchCriteria", "AgentsCriteria", "AgentIds");
  if (Array.isArray(agents)) {
    const ids = (agents as readonly Json[]).map((id) => (typeof id === "string" ? resource(id) : plain(null)));
    return merged(object({ agents: list(ids) }), expires);
  }
  if (Array.isArray(all)) {
    const written = (all as readonly Json[]).map((each) =>
      proficiency(new Given(p.node, isObject(each) ? each : {}).below("AttributeCondition")),
    );
    return merged(object({ proficiencies: list(written) }), expires);
  }
  return merged(object({ proficiency: proficiency(condition) }), expires);
}

function proficiency(p: Given): Expression {
  return object({ attribute: p.text("Name"), value: p.text("Value"), level: p.number("ProficiencyLevel") });
}
