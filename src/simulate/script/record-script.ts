import type { CallEvent } from "../call-event.js";
import type { Conversation } from "../conversation.js";
import type { Effect } from "../effect.js";
import { endedByItself } from "../ending.js";
import { identify } from "../identifiers.js";
import { hidden, mask } from "../transcript/mask.js";
import { secretsIn } from "../transcript/transcript.js";
import { formatStep } from "./format-script.js";
import type { ScriptAction } from "./script.js";

/** Characters of a prompt that a script repeats; `hears` needs only a part of it. */
const promptCharacters = 60;

/**
 * Writes a call as a script that plays the same way: what the caller did, what was heard before it, and how the call
 * stood in the end. Secret keys that are the code of the last text message become `{pin}`; other secret keys are never
 * written, and a comment says so.
 */
export function recordScript({ sent, effects, begunAt, state }: Conversation): string {
  const begins = sent.findIndex(({ event }) => event.kind === "begins");
  const { contact } = state;
  const secrets = secretsIn(effects);
  const lines: string[] = [
    formatStep({
      kind: "call",
      flow: sent[0]?.flow ?? state.flow,
      from: contact.customerEndpoint?.address,
      to: contact.systemEndpoint?.address,
      time: begunAt,
      channel: contact.channel === "VOICE" ? undefined : contact.channel,
    }),
  ];
  const write = (action: ScriptAction, comment = "") =>
    lines.push(`${formatStep(action)}${comment && `  # ${comment}`}`);
  let { flow } = sent[0] ?? state;
  for (const [index, { event, effects: before }] of sent.entries()) {
    const after = sent[index + 1]?.effects ?? effects.length;
    const happened = effects.slice(before, after);
    if (index > begins) writeEvent(event, happened, before);
    for (const text of new Set(happened.flatMap(heard))) {
      const plain = beginning(mask(text, secrets));
      if (plain !== "") write({ kind: "hears", expected: { kind: "text", text: plain }, not: false });
    }
    const now = sent[index + 1]?.flow ?? state.flow;
    if (now !== flow && (sent[index + 1] || !state.ended)) write({ kind: "isIn", flow: now });
    flow = now;
  }
  if (!state.ended && state.stage === "queued" && state.queue) write({ kind: "isQueued", queue: state.queue.name });
  if (state.ended && endedByItself(state.ended)) write({ kind: "ends", reason: state.ended.reason });
  return lines.map((line) => `${line}\n`).join("");

  function writeEvent(event: CallEvent, happened: readonly Effect[], before: number): void {
    // What was impossible, and keys that were lost, changed nothing.
    if (happened[0]?.kind === "ignored" || (happened[0]?.kind === "keysLost" && event.kind === "keys")) return;
    if (event.kind !== "keys") {
      const action = stepOf(event);
      if (action) write(action);
      return;
    }
    const kind = event.keys.length === 1 ? "presses" : "enters";
    const typed = happened.find(isTyped);
    if (!typed?.secret || !/\d/.test(event.keys)) write({ kind, keys: event.keys });
    else {
      const code = lastCode(effects.slice(0, before));
      if (code !== undefined && event.keys.includes(code)) write({ kind, keys: event.keys.replaceAll(code, "{pin}") });
      else write({ kind, keys: event.keys.replace(/\d/g, "0") }, "secret keys are not recorded: write your own");
    }
  }
}

function stepOf(event: CallEvent): ScriptAction | undefined {
  switch (event.kind) {
    case "timePasses":
      return { kind: "waits", milliseconds: event.milliseconds };
    case "says":
    case "chats":
      return { kind: event.kind, text: event.text };
    case "picks":
      return { kind: "picks", action: event.action, data: JSON.stringify(event.data) };
    case "signsIn":
      return { kind: "signsIn", outcome: event.outcome };
    case "occurs":
      return { kind: "happens", event: event.name };
    case "hangsUp":
    case "agentAccepts":
    case "agentHolds":
    case "agentResumes":
    case "agentLeaves":
    case "thirdPartyHangsUp":
      return { kind: event.kind };
    default:
      return undefined;
  }
}

function isTyped(effect: Effect): effect is Extract<Effect, { readonly secret: boolean }> {
  return effect.kind === "keyed" || effect.kind === "keysBuffered" || effect.kind === "keysLost";
}

function heard(effect: Effect): string[] {
  if (effect.kind !== "said" || effect.to !== "customer") return [];
  const { name } = identify(effect.text);
  return [effect.form === "prompt" && effect.text.includes(name) ? name : effect.text];
}

/** The first words of a text, up to what is masked, on one line. */
function beginning(text: string): string {
  const shown = (text.split(hidden)[0] ?? "").split("•")[0]!.replace(/\s+/g, " ");
  // The characters before something masked belong to it: the country's code of a number.
  const whole = shown.length < text.replace(/\s+/g, " ").length ? shown.replace(/\S*$/, "") : shown;
  if (whole.length <= promptCharacters) return whole.trim();
  return whole
    .slice(0, promptCharacters)
    .replace(/\s\S*$/, "")
    .trim();
}

function lastCode(effects: readonly Effect[]): string | undefined {
  const last = effects.findLast((effect) => effect.kind === "received");
  return last?.kind === "received" ? /\d{4,}/.exec(last.text)?.[0] : undefined;
}
