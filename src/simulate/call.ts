import { report } from "../diagnostics/report.js";
import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "../language/json.js";
import type { CallEvent } from "./call-event.js";
import type { CallState, Fault } from "./call-state.js";
import { Conversation } from "./conversation.js";
import { parseDuration } from "./duration.js";
import type { EffectOf } from "./effect.js";
import { endedByItself, type Ending } from "./ending.js";
import type { Instance } from "./instance.js";
import type { NewCall } from "./new-call.js";
import { possible } from "./possible.js";
import { renderTranscript } from "./transcript/render-transcript.js";
import { hidden, mask, maskNumbers } from "./transcript/mask.js";
import { secretsIn, transcript, type TranscriptEntry } from "./transcript/transcript.js";

/** How a call is placed: by dialled number, or at a flow. */
export type PlacedCall = Omit<NewCall, "flow"> & { readonly flow?: string };

/** Thrown when a call does not go as expected: a diagnostic, and the transcript so far. */
export class CallFailure extends Error {
  readonly diagnostic: Diagnostic;
  readonly transcript: readonly TranscriptEntry[];

  constructor(diagnostic: Diagnostic, entries: readonly TranscriptEntry[]) {
    super(`${diagnostic.message}\n${diagnostic.mend ?? ""}\n\n${renderTranscript(entries)}`);
    this.name = "CallFailure";
    this.diagnostic = diagnostic;
    this.transcript = entries;
  }
}

/** Places a call and lets it go on until it waits for the caller. `faults` are injected before it begins. */
export async function placeCall(instance: Instance, call: PlacedCall, faults: readonly Fault[] = []): Promise<Call> {
  const flow = call.flow ?? (call.to === undefined ? undefined : instance.flowOf(call.to));
  const name = flow ?? maskNumbers(call.to ?? "");
  if (flow === undefined || !instance.flows.find(flow)) {
    const known = Array.from(instance.setup.numbers ?? [], ([number, at]) => `${maskNumbers(number)} (${at})`).join(
      ", ",
    );
    const mend = known ? `Numbers that are answered: ${known}.` : "Name a flow of the project.";
    throw new CallFailure(report("FLW714", { name, known: mend }), []);
  }
  const conversation = new Conversation(instance, { ...call, flow: instance.flows.find(flow)?.name ?? flow });
  for (const fault of faults) await conversation.send({ kind: "injectFault", ...fault });
  await conversation.send({ kind: "begins" });
  return new Call(conversation);
}

/** What the caller and the agent do in a call, and what one can look at. Every step waits for real handlers. */
export class Call {
  readonly conversation: Conversation;
  /** Effects before this one have been heard. */
  #heardTo = 0;

  constructor(conversation: Conversation) {
    this.conversation = conversation;
  }

  get state(): CallState {
    return this.conversation.state;
  }

