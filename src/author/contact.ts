import { intrinsic } from "./intrinsic.js";
import type { ReferenceMap } from "./paths.js";
import { below, referenceMap } from "./paths.js";
import type { PathTree } from "./path-tree.js";
import { pathTree } from "./path-tree.js";

/** An address and its type. */
export interface Endpoint {
  /** Telephone number in E.164 form, or email address. */
  readonly address: string;
  readonly type: string;
  /** Display name (email). */
  readonly displayName: string;
}

/** The contact's own facts: what a flow can read without a block having fetched it. */
export interface Contact {
  /** Where the customer is: the caller's number. Absent (empty) for hidden numbers. */
  readonly customerEndpoint: Endpoint;
  /** What the customer called or wrote to. Inbound contacts only. */
  readonly systemEndpoint: Endpoint;
  readonly channel: "VOICE" | "CHAT" | "TASK" | "EMAIL";
  readonly contactId: string;
  /** The first contact of a chain of transfers. */
  readonly initialContactId: string;
  /** The contact before a transfer. */
  readonly previousContactId: string;
  readonly initiationMethod:
    | "INBOUND"
    | "OUTBOUND"
    | "TRANSFER"
    | "CALLBACK"
    | "QUEUE_TRANSFER"
    | "EXTERNAL_OUTBOUND"
    | "MONITOR"
    | "DISCONNECT"
    | "WEBRTC_API"
    | "API";
  /** Id of the customer (a profile), when one was set. */
  readonly customerId: string;
  /** Such as `en-AU`, once it was set. */
  readonly languageCode: string;
  readonly textToSpeechVoice: string;
  readonly instanceArn: string;
  readonly awsRegion: string;
  /** Name of a task, or as set by setContactData. */
  readonly name: string;
  readonly description: string;
  /** The working queue: after setWorkingQueue, or in a queue. */
  readonly queue: {
    readonly name: string;
    readonly arn: string;
    readonly outboundCallerId: { readonly address: string; readonly type: string };
  };
  /** The agent: in whisper, hold, outbound whisper and transfer flows. */
  readonly agent: {
    readonly userName: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly arn: string;
  };
  readonly additionalEmailRecipients: { readonly ccList: string; readonly toList: string };
  readonly media: {
    /** SIP headers of the carrier, for instance `contact.media.sipHeaders["P-Charge-Info"]`. */
    readonly sipHeaders: ReferenceMap;
    readonly siprecMetadata: string;
    /** First message of a chat. */
    readonly initialMessage: string;
  };
  /** What the customer's and the agent's applications can do (in-app calls). */
  readonly capabilities: {
    readonly agent: { readonly screenShare: string; readonly video: string };
    readonly customer: { readonly screenShare: string; readonly video: string };
  };
  /** Tags of the contact. */
  readonly tags: ReferenceMap;
  /** Segment attributes, for instance `contact.segmentAttributes["connect:Subtype"]`. */
  readonly segmentAttributes: ReferenceMap;
  /** Who signed in, after authenticateCustomer. */
  readonly customerAuthentication: {
    /** `AUTHENTICATED`, `FAILED` or `TIMEOUT`. */
    readonly status: "AUTHENTICATED" | "FAILED" | "TIMEOUT";
    readonly identityProvider: string;
    readonly clientId: string;
    readonly associatedCustomerId: string;
    readonly authenticationMethod: string;
  };
  /** References of a task: value and type by name. */
  reference(name: string): { readonly value: string; readonly type: string };
}

const endpoint = (prefix: string) => ({
  address: `${prefix}.Address`,
  type: `${prefix}.Type`,
  displayName: `${prefix}.DisplayName`,
});
const capabilities = (who: string) => ({
  screenShare: `$.Capabilities.${who}.ScreenShare`,
  video: `$.Capabilities.${who}.Video`,
});

const authentication = (field: string) => `$.SegmentAttributes['connect:CustomerAuthentication']['${field}']`;

/** Every path that exists without a block, by friendly name (Administrator Guide, Contact attributes reference). */
export const contactPaths = {
  customerEndpoint: endpoint("$.CustomerEndpoint"),
  systemEndpoint: endpoint("$.SystemEndpoint"),
  channel: "$.Channel",
  contactId: "$.ContactId",
  initialContactId: "$.InitialContactId",
  previousContactId: "$.PreviousContactId",
  initiationMethod: "$.InitiationMethod",
  customerId: "$.CustomerId",
  languageCode: "$.LanguageCode",
  textToSpeechVoice: "$.TextToSpeechVoiceId",
  instanceArn: "$.InstanceARN",
  awsRegion: "$.AwsRegion",
  name: "$.Name",
  description: "$.Description",
  queue: {
    name: "$.Queue.Name",
    arn: "$.Queue.ARN",
    outboundCallerId: { address: "$.Queue.OutboundCallerId.Address", type: "$.Queue.OutboundCallerId.Type" },
  },
  agent: {
    userName: "$.Agent.UserName",
    firstName: "$.Agent.FirstName",
    lastName: "$.Agent.LastName",
    arn: "$.Agent.ARN",
  },
  additionalEmailRecipients: {
    ccList: "$.AdditionalEmailRecipients.CcList",
    toList: "$.AdditionalEmailRecipients.ToList",
  },
  media: {
    sipHeaders: { map: "$.Media.Sip.Headers" },
    siprecMetadata: "$.Media.Sip.SiprecMetadata",
    initialMessage: "$.Media.InitialMessage",
  },
  capabilities: { agent: capabilities("Agent"), customer: capabilities("Customer") },
  tags: { map: "$.Tags" },
  segmentAttributes: { map: "$.SegmentAttributes" },
  customerAuthentication: {
    status: authentication("Status"),
    identityProvider: authentication("IdentityProvider"),
    clientId: authentication("ClientId"),
    associatedCustomerId: authentication("AssociatedCustomerId"),
    authenticationMethod: authentication("AuthenticationMethod"),
  },
} as const satisfies PathTree;

/**
 * The contact: who calls, on which channel, in which queue. Reads only; each is a reference of the call.
 *
 * @source Administrator Guide, Contact attributes reference
 * @example
 * ```ts
 * if (contact.channel === "CHAT") return transferToQueue(queue("Chat"));
 * playPrompt(`You called ${contact.systemEndpoint.address}`);
 * ```
 */
export const contact: Contact = Object.freeze(
  Object.defineProperties(pathTree("contact", contactPaths) as object, {
    reference: { value: reference, enumerable: true },
  }),
) as Contact;

function reference(name: string): { readonly value: string; readonly type: string } {
  const parts = referenceMap("contact.reference", below("$.References", name));
  return {
    get value() {
      return parts["Value"] as string;
    },
    get type() {
      return parts["Type"] as string;
    },
  };
}

intrinsic(reference);
