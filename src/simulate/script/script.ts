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
  /** Doubles and data, for the calls below. */
  | { readonly kind: "givenLambda"; readonly name: string; readonly does: "answers"; readonly answer: string }
  | { readonly kind: "givenLambda"; readonly name: string; readonly does: "fails" | "times out" }
  /** A bot that closes with this intent when a text or a pattern is said; several lines for one bot add up. */
  | { readonly kind: "givenBot"; readonly name: string; readonly intent: string; readonly expected: ScriptText }
  | { readonly kind: "givenHours"; readonly name: string; readonly open: boolean }
  | { readonly kind: "givenQueue"; readonly name: string; readonly full: boolean }
  | { readonly kind: "hears"; readonly expected: ScriptText; readonly not: boolean }
  /** Keys, or names in braces that stand for keys. */
  | { readonly kind: "presses" | "enters"; readonly keys: string }
  | { readonly kind: "waits"; readonly milliseconds: number }
  | { readonly kind: "says" | "chats"; readonly text: string }
  /** An action of a view, with what was entered in it as one line of JSON. */
  | { readonly kind: "picks"; readonly action: string; readonly data: string }
  | { readonly kind: "signsIn"; readonly outcome: SignInOutcome }
  | { readonly kind: "happens"; readonly event: string }
  | { readonly kind: PlainStep }
  | { readonly kind: "isIn"; readonly flow: string }
  | { readonly kind: "isQueued"; readonly queue: string }
  | { readonly kind: "attribute"; readonly name: string; readonly value: string }
  | { readonly kind: "ends"; readonly reason: string | undefined };

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
export type PlainStep =
  "hangsUp" | "agentAccepts" | "agentHolds" | "agentResumes" | "agentLeaves" | "thirdPartyHangsUp";

export type SignInOutcome = "authenticated" | "failed" | "optedOut";

/** A text that a prompt must hold, or a pattern that it must match. */
export type ScriptText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pattern"; readonly source: string; readonly flags: string };
