import type { Json } from "../language/json.js";
import { freshScope, type Stage } from "./call-state.js";
import type { PreparedFlow, Way } from "./prepared-flow.js";
import { emit, endCall, type Turn } from "./turn.js";

/** How deep modules may invoke modules (Administrator Guide, flow modules). */
export const maximumModuleDepth = 5;

/** Stands where no flow is; a call that has not found its flow is there. */
export const nowhere: PreparedFlow = {
  name: "",
  kind: "flow",
  start: "",
  actions: new Map(),
  problem: { reason: "missingFlow", explanation: "The call is in no flow." },
};

/** Puts the call at the start of a flow, with private values of its own. False when that ended the call. */
export function enterFlow(turn: Turn, flow: PreparedFlow, stage: Stage): boolean {
  turn.state.stage = stage;
  turn.state.callers = [];
  turn.state.scope = freshScope;
  return start(turn, flow);
}

/** Puts the call at the start of a module; the running action becomes the one that it returns to. */
export function enterModule(turn: Turn, module: PreparedFlow, input: Json | undefined): boolean {
  const { state } = turn;
  state.callers = [...state.callers, { flow: state.flow, action: state.action, scope: state.scope }];
  state.scope = { ...freshScope, modules: { Input: input } };
  return start(turn, module);
}

/** Puts the call back at the action that invoked the module. False when there is none, which ends the call. */
export function leaveModule(turn: Turn): boolean {
  const { state } = turn;
  const caller = state.callers.at(-1);
  const flow = caller && turn.flows.find(caller.flow);
  if (!caller || !flow) {
    endCall(turn, "brokenDocument", `"${state.action}" returns from a module, but "${state.flow}" is not one.`);
    return false;
  }
  state.callers = state.callers.slice(0, -1);
  state.scope = caller.scope;
  state.flow = caller.flow;
  turn.flow = flow;
  return arrive(turn, caller.action);
}

/** Takes a way on, which coverage counts. False when it leads nowhere, which ends the call. */
export function follow(turn: Turn, way: Way): boolean {
  emit(turn, { kind: "branch", slot: way.slot, to: way.to });
  return arrive(turn, way.to);
}

function start(turn: Turn, flow: PreparedFlow): boolean {
  turn.flow = flow;
  turn.state.flow = flow.name;
  turn.state.action = flow.start;
  if (flow.problem) {
    endCall(turn, flow.problem.reason, flow.problem.explanation);
    return false;
  }
  if (!flow.actions.has(flow.start)) {
    endCall(turn, "brokenDocument", `"${flow.name}" begins at "${flow.start}", which is not one of its actions.`);
    return false;
  }
  return arrive(turn, flow.start);
}

function arrive(turn: Turn, id: string): boolean {
  const action = turn.flow.actions.get(id);
  if (!action) {
    const { action: from, flow } = turn.state;
    endCall(turn, "brokenDocument", `"${from}" leads to "${id}", which is not an action of "${flow}".`);
    return false;
  }
  turn.action = action;
  turn.state.action = id;
  return true;
}