  /** Contact attributes, by name. */
  get attributes(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.state.attributes);
  }

  /** Name of the running flow. */
  get flow(): string {
    return this.state.flow;
  }

  /** Name of the working queue. */
  get queue(): string | undefined {
    return this.state.queue?.name;
  }

  /** How the call ended; undefined while it goes on. */
  get ended(): Ending | undefined {
    return this.state.ended;
  }

  /** The call so far, without numbers and secrets; `showMessages` shows text messages to whoever is the caller. */
  transcript({ showMessages = false } = {}): TranscriptEntry[] {
    const { effects, begunAt, instance } = this.conversation;
    const { positions } = instance.setup;
    return transcript({ effects, begunAt, showMessages, ...(positions && { positions }) });
  }

  /** Expects a prompt with this text among those that have not been heard yet, and hears on to it. */
  async hears(expected: string | RegExp): Promise<this> {
    for (;;) {
      const found = this.#find(expected);
      if (found >= 0) {
        this.#heardTo = found + 1;
        return this;
      }
      const { waiting, time } = this.state;
      if (waiting?.kind !== "speaking") break;
      await this.conversation.send({ kind: "timePasses", milliseconds: waiting.until - time });
    }
    throw this.#unexpected(`to hear ${show(expected)}`, this.#heard());
  }

  /** Expects that no prompt since the last one heard has this text. */
  async doesNotHear(unexpected: string | RegExp): Promise<this> {
    if (this.#find(unexpected) >= 0) throw this.#unexpected(`not to hear ${show(unexpected)}`, this.#heard());
    return this;
  }

  /** Types one key. */
  async presses(key: string): Promise<this> {
    return this.#type(key, /^[0-9*#]$/);
  }

  /** Types keys at once, as a caller who knows what comes. */
  async enters(keys: string): Promise<this> {
    return this.#type(keys, /^[0-9*#]+$/);
  }

  /** Lets time pass: milliseconds, or a text such as `31 seconds`. */
  async waits(duration: number | string): Promise<this> {
    const milliseconds = typeof duration === "number" ? duration : parseDuration(duration);
    if (milliseconds === undefined) throw this.#failure(report("FLW704", { text: String(duration) }));
    return this.#does("Waiting", { kind: "timePasses", milliseconds });
  }

  /** Speaks, for a bot that listens to a voice call. */
  async says(text: string): Promise<this> {
    return this.#does("Speaking", { kind: "says", text });
  }

  /** Writes, for a bot that listens to a chat. */
  async chats(text: string): Promise<this> {
    return this.#does("Writing", { kind: "chats", text });
  }

  /** Picks an action of the view that is shown, with what was entered in it. */
  async picks(action: string, data: JsonObject = {}): Promise<this> {
    return this.#does("Picking an action", { kind: "picks", action, data });
  }

  /** Follows the sign-in link of a chat. */
  async signsIn(outcome: "authenticated" | "failed" | "optedOut" = "authenticated"): Promise<this> {
    return this.#does("Signing in", { kind: "signsIn", outcome });
  }

  /** A named event happens that a Wait block waits for, for instance `CustomerReturned`. */
  async happens(name: string): Promise<this> {
    return this.#does(`The event ${name}`, { kind: "occurs", name });
  }

  /** What the call waits for fails with an error of its block: a prompt, an input, a pause. */
  async fails(error: string): Promise<this> {
    return this.#does("A failure", { kind: "fails", error });
  }

  async hangsUp(): Promise<this> {
    return this.#does("Hanging up", { kind: "hangsUp" });
  }

  /** An agent takes the queued call. */
  async agentAccepts(agent?: Readonly<Record<string, string>>): Promise<this> {
    return this.#does("That an agent accepts", { kind: "agentAccepts", ...(agent && { agent }) });
  }

  async agentLeaves(): Promise<this> {
    return this.#does("That the agent leaves", { kind: "agentLeaves" });
  }

  /** The agent puts the customer on hold. */
  async agentHolds(): Promise<this> {
    return this.#does("That the agent holds the call", { kind: "agentHolds" });
  }

  /** The agent takes the customer back from hold. */
  async agentResumes(): Promise<this> {
    return this.#does("That the agent takes the call back", { kind: "agentResumes" });
  }

  /** The outside number hangs up, and the flow goes on. */
  async thirdPartyHangsUp(): Promise<this> {
    return this.#does("That the third party hangs up", { kind: "thirdPartyHangsUp" });
  }

  /** Expects the call to be in this flow. */
  async isIn(flow: string): Promise<this> {
    if (this.flow !== flow) throw this.#unexpected(`to be in "${flow}"`, `the call is in "${this.flow}"`);
    return this;
  }

  /** Expects the call to wait in this queue. */
  async isQueuedIn(queue: string): Promise<this> {
    const inQueue = this.state.stage === "queued" ? this.queue : undefined;
    if (inQueue !== queue)
      throw this.#unexpected(`to wait in "${queue}"`, inQueue ? `it waits in "${inQueue}"` : "it waits in no queue");
    return this;
  }

  /** Expects a contact attribute to have this value; `""` for one that is not set. */
  async hasAttribute(name: string, value: string): Promise<this> {
    const is = this.state.attributes.get(name) ?? "";
    if (is !== value) throw this.#unexpected(`the attribute ${name} to be "${value}"`, `it is "${is}"`);
    return this;
  }

  /** Expects the call to have ended, by itself or for the given reason. */
  async ends(reason?: string): Promise<this> {
    const { ended } = this;
    const right = ended && (reason === undefined ? endedByItself(ended) : ended.reason === reason);
    if (!right) {
      const instead = ended ? `it ended as ${ended.reason}: ${ended.explanation}` : "it goes on";
      throw this.#unexpected(`the call to end${reason === undefined ? "" : ` as ${reason}`}`, instead);
    }
    return this;
  }

  /** What a caller could do now, as the end of a sentence that begins with "At this moment". */
  possible(): string {
    const last = this.conversation.effects.findLast(
      (effect): effect is EffectOf<"collecting"> => effect.kind === "collecting",
    );
    return possible(this.state, last);
  }

  async #type(keys: string, shape: RegExp): Promise<this> {
    if (!shape.test(keys)) throw this.#failure(report("FLW703", { text: keys }));
    const before = this.conversation.effects.length;
    await this.#does("Typing", { kind: "keys", keys });
    const since = this.conversation.effects.slice(before);
    if (!since.some(({ kind }) => kind === "keyed" || kind === "keysBuffered")) {
      throw this.#failure(report("FLW711", { keys: this.state.logging ? keys : hidden, possible: this.possible() }));
    }
    return this;
  }

  async #does(what: string, event: CallEvent): Promise<this> {
    const { ended } = this;
    if (ended) throw this.#failure(report("FLW712", { reason: ended.reason, explanation: ended.explanation }));
    const before = this.conversation.effects.length;
    await this.conversation.send(event);
    const first = this.conversation.effects[before];
    if (first?.kind === "ignored") {
      throw this.#failure(report("FLW713", { what, problem: first.why, possible: this.possible() }));
    }
    return this;
  }

  /** Index of the next prompt with this text, or -1. */
  #find(expected: string | RegExp): number {
    const { effects } = this.conversation;
    for (let index = this.#heardTo; index < effects.length; index += 1) {
      const effect = effects[index]!;
      if (effect.kind === "said" && effect.to === "customer" && matches(effect.text, expected)) return index;
    }
    return -1;
  }

  /** What was said since the last prompt heard. */
  #heard(): string {
    const texts = this.conversation.effects
      .slice(this.#heardTo)
      .flatMap((effect) => (effect.kind === "said" && effect.to === "customer" ? [`"${effect.text}"`] : []));
    return texts.length === 0 ? "nothing was said" : `heard ${texts.join(", ")}`;
  }

  #unexpected(expected: string, instead: string): CallFailure {
    return this.#failure(
      report("FLW710", { expected, instead, possible: this.possible() }, { position: this.#place() }),
    );
  }

  #failure(diagnostic: Diagnostic): CallFailure {
    const secrets = secretsIn(this.conversation.effects);
    const message = mask(diagnostic.message, secrets);
    return new CallFailure({ ...diagnostic, message }, this.transcript());
  }

  /** The author's line at which the call is. */
  #place(): SourcePosition | undefined {
    return this.conversation.instance.setup.positions?.get(this.state.flow)?.get(this.state.action);
  }
}

function matches(text: string, expected: string | RegExp): boolean {
  const flat = text.replace(/\s+/g, " ");
  if (typeof expected === "string") return flat.includes(expected.replace(/\s+/g, " "));
  expected.lastIndex = 0;
  return expected.test(flat);
}

function show(expected: string | RegExp): string {
  return typeof expected === "string" ? `"${expected}"` : String(expected);
}
