import { awsJsonServer, numberedId, type ServiceAnswer } from "./aws-json.js";
import { closeServer, listenLocally } from "./loopback.js";
import { type SmsFault, smsFaults } from "./sms-faults.js";
import { type SmsFilter, smsInbox, type SmsMessage } from "./sms-inbox.js";
import { type NumberType, smsOperations, type SmsWorld } from "./sms-operations.js";

/** A running local SMS service. */
export interface LocalSms {
  /** Value for `AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2`. */
  readonly endpoint: string;
  /** Messages taken so far, oldest first. */
  readonly messages: readonly SmsMessage[];
  /**
   * The first message, from number `from` on, that passes the filter: at once when it is there, otherwise when it comes.
   *
   * @throws Error when the service is closed first
   */
  readonly waitForMessage: (filter?: SmsFilter, from?: number) => Promise<SmsMessage>;
  /** Types of single numbers (E.164); may be changed while the service runs. */
  readonly numberTypes: Map<string, NumberType>;
  /** Makes the next requests fail; one request when `times` is absent, of any operation when none is given. */
  readonly fail: (fault: SmsFault, options?: { readonly operation?: string; readonly times?: number }) => void;
  /** How often an operation was asked for, failures included. */
  readonly requests: (operation: string) => number;
  readonly close: () => Promise<void>;
}

/** How to start the local SMS service. */
export interface SmsOptions {
  /** 0, or nothing, lets the system choose. */
  readonly port?: number;
  readonly numberTypes?: Iterable<readonly [string, NumberType]>;
  /** Type of every other number; `MOBILE` when absent. */
  readonly otherNumbers?: NumberType;
}

interface PendingFault {
  readonly fault: SmsFault;
  readonly operation: string | undefined;
  times: number;
}

/** Takes one failure off the first pending fault that concerns the operation. */
const takeFault = (pending: readonly PendingFault[], operation: string): SmsFault | undefined => {
  const next = pending.find((fault) => fault.times > 0 && (fault.operation ?? operation) === operation);
  if (next === undefined) return undefined;
  next.times -= 1;
  return next.fault;
};

/**
 * Starts an SMS service on this machine that speaks the protocol of AWS End User Messaging (SDK client
 * `pinpoint-sms-voice-v2`): SendTextMessage into an inbox, CarrierLookup from given data, requests checked as the service
 * checks them. Every other operation is refused by name.
 *
 * @throws the system's error when the port is taken
 */
export const startSms = async (options: SmsOptions = {}): Promise<LocalSms> => {
  const inbox = smsInbox();
  const numberTypes = new Map(options.numberTypes);
  const pending: PendingFault[] = [];
  const counts = new Map<string, number>();
  let ids = 0;
  const nextId = (): string => {
    ids += 1;
    return numberedId(ids);
  };
  const world: SmsWorld = {
    nextId,
    numberTypeOf: (number) => numberTypes.get(number) ?? options.otherNumbers ?? "MOBILE",
    take: (message) => {
      const messageId = nextId();
      inbox.add({ messageId, ...message });
      return messageId;
    },
  };

  const server = awsJsonServer("PinpointSMSVoiceV2", (operation, input): ServiceAnswer => {
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const answer = smsOperations.get(operation);
    if (answer === undefined) {
      const known = [...smsOperations.keys()].join(", ");
      const message = `The local SMS service does not know ${operation.slice(0, 100)}; it knows ${known}.`;
      return { error: { name: "UnknownOperationException", status: 404, message } };
    }
    const fault = takeFault(pending, operation);
    return fault === undefined ? answer(input, world) : { error: smsFaults[fault] };
  });

  return {
    endpoint: await listenLocally(server, options.port ?? 0),
    messages: inbox.messages,
    waitForMessage: inbox.waitForMessage,
    numberTypes,
    fail: (fault, { operation, times = 1 } = {}) => pending.push({ fault, operation, times }),
    requests: (operation) => counts.get(operation) ?? 0,
    close: () => {
      inbox.close();
      return closeServer(server);
    },
  };
};
