import type { Predicate } from "./predicate.js";

/**
 * What an action does to the call as a whole: whom it lets act, what it tells, where the call is after it. Tools that
 * follow calls over many flows ask this. An action without a role does something of its own and goes on.
 */
export interface CallRole {
  /** Who decides which way the call goes on: the caller (by keys, silence or words), or a count that comes to its end. */
  readonly decides?: "caller" | "count";
  /** It hears the caller out, or asks a service: what was said before does not tell the caller what came of it. */
  readonly asks?: true;
  /** It tells the caller something. */
  readonly tells?: true;
  /** Somebody else may speak to the caller while it runs: another flow, another party. */
  readonly othersSpeak?: true;
  /** It gives the call a pause in which Lambda functions run before it and after it do not share their time. */
  readonly rests?: true;
  /** Seconds that it may take of those which functions without a pause between them share, as the name of a parameter. */
  readonly sharesTime?: { readonly seconds: string; readonly when: Predicate };
  /** To whom it hands its parameters, to work with them: "a Lambda function". The flow's log keeps what is handed on. */
  readonly handsOnTo?: string;
  /** Where the call is when it did its work. */
  readonly leads?: "ended" | "flowOver" | "queued" | "agent" | "outside" | "flow" | "module" | "return";
  /** `leads` holds only for such parameters. */
  readonly leadsWhen?: Predicate;
  /** The flow or module that `leads` leads to, as names of parameters. */
  readonly target?: readonly string[];
  /** Flows that run later in the contact's life, as the name of a map of flows. */
  readonly hooks?: readonly string[];
  /** Switches the flow's log, as the name of a parameter that is `Enabled` or `Disabled`. */
  readonly logging?: readonly string[];
  /** Works on the contact's working queue for such parameters. */
  readonly usesWorkingQueue?: Predicate;
  /** Keeps what the caller types. */
  readonly stores?: Predicate;
}
