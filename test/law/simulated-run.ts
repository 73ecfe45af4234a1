import type { Effect } from "../../src/simulate/effect.js";
import type { CallEvent } from "../../src/simulate/call-event.js";
import type { CallState } from "../../src/simulate/call-state.js";
import { flowSet, type FlowSource } from "../../src/simulate/flow-set.js";
import { identify } from "../../src/simulate/identifiers.js";
import { newCall } from "../../src/simulate/new-call.js";
import type { Flows } from "../../src/simulate/prepared-flow.js";
import type { Answer, Question } from "../../src/simulate/question.js";
import { step } from "../../src/simulate/step.js";
import { sorted } from "./immediate-recorder.js";
import { entryFlow, otherFlow } from "./program.js";
import { Cut, type World } from "./world.js";

/** Actions that a call may run before it counts as endless. */
const maximumSteps = 20_000;

const other: FlowSource = {
  name: otherFlow,
  document: {
    Version: "2019-10-30",
    StartAction: "end",
    Metadata: {},
    Actions: [{ Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} }],
  },
};

/** Documents, ready for calls. */
export function simulatedFlows(sources: readonly FlowSource[]): Flows {
  return flowSet([...sources, other]);
}

/** Runs one call of the compiled flows in the simulator; what is heard and done is in the world's log. */
export function simulate(flows: Flows, world: World): void {
  let state = newCall({
    flow: entryFlow,
    from: world.from,
    channel: world.channel,
    languageCode: world.language,
    attributes: world.attributes,
    maximumSteps,
  });
  let event: CallEvent | undefined = { kind: "begins" };
  try {
    while (event) {
      const made = step(flows, state, event);
      state = made.state;
      for (const effect of made.effects) if (note(world, effect)) return;
      event = state.ended ? undefined : respond(world, state);
    }
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
  }
}

/** Writes what an effect lets the outside see. True when it is the last that is looked at. */
function note(world: World, effect: Effect): boolean {
  switch (effect.kind) {
    case "said":
      world.write(`say ${effect.text}`);
      return false;
    case "invoked":
      world.write(`lambda ${identify(effect.function).name} ${sorted(effect.parameters)}`);
      return false;
    case "attributesSet":
      if (effect.scope === "contact") world.write(`set ${sorted(Object.fromEntries(effect.values))}`);
      return false;
    case "changed":
      if (effect.what === "logging") world.write(`logging ${effect.value}`);
      return false;
    case "moduleEntered":
      world.write(`module ${effect.module}`);
      return false;
    case "moduleLeft":
      world.write(`back ${effect.result}`);
      return false;
    case "transferred":
      world.write(`to flow ${effect.to}`);
      return true;
    case "queued":
      return true;
    case "ended":
      if (effect.reason === "tooManySteps") world.cut = true;
      else world.write(effect.reason === "disconnected" ? "hang up" : `${effect.reason}: ${effect.explanation}`);
      return true;
    case "ignored":
      throw new Error(`the simulated call ignored an event: ${effect.why}`);
    default:
      return false;
  }
}

/** What happens next from outside. */
function respond(world: World, { waiting, time }: CallState): CallEvent {
  switch (waiting?.kind) {
    case "answer":
      return { kind: "answer", answer: answer(world, waiting.question) };
    case "keys": {
      const idle: CallEvent = { kind: "timePasses", milliseconds: waiting.until - time };
      if (waiting.mode === "menu") {
        const key = world.key();
        world.write(key === undefined ? "no key" : `key ${key}`);
        return key === undefined ? idle : { kind: "keys", keys: key };
      }
      const digits = world.digits(waiting.maximum);
      world.write(digits === undefined ? "no digits" : `digits ${digits}`);
      if (digits === undefined) return idle;
      return { kind: "keys", keys: digits.length < waiting.maximum ? `${digits}${waiting.terminator}` : digits };
    }
    case "thirdParty":
      return { kind: "thirdPartyHangsUp" };
    default:
      throw new Error(`the simulated call waits for ${waiting?.kind ?? "nothing"}`);
  }
}

function answer(world: World, question: Question): Answer {
  const failed: Answer = { kind: "failed", why: "The world says so." };
  switch (question.kind) {
    case "lambda": {
      const result = identify(question.function).name === "nested" ? world.nestedAnswer() : world.answer();
      const outcome = result
        ? ({ kind: "returned", payload: JSON.stringify(result) } as const)
        : ({ kind: "threw", message: "the world says so" } as const);
      return { kind: "lambda", elapsedMilliseconds: 0, outcome };
    }
    case "hours": {
      world.write(`hours ${identify(question.hours ?? "").name}`);
      const open = world.open();
      return open === undefined ? failed : { kind: "hours", open };
    }
    case "metric": {
      world.write(`metric ${question.metric} ${identify(question.queue ?? "").name}`);
      const figure = world.figure();
      if (figure === undefined) return failed;
      const isAge = question.metric === "OldestContactInQueueAgeSeconds";
      return { kind: "metric", value: String(isAge ? figure * 1000 : figure) };
    }
    case "metrics": {
      world.write(`metrics ${identify(question.queue ?? "").name}`);
      const figure = world.figure();
      return figure === undefined ? failed : { kind: "metrics", metrics: { Queue: { Size: String(figure) } } };
    }
    case "percentage":
      world.write("draw");
      return { kind: "percentage", drawn: world.percent() };
    case "queue": {
      const { name } = identify(question.queue ?? "");
      world.write(`working queue ${name}`);
      if (world.workingQueue() === "failed") return failed;
      return { kind: "queue", queue: { name, arn: question.queue ?? "", agent: false } };
    }
    case "capacity": {
      world.write(`into queue ${identify(question.queue).name}`);
      const capacity = world.capacity();
      return capacity === "failed" ? failed : { kind: "capacity", full: capacity === "full" };
    }
    case "thirdParty":
      world.write(`call ${question.number}`);
      return { kind: "thirdParty", outcome: world.thirdParty() };
    case "dialable":
      return { kind: "dialable", dialable: true };
    case "encrypt":
      return { kind: "encrypt", ciphertext: question.text };
    default:
      throw new Error(`the simulated call asks ${JSON.stringify(question)}`);
    case "service":
    case "bot":
      return failed;
  }
}
