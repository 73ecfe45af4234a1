/** What flowc knows of a kind of flow. */
export interface FlowTypeFacts {
  /** The API's name (`ContactFlowType`); a module is a resource of its own and has none. */
  readonly api: string | undefined;
  readonly title: string;
  /**
   * True where contacts begin or are transferred to, so that its end is the end of the contact; after the others the
   * contact goes on where it was.
   */
  readonly carriesContact: boolean;
  /** True where calls may go round for ever: something else (an agent, the caller) ends the flow. */
  readonly mayGoOn: boolean;
  /**
   * The action that ends the flow where nobody said how, the gentlest that it takes: it returns, or leaves a customer who
   * waits in the queue, before it hangs up. It has no parameters. Undefined where nobody knows what the flow takes.
   */
  readonly usualEnd: string | undefined;
  /** Events of a contact at which such a flow runs, as *Set event flow* and its like name them. */
  readonly events: readonly string[];
}

/** Hangs up: it ends the contact, and with it whatever flow is running. It has no parameters. */
export const hangUp = "DisconnectParticipant";

const carrier = { carriesContact: true, mayGoOn: false, usualEnd: hangUp, events: [] } as const;
const whisper = { carriesContact: false, mayGoOn: false, usualEnd: "EndFlowExecution" } as const;
const waiting = { carriesContact: false, mayGoOn: true, usualEnd: "EndFlowExecution" } as const;

/**
 * Kinds of flow by the console's name (`Metadata.type` of an export). Sources: AWS API Reference, CreateContactFlow; AWS
 * Admin Guide, Transfer to flow and the blocks that set flows for events; console names and ends observed in real flows.
 */
export const flowTypes = {
  contactFlow: {
    api: "CONTACT_FLOW",
    title: "inbound flow",
    ...carrier,
    events: ["CustomerRemaining", "DefaultAgentUI", "DisconnectAgentUI"],
  },
  customerQueue: { api: "CUSTOMER_QUEUE", title: "customer queue flow", ...waiting, events: ["CustomerQueue"] },
  customerHold: { api: "CUSTOMER_HOLD", title: "customer hold flow", ...waiting, events: ["CustomerHold"] },
  customerWhisper: { api: "CUSTOMER_WHISPER", title: "customer whisper flow", ...whisper, events: ["CustomerWhisper"] },
  agentHold: { api: "AGENT_HOLD", title: "agent hold flow", ...waiting, events: ["AgentHold"] },
  agentWhisper: { api: "AGENT_WHISPER", title: "agent whisper flow", ...whisper, events: ["AgentWhisper"] },
  outboundWhisper: { api: "OUTBOUND_WHISPER", title: "outbound whisper flow", ...whisper, events: ["CustomerWhisper"] },
  agentTransfer: { api: "AGENT_TRANSFER", title: "transfer to agent flow", ...carrier },
  queueTransfer: { api: "QUEUE_TRANSFER", title: "transfer to queue flow", ...carrier },
  campaign: {
    api: "CAMPAIGN",
    title: "campaign journey",
    carriesContact: false,
    mayGoOn: false,
    usualEnd: undefined,
    events: [],
  },
  module: {
    api: undefined,
    title: "flow module",
    carriesContact: false,
    mayGoOn: false,
    usualEnd: "EndFlowModuleExecution",
    events: [],
  },
} as const satisfies Readonly<Record<string, FlowTypeFacts>>;

/** Console name of a flow's type. */
export type FlowType = keyof typeof flowTypes;

const flowTypeNames = Object.keys(flowTypes) as readonly FlowType[];

/** What is known of a kind of flow. */
export function flowTypeFacts(type: FlowType): FlowTypeFacts {
  return flowTypes[type];
}

/** The kinds of flow that run at an event of a contact; none for an event that flowc does not know. */
export function flowTypesOfEvent(event: string): readonly FlowType[] {
  return flowTypeNames.filter((name) => flowTypeFacts(name).events.includes(event));
}

/** The kinds of flow that a contact can be transferred to. */
export function transferFlowTypes(): readonly FlowType[] {
  return flowTypeNames.filter((name) => flowTypeFacts(name).carriesContact);
}

/** True for a console name of a flow type; safe for any text. */
export function isFlowType(name: string): name is FlowType {
  return Object.hasOwn(flowTypes, name);
}

/** The console's name for the API's (`CUSTOMER_QUEUE` gives `customerQueue`); undefined for what the API does not have. */
export function flowTypeOfApi(api: string): FlowType | undefined {
  return flowTypeNames.find((name) => flowTypes[name].api === api);
}

/** How a contact reaches the contact centre; which blocks work depends on it. */
export const channels = ["voice", "chat", "task", "email"] as const;
/** One of {@link channels}. */
export type Channel = (typeof channels)[number];
