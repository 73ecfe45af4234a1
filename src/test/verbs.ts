import type { JsonObject } from "../language/json.js";
import type { Call } from "../simulate/call.js";

/** Keys, or names in braces that stand for keys: `{pin}` is the last code that the caller received. */
export type Keys = string;

/**
 * What happens in a call, and what is expected of it. Every verb gives the call again, so verbs may be chained:
 * `await call.hears("PIN").enters("{pin}#")`.
 */
export interface Verbs<Next> {
  /** Expects a prompt with this text among those that have not been heard yet, and hears on to it. */
  hears(expected: string | RegExp): Next;
  /** Expects that no prompt since the last one heard has this text. */
  doesNotHear(unexpected: string | RegExp): Next;
  /** Types one key. */
  presses(key: Keys): Next;
  /** Types keys at once. */
  enters(keys: Keys): Next;
  /** Lets virtual time pass: milliseconds, or a text such as `31 seconds`. */
  waits(duration: number | string): Next;
  /** Speaks, for a bot that listens. */
  says(text: string): Next;
  /** Writes in a chat, for a bot that listens. */
  chats(text: string): Next;
  /** Picks an action of the view that is shown, with what was entered in it. */
  picks(action: string, data?: JsonObject): Next;
  /** Follows the sign-in link of a chat; `authenticated` when nothing else is said. */
  signsIn(outcome?: "authenticated" | "failed" | "optedOut"): Next;
  /** A named event happens that a Wait block waits for. */
  happens(event: string): Next;
  hangsUp(): Next;
  /** An agent takes the queued call; the members are what `$.Agent` shows. */
  agentAccepts(agent?: Readonly<Record<string, string>>): Next;
  agentHolds(): Next;
  agentResumes(): Next;
  agentLeaves(): Next;
  /** The outside number hangs up, and the flow goes on. */
  thirdPartyHangsUp(): Next;
  /** Expects the call to be in this flow. */
  isIn(flow: string): Next;
  /** Expects the call to wait in this queue. */
  isQueuedIn(queue: string): Next;
  /** Expects a contact attribute to have this value; `""` for one that is not set. */
  hasAttribute(name: string, value: string): Next;
  /** Expects the call to have ended: by itself, or for the given reason. */
  ends(reason?: string): Next;
}

type Verb = keyof Verbs<unknown>;
type Perform = { readonly [V in Verb]: (call: Call, ...given: Parameters<Verbs<unknown>[V]>) => Promise<unknown> };

/** How each verb is done with the simulator's call. */
export const perform: Perform = {
  hears: (call, expected) => call.hears(expected),
  doesNotHear: (call, unexpected) => call.doesNotHear(unexpected),
  presses: (call, key) => call.presses(key),
  enters: (call, keys) => call.enters(keys),
  waits: (call, duration) => call.waits(duration),
  says: (call, text) => call.says(text),
  chats: (call, text) => call.chats(text),
  picks: (call, action, data) => call.picks(action, data),
  signsIn: (call, outcome) => call.signsIn(outcome),
  happens: (call, event) => call.happens(event),
  hangsUp: (call) => call.hangsUp(),
  agentAccepts: (call, agent) => call.agentAccepts(agent),
  agentHolds: (call) => call.agentHolds(),
  agentResumes: (call) => call.agentResumes(),
  agentLeaves: (call) => call.agentLeaves(),
  thirdPartyHangsUp: (call) => call.thirdPartyHangsUp(),
  isIn: (call, flow) => call.isIn(flow),
  isQueuedIn: (call, queue) => call.isQueuedIn(queue),
  hasAttribute: (call, name, value) => call.hasAttribute(name, value),
  ends: (call, reason) => call.ends(reason),
};

/** Verbs whose first word is keys: names in braces are filled in, and they are not shown. */
export const typing: ReadonlySet<Verb> = new Set<Verb>(["presses", "enters"]);

/** Does a verb of some name. */
export type Does<Next> = <V extends Verb>(
  verb: V,
  given: Parameters<Verbs<unknown>[V]>,
  caller: (...parameters: never[]) => unknown,
) => Next;

/** All verbs, each handed to `does` with the function that the author called. */
export function verbsOf<Next>(does: Does<Next>): Verbs<Next> {
  const verbs: Verbs<Next> = {
    hears: (...given) => does("hears", given, verbs.hears),
    doesNotHear: (...given) => does("doesNotHear", given, verbs.doesNotHear),
    presses: (...given) => does("presses", given, verbs.presses),
    enters: (...given) => does("enters", given, verbs.enters),
    waits: (...given) => does("waits", given, verbs.waits),
    says: (...given) => does("says", given, verbs.says),
    chats: (...given) => does("chats", given, verbs.chats),
    picks: (...given) => does("picks", given, verbs.picks),
    signsIn: (...given) => does("signsIn", given, verbs.signsIn),
    happens: (...given) => does("happens", given, verbs.happens),
    hangsUp: (...given) => does("hangsUp", given, verbs.hangsUp),
    agentAccepts: (...given) => does("agentAccepts", given, verbs.agentAccepts),
    agentHolds: (...given) => does("agentHolds", given, verbs.agentHolds),
    agentResumes: (...given) => does("agentResumes", given, verbs.agentResumes),
    agentLeaves: (...given) => does("agentLeaves", given, verbs.agentLeaves),
    thirdPartyHangsUp: (...given) => does("thirdPartyHangsUp", given, verbs.thirdPartyHangsUp),
    isIn: (...given) => does("isIn", given, verbs.isIn),
    isQueuedIn: (...given) => does("isQueuedIn", given, verbs.isQueuedIn),
    hasAttribute: (...given) => does("hasAttribute", given, verbs.hasAttribute),
    ends: (...given) => does("ends", given, verbs.ends),
  };
  return verbs;
}
