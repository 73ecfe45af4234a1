import type { Behaviour, Happening, Outcome } from "./behaviour.js";
import { ended, error, moved, waits } from "./behaviour.js";
import type { CallEvent } from "./call-event.js";
import type { Waiting } from "./call-state.js";
import { enterFlow } from "./movement.js";
import { afterAgent, backToAgent, holdCustomer, towardsAgent, type StagedFlow } from "./stages.js";
import { emit, endCall, type Turn } from "./turn.js";

/** Keys that the touch-tone buffer holds (Administrator Guide, set touch-tone buffer behaviour). */
const bufferSize = 30;

/** Follows an outcome and whatever comes after it. */
type GoOn = (turn: Turn, outcome: Outcome) => void;

/** Brings an event to the call. An event that is impossible at this moment changes nothing and says why. */
export function handle(turn: Turn, event: CallEvent, goOn: GoOn): void {
  const { state } = turn;
  const waiting = state.waiting;
  if (event.kind === "injectFault") {
    const { flow, action, error } = event;
    state.faults = [...state.faults, { flow, action, error }];
    return;
  }
  if ((waiting?.kind === "start") !== (event.kind === "begins")) {
    return ignore(turn, event.kind === "begins" ? "The call has begun already." : "The call has not begun.");
  }
  switch (event.kind) {
    case "begins": {
      const flow = turn.flows.find(state.flow);
      if (!flow) return endCall(turn, "missingFlow", `There is no flow "${state.flow}".`);
      if (enterFlow(turn, flow, "flow")) goOn(turn, moved);
      return;
    }
    case "keys":
      return typeKeys(turn, event.keys, goOn);
    case "timePasses":
      return passTime(turn, event.milliseconds, goOn);
    case "answer":
      if (waiting?.kind !== "answer") return ignore(turn, "The call has asked nothing.");
      if (event.answer.kind !== waiting.question.kind && event.answer.kind !== "failed")
        return ignore(turn, `The call asks for ${waiting.question.kind}, not for ${event.answer.kind}.`);
      return goOn(turn, resume(turn, event));
    case "says":
    case "chats": {
      const mode = event.kind === "says" ? "speech" : "text";
      const wanted = mode === "speech" ? "VOICE" : "CHAT";
      if (state.contact.channel !== wanted) return ignore(turn, `This is a ${state.contact.channel} contact.`);
      if (waiting?.kind !== "listening") return ignore(turn, "No bot is listening.");
      emit(turn, { kind: "uttered", mode, text: event.text });
      return goOn(turn, resume(turn, { kind: "utters", mode, text: event.text }));
    }
    case "picks":
      if (waiting?.kind !== "view") return ignore(turn, "No view is shown.");
      emit(turn, { kind: "viewAnswered", picked: event.action });
      return goOn(turn, resume(turn, event));
    case "signsIn":
      if (waiting?.kind !== "signIn") return ignore(turn, "Nobody has been asked to sign in.");
      return goOn(turn, resume(turn, event));
    case "hangsUp":
      return endCall(turn, "callerHungUp", "The caller hung up.");
    case "occurs":
      if (waiting?.kind !== "pause" || !waiting.events.includes(event.name))
        return ignore(turn, `Nothing waits for ${event.name}.`);
      return goOn(turn, resume(turn, event));
    case "fails":
      if (dueTime(waiting) === undefined && waiting?.kind !== "pause" && waiting?.kind !== "listening")
        return ignore(turn, "Nothing is under way that could fail.");
      return goOn(turn, error(event.error, "The failure was injected."));
    case "agentAccepts":
      if (state.stage !== "queued" || waiting?.kind === "answer")
        return ignore(turn, "The contact is not waiting in a queue.");
      if (event.agent) state.contact = { ...state.contact, agent: event.agent };
      return goTo(turn, towardsAgent(turn, "agentWhisper"), goOn);
    case "agentLeaves":
      if (waiting?.kind !== "agent" && state.stage !== "onHold")
        return ignore(turn, "The contact is not with an agent.");
      return goTo(turn, afterAgent(turn), goOn);
    case "agentHolds":
      if (waiting?.kind !== "agent" || state.stage !== "withAgent")
        return ignore(turn, "The contact is not with an agent.");
      emit(turn, { kind: "held" });
      return goTo(turn, holdCustomer(turn), goOn);
    case "agentResumes":
      if (state.stage !== "onHold") return ignore(turn, "The contact is not on hold.");
      emit(turn, { kind: "resumed" });
      return backToAgent(turn);
    case "thirdPartyHangsUp":
      if (waiting?.kind !== "thirdParty") return ignore(turn, "The contact is not with an outside number.");
      return goOn(turn, resume(turn, event));
  }
}

