import type { Channel } from "../call-state.js";

/** A file of calls, as data. */
export interface Script {
  readonly steps: readonly ScriptStep[];
}

/** One line of a script, with the line it stands on (from 1). */
export type ScriptStep = ScriptAction & { readonly line: number };

/** What a line says. */
export type ScriptAction =
  | ScriptCall
  | ScriptGiven
  | { readonly kind: "hears"; readonly expected: ScriptText; readonly not: boolean }
  /** Keys, or names in braces that stand for keys. */
  | { readonly kind: "presses" | "enters"; readonly keys: string }
  | { readonly kind: "waits"; readonly milliseconds: number }
  | { readonly kind: "says" | "chats"; readonly text: string }
  /** An action of a view, with what was entered in it as one line of JSON. */
  | { readonly kind: "picks"; readonly action: string; readonly data: string }
  | { readonly kind: "signsIn"; readonly outcome: SignInOutcome }
  | { readonly kind: "happens"; readonly event: string }
  /** What the call waits for fails: a prompt, an input, a pause. */
  | { readonly kind: "fails"; readonly error: string }
  | { readonly kind: PlainStep }
  /** An agent takes the contact; `agent` is what `$.Agent` holds, as one line of JSON. */
  | { readonly kind: "agentAccepts"; readonly agent: string | undefined }
  | { readonly kind: "isIn"; readonly flow: string }
  | { readonly kind: "isQueued"; readonly queue: string }
  | { readonly kind: "attribute"; readonly name: string; readonly value: string }
  | { readonly kind: "ends"; readonly reason: string | undefined };

/**
 * What is so for the calls below and for the rest of a call under way. With `once` it is so for one question, after the
 * answers that were given `once` before it; then what was so without `once` holds again, or the instance answers itself.
 */
export type ScriptGiven =
  | GivenLambda
  /** A bot that closes with this intent when a text or a pattern is said; several lines for one bot add up. */
  | { readonly kind: "givenBot"; readonly name: string; readonly intent: string; readonly expected: ScriptText }
  /** What a bot replies, as one line of JSON. */
  | { readonly kind: "givenReply"; readonly name: string; readonly reply: string; readonly once: boolean }
  /** A bot that cannot be reached or that fails. */
  | { readonly kind: "givenBotFails"; readonly name: string; readonly error: string; readonly once: boolean }
  | { readonly kind: "givenHours"; readonly name: string; readonly open: boolean; readonly once: boolean }
  /** The hours that a queue follows. */
  | { readonly kind: "givenQueueHours"; readonly queue: string; readonly open: boolean; readonly once: boolean }
  | { readonly kind: "givenQueue"; readonly name: string; readonly full: boolean; readonly once: boolean }
  /** One metric of Check staffing and Check queue status, by its `MetricType`. */
  | {
      readonly kind: "givenMetric";
      readonly queue: string;
      readonly metric: string;
      readonly value: string;
      readonly once: boolean;
    }
  /** `$.Metrics` as Get metrics fills it, as one line of JSON. */
  | { readonly kind: "givenMetrics"; readonly queue: string; readonly metrics: string; readonly once: boolean }
  /** The next draws for percentages, 1 to 100. */
  | { readonly kind: "givenDraws"; readonly drawn: readonly number[] }
  /** What becomes of a call to an outside number. */
  | { readonly kind: "givenNumber"; readonly number: string; readonly does: NumberDoes; readonly once: boolean }
  /** What a service beside the flow answers, as one line of JSON. */
  | { readonly kind: "givenService"; readonly operation: string; readonly result: string; readonly once: boolean }
  /** The next run of a block fails. */
  | { readonly kind: "givenFault"; readonly flow: string; readonly action: string; readonly error: string }
  /** A contact attribute that the next call comes with. */
  | { readonly kind: "givenAttribute"; readonly name: string; readonly value: string };

/** What a Lambda function does in place of its own work; `is real` puts the function back. */
export type GivenLambda = { readonly kind: "givenLambda"; readonly name: string; readonly once: boolean } & (
  | { readonly does: "answers"; readonly answer: string; readonly afterMilliseconds: number }
  | { readonly does: "fails"; readonly afterMilliseconds: number }
  | { readonly does: "times out" | "is throttled" | "meets a server error" | "is real" }
);

export type NumberDoes = "answers" | "fails" | "does not answer" | "can be dialled" | "cannot be dialled";

/** The beginning of a call. */
export interface ScriptCall {
  readonly kind: "call";
  /** Absent when the dialled number says it. */
  readonly flow: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Milliseconds since 1970. */
  readonly time: number | undefined;
  /** `VOICE` when absent. */
  readonly channel: Channel | undefined;
}

/** Steps that are their words and nothing else. */
export type PlainStep = "hangsUp" | "agentHolds" | "agentResumes" | "agentLeaves" | "thirdPartyHangsUp";

export type SignInOutcome = "authenticated" | "failed" | "optedOut";

/** A text that a prompt must hold, or a pattern that it must match. */
export type ScriptText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pattern"; readonly source: string; readonly flags: string };
