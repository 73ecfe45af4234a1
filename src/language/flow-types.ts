/**
 * Kinds of flow: the console's name (`Metadata.type` of an export) and the API's (`ContactFlowType`). A module is a
 * resource of its own and has no API name. Source: AWS API Reference, CreateContactFlow; console names observed in real
 * flows.
 */
export const flowTypes = {
  contactFlow: { api: "CONTACT_FLOW", title: "inbound flow" },
  customerQueue: { api: "CUSTOMER_QUEUE", title: "customer queue flow" },
  customerHold: { api: "CUSTOMER_HOLD", title: "customer hold flow" },
  customerWhisper: { api: "CUSTOMER_WHISPER", title: "customer whisper flow" },
  agentHold: { api: "AGENT_HOLD", title: "agent hold flow" },
  agentWhisper: { api: "AGENT_WHISPER", title: "agent whisper flow" },
  outboundWhisper: { api: "OUTBOUND_WHISPER", title: "outbound whisper flow" },
  agentTransfer: { api: "AGENT_TRANSFER", title: "transfer to agent flow" },
  queueTransfer: { api: "QUEUE_TRANSFER", title: "transfer to queue flow" },
  campaign: { api: "CAMPAIGN", title: "campaign journey" },
  module: { api: undefined, title: "flow module" },
} as const satisfies Readonly<Record<string, { readonly api: string | undefined; readonly title: string }>>;

/** Console name of a flow's type. */
export type FlowType = keyof typeof flowTypes;

/** True for a console name of a flow type; safe for any text. */
export function isFlowType(name: string): name is FlowType {
  return Object.hasOwn(flowTypes, name);
}

/** The console's name for the API's (`CUSTOMER_QUEUE` gives `customerQueue`); undefined for what the API does not have. */
export function flowTypeOfApi(api: string): FlowType | undefined {
  return (Object.keys(flowTypes) as FlowType[]).find((name) => flowTypes[name].api === api);
}

/** How a contact reaches the contact centre; which blocks work depends on it. */
export const channels = ["voice", "chat", "task", "email"] as const;
/** One of {@link channels}. */
export type Channel = (typeof channels)[number];
