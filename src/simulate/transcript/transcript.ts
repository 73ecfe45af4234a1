import type { SourcePosition } from "../../diagnostics/diagnostic.js";
import type { Effect } from "../effect.js";
import { identify } from "../identifiers.js";
import { hidden, mask, maskNumbers } from "./mask.js";

/** One line of a transcript. Nothing personal is in it: numbers and secrets are masked. */
export interface TranscriptEntry {
  /** Virtual milliseconds since the call began. */
  readonly at: number;
  readonly kind: Effect["kind"];
  readonly flow: string;
  readonly action: string;
  /** The author's line, when it is known. */
  readonly position?: SourcePosition;
  readonly text: string;
}

/** What a transcript is made of. */
export interface TranscriptSource {
  readonly effects: readonly Effect[];
  /** Virtual time of the call's beginning. */
  readonly begunAt: number;
  /** Flow → action identifier → the author's line. */
  readonly positions?: ReadonlyMap<string, ReadonlyMap<string, SourcePosition>>;
  /** Shows what is in text messages to the caller, for whoever is the caller: a PIN is needed to go on. */
  readonly showMessages?: boolean;
}

/**
 * A call as people read it. Keys that were stored while flow logging was off are secret: they are masked here, and
 * wherever else the same text appears.
 */
export function transcript({ effects, begunAt, positions, showMessages = false }: TranscriptSource): TranscriptEntry[] {
  const secrets = secretsIn(effects);
  const entries: TranscriptEntry[] = [];
  for (const effect of effects) {
    const text = describe(effect);
    if (text === undefined) continue;
    const position = positions?.get(effect.flow)?.get(effect.action);
    entries.push({
      at: effect.time - begunAt,
      kind: effect.kind,
      flow: effect.flow,
      action: effect.action,
      ...(position && { position }),
      text: effect.kind === "received" ? maskMessage(text, showMessages) : mask(text, secrets),
    });
  }
  return entries;
}

/** A text message: its digits are most likely a one-time PIN. */
function maskMessage(text: string, shown: boolean): string {
  return maskNumbers(shown ? text : text.replace(/\d{4,}/g, hidden));
}

/** Texts that must not be shown: what was typed or stored while flow logging was off. */
export function secretsIn(effects: readonly Effect[]): ReadonlySet<string> {
  return new Set(effects.flatMap(secretsOf));
}

function secretsOf(effect: Effect): string[] {
  switch (effect.kind) {
    case "keyed":
    case "keysLost":
    case "keysBuffered":
      return effect.secret ? [effect.keys, effect.keys.replace(/[*#]/g, "")] : [];
    case "collected":
      return effect.secret && effect.value !== "Timeout" ? [effect.value] : [];
    default:
      return [];
  }
}

/** One line about an effect; undefined for effects that only machines read. */
function describe(effect: Effect): string | undefined {
  switch (effect.kind) {
    case "said": {
      const listener = effect.to === "agent" ? "the agent hears" : "hears";
      const text = effect.form === "prompt" ? `[prompt ${identify(effect.text).name}]` : quote(effect.text);
      return `${listener} ${effect.form === "media" ? `[audio ${effect.text}]` : text}${effect.repeats ? " again and again" : ""}`;
    }
    case "interrupted":
      return "interrupts the prompt";
    case "skipped":
      return `the prompt ${quote(effect.text)} is skipped`;
    case "keyed":
      return `types ${keys(effect.keys, effect.secret)}`;
    case "keysLost":
      return `types ${keys(effect.keys, effect.secret)}, and nobody listens`;
    case "keysBuffered":
      return `types ${keys(effect.keys, effect.secret)} ahead`;
    case "collected":
      return `stored input: ${effect.secret && effect.value !== "Timeout" ? hidden : effect.value}`;
    case "invoked": {
      const tries = effect.attempt > 1 ? `, attempt ${effect.attempt}` : "";
      return `invokes ${identify(effect.function).name}(${pairs(Object.entries(effect.parameters))})${tries}`;
    }
    case "answered":
      return `${identify(effect.function).name} answers ${JSON.stringify(effect.result)}`;
    case "attributesSet":
      return `sets ${effect.scope === "flow" ? "flow attributes" : "attributes"} ${pairs(effect.values)}`;
    case "changed":
      return `sets ${effect.what}: ${effect.value}`;
    case "transferred":
      return `goes to the flow ${effect.to}`;
    case "moduleEntered":
      return `enters the module ${effect.module}`;
    case "moduleLeft":
      return `returns with ${quote(effect.result)}`;
    case "queued":
      return `waits in the queue ${effect.queue}`;
    case "callbackCreated":
      return `a callback to ${effect.number} is made for ${identify(effect.queue).name}`;
    case "received":
      return `receives the text message ${quote(effect.text)}`;
    case "thirdPartyCalled":
      return `calls ${effect.number}`;
    case "agentJoined":
      return "an agent takes the call";
    case "agentLeft":
      return "the agent leaves";
    case "failed":
      return `fails with ${effect.error}: ${effect.why}`;
    case "ignored":
      return `impossible: ${effect.why}`;
    case "ended":
      return `the call ends (${effect.reason})`;
    case "uttered":
      return `${effect.mode === "speech" ? "says" : "writes"} ${quote(effect.text)}`;
    case "understood":
      return `the bot understands ${effect.intent}`;
    case "viewShown":
      return `sees the view ${identify(effect.view).name}`;
    case "viewAnswered":
      return `picks ${quote(effect.picked)}`;
    case "sent":
      return `${effect.what} to ${effect.to}: ${quote(effect.text)}`;
    case "held":
      return "the agent puts the call on hold";
    case "resumed":
      return "the agent takes the call back";
    case "listening":
    case "collecting":
    case "branch":
      return undefined;
  }
}

function keys(text: string, secret: boolean): string {
  return secret && /\d/.test(text) ? hidden : text;
}

function pairs(values: Iterable<readonly [name: string, value: string]>): string {
  return Array.from(values, ([name, value]) => `${name}=${quote(value)}`).join(", ");
}

function quote(text: string): string {
  return JSON.stringify(text);
}
