import type { Outcome } from "./behaviour.js";
import { error } from "./behaviour.js";
import type { CallEvent } from "./call-event.js";
import type { CallState } from "./call-state.js";
import { holds } from "./conditions.js";
import type { Effect } from "./effect.js";
import { handle } from "./handle-event.js";
import { enterFlow, follow, leaveModule, nowhere } from "./movement.js";
import type { Flows, PreparedAction, Way } from "./prepared-flow.js";
import { flowIsOver } from "./stages.js";
import { emit, endCall, type Turn } from "./turn.js";

/** What came of one event. */
export interface Step {
  readonly state: CallState;
  readonly effects: readonly Effect[];
}

/**
 * The engine: what a call does about one event. Pure: the same flows, state and event give the same step, and the
 * state that goes in stays as it is. Never throws; a call that cannot go on ends in a named state.
 */
export function step(flows: Flows, state: CallState, event: CallEvent): Step {
  const effects: Effect[] = [];
  const flow = flows.find(state.flow) ?? nowhere;
  const turn: Turn = {
    flows,
    state: { ...state },
    effects,
    flow,
    action: flow.actions.get(state.action) ?? noAction,
  };
  if (state.ended) emit(turn, { kind: "ignored", why: "The call has ended." });
  else handle(turn, event, goOn);
  return { state: turn.state, effects };
}

/** The first step of a call. */
export function begin(flows: Flows, state: CallState): Step {
  return step(flows, state, { kind: "begins" });
}

const noAction: PreparedAction = {
  id: "",
  type: "",
  behaviour: { reason: "brokenDocument", explanation: "The call is at no action." },
  next: undefined,
  conditions: [],
  errors: new Map(),
};

/** Follows an action's outcome and runs the actions that come after it, until one waits or the call ends. */
function goOn(turn: Turn, first: Outcome): void {
  let outcome = first;
  for (;;) {
    switch (outcome.kind) {
      case "waits":
      case "ended":
        return;
      case "flowOver": {
        const following = flowIsOver(turn);
        if (!following || !enterFlow(turn, following.flow, following.stage)) return;
        break;
      }
      case "returns": {
        const { result, data } = outcome;
        if (!leaveModule(turn)) return;
        const { behaviour } = turn.action;
        outcome = ("resume" in behaviour && behaviour.resume?.(turn, { kind: "returned", result, data })) || {
          kind: "ended",
        };
        continue;
      }
      case "moved":
        break;
      default: {
        const way = chooseWay(turn, outcome);
        if (!way || !follow(turn, way)) return;
      }
    }
    outcome = runAction(turn);
  }
}

function runAction(turn: Turn): Outcome {
  const { state, action } = turn;
  if (state.steps >= state.maximumSteps) {
    endCall(turn, "tooManySteps", `The call ran ${state.steps} actions; most likely it goes round in ${circle(turn)}.`);
    return { kind: "ended" };
  }
  state.steps += 1;
  state.waiting = undefined;
  if (state.faults.length > 0) {
    const fault = state.faults.find((one) => one.flow === state.flow && one.action === state.action);
    if (fault) {
      state.faults = state.faults.filter((one) => one !== fault);
      return error(fault.error, "The failure was injected.");
    }
  }
  const { behaviour } = action;
  if (!("enter" in behaviour)) {
    endCall(turn, behaviour.reason, behaviour.explanation);
    return { kind: "ended" };
  }
  return behaviour.enter(turn);
}

/** Actions shown of a circle. */
const circleLength = 20;

/** The circle that the call is in, as far as this step shows it. */
function circle({ state, effects }: Turn): string {
  const round: string[] = [];
  for (const { kind, flow, action } of effects.toReversed()) {
    if (kind !== "branch" && kind !== "transferred") continue;
    round.unshift(flow === state.flow ? `"${action}"` : `"${action}" of "${flow}"`);
    if (flow === state.flow && action === state.action) return `this circle of "${flow}": ${round.join(", ")}`;
    if (round.length === circleLength) break;
  }
  return "a circle";
}

/**
 * The order of choice (Developer Guide, Flow language): an error goes to its entry, else to `NoMatchingError`;
 * otherwise the first true condition, then `NoMatchingCondition`, then `NextAction`.
 */
function chooseWay(turn: Turn, outcome: Extract<Outcome, { kind: "next" | "compare" | "error" }>): Way | undefined {
  const { action, state } = turn;
  if (outcome.kind === "error") {
    emit(turn, { kind: "failed", error: outcome.error, why: outcome.why });
    const way = action.errors.get(outcome.error) ?? action.errors.get("NoMatchingError");
    if (!way)
      endCall(turn, "unhandledError", `${named(turn)} has no branch for the error ${outcome.error}: ${outcome.why}`);
    return way;
  }
  if (outcome.kind === "compare") {
    for (const way of action.conditions) {
      if (!way.condition) {
        const operator = way.slot.kind === "condition" ? way.slot.operator : "";
        endCall(turn, "brokenDocument", `${named(turn)} has a condition with the unknown operator "${operator}".`);
        return undefined;
      }
      if (holds(state, way.condition, outcome.value, outcome.keys)) return way;
    }
    const otherwise = action.errors.get("NoMatchingCondition");
    if (otherwise) return otherwise;
  }
  if (!action.next) endCall(turn, "brokenDocument", `${named(turn)} has no NextAction.`);
  return action.next;
}

function named({ action, state }: Turn): string {
  return `The action "${action.id}" (${action.type}) of "${state.flow}"`;
}
