import type { CallEvent } from "../call-event.js";
import type { Answered, Conversation } from "../conversation.js";
import type { Effect } from "../effect.js";
import { endedByItself } from "../ending.js";
import { identify } from "../identifiers.js";
import { hidden, mask } from "../transcript/mask.js";
import { secretsIn } from "../transcript/transcript.js";
import type { NewCall } from "../new-call.js";
import { eventStep } from "./event-step.js";
import { formatStep } from "./format-script.js";
import { givenLines } from "./given-lines.js";
import type { ScriptAction, ScriptGiven } from "./script.js";

/** Characters of a prompt that a script repeats; `hears` needs only a part of it. */
const promptCharacters = 60;

/**
 * Writes a call as a script that plays the same way: what was so, what the caller did, what was heard before it, and how
 * the call stood in the end. Functions that answered by themselves are left to answer again; what failed, what doubles
 * answered, draws, queues and hours become lines. Secret keys that are the code of the last text message become `{pin}`;
 * other secret keys are never written, and a comment says so.
 */
export function recordScript({ sent, effects, begunAt, state, answered, placed, instance }: Conversation): string {
  const { contact } = state;
  const secrets = secretsIn(effects);
  const lines: string[] = [];
  const given = givenLines(
    sent.map((_, index) => answered.filter((one) => one.sent === index + 1)),
    instance.named,
    isReal,
  );
  for (const what of [...unsayable(placed), ...given.missing]) lines.push(`# A script cannot say: ${what}`);
  let { flow } = sent[0] ?? state;
  for (const [index, { event, effects: before }] of sent.entries()) {
    const after = sent[index + 1]?.effects ?? effects.length;
    const happened = effects.slice(before, after);
    for (const step of given.before[index] ?? []) writeGiven(step);
    if (event.kind === "begins") writeCall();
    else writeEvent(event, happened, before);
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

  function write(action: ScriptAction, comment = ""): void {
    lines.push(`${formatStep(action)}${comment && `  # ${comment}`}`);
  }

  function writeGiven(step: ScriptGiven): void {
    const line = formatStep(step);
    if ([...secrets].some((secret) => holds(line, secret)))
      lines.push("# not recorded: an answer that holds secret keys");
    else lines.push(line);
  }

  function writeCall(): void {
    for (const [name, value] of Object.entries(placed.attributes ?? {}))
      writeGiven({ kind: "givenAttribute", name, value });
    write({
      kind: "call",
      flow: sent[0]?.flow ?? state.flow,
      from: contact.customerEndpoint?.address,
      to: contact.systemEndpoint?.address,
      time: begunAt,
      channel: contact.channel === "VOICE" ? undefined : contact.channel,
    });
  }

  function writeEvent(event: CallEvent, happened: readonly Effect[], before: number): void {
    // What was impossible, and keys that were lost, changed nothing.
    if (happened[0]?.kind === "ignored" || (happened[0]?.kind === "keysLost" && event.kind === "keys")) return;
    const action = eventStep(event);
    if (!action) return;
    const typed = happened.find(isTyped);
    if (event.kind !== "keys" || !("keys" in action) || !typed?.secret || !/\d/.test(event.keys)) return write(action);
    const code = lastCode(effects.slice(0, before));
    if (code !== undefined && event.keys.includes(code))
      write({ ...action, keys: event.keys.replaceAll(code, "{pin}") });
    else write({ ...action, keys: event.keys.replace(/\d/g, "0") }, "secret keys are not recorded: write your own");
  }
}

/** True when a secret is part of a line; a short one only as a whole value, because any number may hold its digits. */
function holds(line: string, secret: string): boolean {
  return /\d/.test(secret) && line.includes(secret.length < 4 ? JSON.stringify(secret) : secret);
}

/** A function that has answered by itself answers again when the call is played again. */
function isReal({ answer }: Answered): boolean {
  return answer.kind === "lambda" && answer.outcome.kind === "returned" && !answer.doubled;
}

/** Of how a call is placed, what lines say, or what makes no difference to how it goes. */
const sayable: ReadonlySet<string> = new Set([
  "flow",
  "from",
  "to",
  "channel",
  "time",
  "attributes",
  "contactId",
  "draws",
  "seed",
]);

function unsayable(placed: NewCall): readonly string[] {
  return Object.keys(placed)
    .filter((name) => !sayable.has(name))
    .map((name) => `the call is placed with ${name}`);
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
