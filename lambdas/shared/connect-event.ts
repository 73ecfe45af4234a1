/**
 * What Amazon Connect hands to a Lambda function that a flow invokes.
 *
 * Source: Amazon Connect administrator guide, "Grant Amazon Connect access to your Lambda functions" (example request),
 * and events seen from live instances. Members that Connect leaves empty arrive as `null`.
 */

/** One end of a contact: an E.164 number for telephony. */
export interface Endpoint {
  readonly Address: string;
  readonly Type: string;
}

/** The contact on whose behalf the function is invoked. */
export interface ContactData {
  readonly ContactId: string;
  readonly InitialContactId: string;
  readonly PreviousContactId: string;
  /** `VOICE`, `CHAT`, `TASK` or `EMAIL`. */
  readonly Channel: string;
  /** `INBOUND`, `OUTBOUND`, `TRANSFER`, `CALLBACK`, `API`, … */
  readonly InitiationMethod: string;
  readonly InstanceARN: string;
  /** The caller; `null` where the channel has no address. */
  readonly CustomerEndpoint: Endpoint | null;
  /** What the caller reached. */
  readonly SystemEndpoint: Endpoint | null;
  /** The contact's own attributes. */
  readonly Attributes: Readonly<Record<string, string>>;
  readonly Queue: { readonly ARN: string; readonly Name: string; readonly OutboundCallerId?: Endpoint } | null;
  readonly CustomerId?: string | null;
  readonly Description?: string | null;
  readonly Name?: string | null;
  readonly LanguageCode?: string | null;
  readonly References?: Readonly<Record<string, unknown>>;
  readonly MediaStreams?: unknown;
}

/** The event of an *Invoke AWS Lambda function* block whose parameters are `Input`. */
export interface ConnectFlowEvent<Input> {
  readonly Name: "ContactFlowEvent";
  readonly Details: {
    readonly ContactData: ContactData;
    /** The block's parameters; every value is a string. */
    readonly Parameters: Input;
  };
}
