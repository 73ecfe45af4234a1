/** A text message that the local SMS service has taken. */
export interface SmsMessage {
  readonly messageId: string;
  /** E.164. */
  readonly to: string;
  /** Number, sender id or pool; absent when the sender left the choice to the service. */
  readonly from?: string;
  readonly body: string;
  readonly type: "TRANSACTIONAL" | "PROMOTIONAL";
  /** Seconds after which carriers drop the message; absent when not given. */
  readonly timeToLive?: number;
}

/** Which messages are wanted. */
export type SmsFilter = (message: SmsMessage) => boolean;

/** All messages taken so far, and the means to wait for the next. */
export interface SmsInbox {
  readonly messages: readonly SmsMessage[];
  /**
   * The first message, from number `from` on, that passes the filter: at once when it is already there, otherwise as
   * soon as it arrives.
   *
   * @param from index into `messages`; 0 when absent
   * @throws Error when the inbox is closed first
   */
  readonly waitForMessage: (filter?: SmsFilter, from?: number) => Promise<SmsMessage>;
  readonly add: (message: SmsMessage) => void;
  /** Ends every wait with an error. */
  readonly close: () => void;
}

interface Wait {
  readonly filter: SmsFilter;
  readonly resolve: (message: SmsMessage) => void;
  readonly reject: (error: Error) => void;
}

/** An empty inbox. */
export const smsInbox = (): SmsInbox => {
  const messages: SmsMessage[] = [];
  const waits = new Set<Wait>();
  let open = true;
  return {
    messages,
    waitForMessage: (filter = () => true, from = 0) =>
      new Promise((resolve, reject) => {
        const present = messages.slice(from).find(filter);
        if (present !== undefined) resolve(present);
        else if (open) waits.add({ filter, resolve, reject });
        else reject(new Error("The SMS inbox is closed."));
      }),
    add: (message) => {
      messages.push(message);
      for (const wait of waits) {
        if (!wait.filter(message)) continue;
        waits.delete(wait);
        wait.resolve(message);
      }
    },
    close: () => {
      open = false;
      for (const wait of waits) wait.reject(new Error("The SMS inbox was closed before the message came."));
      waits.clear();
    },
  };
};