function goTo(turn: Turn, following: StagedFlow | undefined, goOn: GoOn): void {
  if (following && enterFlow(turn, following.flow, following.stage)) goOn(turn, moved);
}

/**
 * Keys of one moment. They go to the collection under way until it is complete; the rest is typed ahead, or lost when
 * the touch-tone buffer is off.
 */
function typeKeys(turn: Turn, text: string, goOn: GoOn): void {
  const { state } = turn;
  if (!/^[0-9*#]+$/.test(text)) return ignore(turn, `"${text}" is not made of touch-tone keys.`);
  if (state.contact.channel !== "VOICE") return ignore(turn, "Only voice contacts have touch-tones.");
  let taken = 0;
  let outcome = waits;
  const { waiting } = state;
  if (waiting?.kind === "keys" || waiting?.kind === "listening") {
    const playing = waiting.kind === "keys" && state.time < waiting.promptUntil;
    if (waiting.typed === "" && playing) emit(turn, { kind: "interrupted" });
    const isMenu = waiting.kind === "keys" && waiting.mode === "menu";
    const secret = !isMenu && (!state.logging || (waiting.kind === "keys" && waiting.encrypted));
    const at = turn.effects.length;
    while (taken < text.length && outcome.kind === "waits" && state.waiting?.kind === waiting.kind) {
      outcome = resume(turn, { kind: "key", key: text.charAt(taken) });
      taken += 1;
    }
    emit(turn, { kind: "keyed", keys: text.slice(0, taken), secret });
    // What was typed comes before what that did.
    turn.effects.splice(at, 0, ...turn.effects.splice(-1));
  }
  if (taken < text.length) keepKeys(turn, text.slice(taken));
  goOn(turn, outcome);
}

function keepKeys(turn: Turn, keys: string): void {
  const { state } = turn;
  const room = state.buffering ? bufferSize - state.keys.length : 0;
  const kept = keys.slice(0, room);
  const secret = !state.logging;
  if (kept) {
    state.keys += kept;
    emit(turn, { kind: "keysBuffered", keys: kept, secret });
  }
  if (kept.length < keys.length) emit(turn, { kind: "keysLost", keys: keys.slice(kept.length), secret });
}

/** Lets time pass up to the next open question; what is due in between happens at its time. */
function passTime(turn: Turn, milliseconds: number, goOn: GoOn): void {
  const { state } = turn;
  if (!Number.isFinite(milliseconds) || milliseconds < 0)
    return ignore(turn, "Time passes forwards, and not for ever.");
  if (isAsking(turn)) return ignore(turn, "A question is open; no time passes until it is answered.");
  const target = state.time + milliseconds;
  for (let due = dueTime(state.waiting); due !== undefined && due <= target; due = dueTime(state.waiting)) {
    state.time = Math.max(state.time, due);
    goOn(turn, resume(turn, { kind: "due" }));
  }
  if (!state.ended && !isAsking(turn)) state.time = Math.max(state.time, target);
}

function isAsking({ state }: Turn): boolean {
  return state.waiting?.kind === "answer";
}

/** When the call goes on by itself. */
export function dueTime(waiting: Waiting | undefined): number | undefined {
  switch (waiting?.kind) {
    case "speaking":
    case "keys":
    case "pause":
    case "listening":
    case "view":
    case "signIn":
      return waiting.until;
    default:
      return undefined;
  }
}

function resume(turn: Turn, happening: Happening): Outcome {
  const behaviour: Partial<Behaviour> = "enter" in turn.action.behaviour ? turn.action.behaviour : {};
  if (behaviour.resume) return behaviour.resume(turn, happening);
  // Only a state that does not belong to these flows comes here.
  endCall(turn, "brokenDocument", `"${turn.state.action}" of "${turn.state.flow}" waits for nothing.`);
  return ended;
}

function ignore(turn: Turn, why: string): void {
  emit(turn, { kind: "ignored", why });
}
