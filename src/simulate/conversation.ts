import type { CallEvent } from "./call-event.js";
import type { CallState } from "./call-state.js";
import { tellObserver } from "./coverage/observe.js";
import type { Effect } from "./effect.js";
import type { Instance } from "./instance.js";
import { type NewCall, newCall } from "./new-call.js";
import type { Answer, Question } from "./question.js";
import { seededRandom } from "./random.js";
import { step } from "./step.js";

/** A question of a call, the block that asked it, and its answer. */
export interface Answered {
  readonly question: Question;
  readonly answer: Answer;
  readonly flow: string;
  readonly action: string;
  /** How many events had been brought to the call before it. */
  readonly sent: number;
}

/**
 * One call on an instance: brings events to the engine and answers its questions. With doubles that answer at once
 * everything here happens at once; with real handlers `send` returns a promise.
 */
export class Conversation {
  readonly instance: Instance;
  /** Everything that happened, in order. */
  readonly effects: Effect[] = [];
  /** Every event, answers included: replaying them on the same flows gives the same call. */
  readonly events: CallEvent[] = [];
  readonly begunAt: number;
  /** What was brought to the call from outside, in order; with the effects and the flow that there were before it. */
  readonly sent: { readonly event: CallEvent; readonly effects: number; readonly flow: string }[] = [];
  /** What was asked during the call and what was answered, in order; `sent` is how many events had been brought. */
  readonly answered: Answered[] = [];
  /** As it was placed. */
  readonly placed: NewCall;
  #state: CallState;
  readonly #random: () => number;
  /** How many text messages of the instance this call has looked at. */
  #messagesSeen: number;

  constructor(instance: Instance, call: NewCall) {
    this.instance = instance;
    this.placed = call;
    this.#state = newCall({ ...call, hooks: { ...instance.setup.defaultFlows, ...call.hooks } });
    this.begunAt = this.#state.time;
    this.#random = drawing(call.draws ?? [], seededRandom(call.seed ?? instance.setup.seed ?? 1));
    this.#messagesSeen = instance.setup.messages?.length ?? 0;
  }

  get state(): CallState {
    return this.#state;
  }

  /** Brings an event to the call and lets it go on until it waits for the caller again. */
  send(event: CallEvent): void | Promise<void> {
    this.sent.push({ event, effects: this.effects.length, flow: this.#state.flow });
    const target = event.kind === "timePasses" ? this.#state.time + event.milliseconds : undefined;
    const accepted = this.#take(event);
    const settled = this.#settle();
    if (target === undefined || !accepted) return settled;
    return settled ? settled.then(() => this.#passUntil(target)) : this.#passUntil(target);
  }

  /** False when the event was impossible at this moment. */
  #take(event: CallEvent): boolean {
    this.events.push(event);
    const { state, effects } = step(this.instance.flows, this.#state, event);
    this.#state = state;
    for (const effect of effects) this.effects.push(effect);
    tellObserver(this.instance.setup, effects);
    return effects[0]?.kind !== "ignored";
  }

  /** Answers questions until none is open. */
  #settle(): void | Promise<void> {
    while (this.#state.waiting?.kind === "answer") {
      const { question } = this.#state.waiting;
      const answer = this.instance.answer(question, this.#state.time, this.#random);
      if (answer instanceof Promise) return answer.then((later) => this.#continue(question, later));
      this.#hear(question, answer);
    }
  }

  #continue(question: Question, answer: Answer): void | Promise<void> {
    this.#receive();
    this.#hear(question, answer);
    return this.#settle();
  }

  #hear(question: Question, answer: Answer): void {
    const { flow, action } = this.#state;
    this.answered.push({ question, answer, flow, action, sent: this.sent.length });
    this.#take({ kind: "answer", answer });
  }

  /** Text messages that have come to the caller's phone since the last look. */
  #receive(): void {
    const messages = this.instance.setup.messages ?? [];
    const { time, flow, action, contact } = this.#state;
    for (const { to, body } of messages.slice(this.#messagesSeen)) {
      if (to === contact.customerEndpoint?.address)
        this.effects.push({ time, flow, action, kind: "received", text: body });
    }
    this.#messagesSeen = messages.length;
  }

  /** Time stops at a question; the rest of it passes after the answer. */
  #passUntil(target: number): void | Promise<void> {
    while (!this.#state.ended && this.#state.time < target) {
      if (!this.#take({ kind: "timePasses", milliseconds: target - this.#state.time })) return;
      const settled = this.#settle();
      if (settled) return settled.then(() => this.#passUntil(target));
    }
  }
}

/** A generator that begins with given draws from 1 to 100. */
function drawing(draws: readonly number[], random: () => number): () => number {
  let next = 0;
  return () => {
    const drawn = draws[next];
    if (drawn === undefined) return random();
    next += 1;
    // The middle of the hundredth that gives this draw.
    return (drawn - 0.5) / 100;
  };
}
