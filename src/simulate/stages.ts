import type { Stage } from "./call-state.js";
import { enterFlow } from "./movement.js";
import type { PreparedFlow } from "./prepared-flow.js";
import { emit, endCall, type Turn } from "./turn.js";

/** A flow that is to run in a stage of the contact's life. */
export interface StagedFlow {
  readonly flow: PreparedFlow;
  readonly stage: Stage;
}

/**
 * What follows when a flow has ended without hanging up: a queued contact stays in its queue, a whisper leads on
 * towards the agent, any other flow is the end of the simulation. Undefined when no flow follows.
 */
export function flowIsOver(turn: Turn): StagedFlow | undefined {
  switch (turn.state.stage) {
    case "queued":
      turn.state.waiting = { kind: "queue" };
      return undefined;
    case "agentWhisper":
      return towardsAgent(turn, "customerWhisper");
    case "customerWhisper":
      return towardsAgent(turn, "withAgent");
    case "onHold":
      // The customer hears nothing until the agent comes back.
      turn.state.waiting = { kind: "agent" };
      return undefined;
    default:
      endCall(turn, "flowEnded", `"${turn.state.action}" ended the flow "${turn.state.flow}".`);
      return undefined;
  }
}

/** The contact enters its queue: the customer queue flow runs, when one is set. True when it does. */
export function enterQueue(turn: Turn): boolean {
  const following = hookedFlow(turn, "CustomerQueue", "queued");
  turn.state.stage = "queued";
  if (following) return enterFlow(turn, following.flow, "queued");
  if (!turn.state.ended) turn.state.waiting = { kind: "queue" };
  return false;
}

/**
 * The next part of the way to the agent: agent whisper, customer whisper, conversation (Administrator Guide, flow
 * types). Default flows, where no hook is set, are the instance's own and not simulated.
 */
export function towardsAgent(
  turn: Turn,
  from: "agentWhisper" | "customerWhisper" | "withAgent",
): StagedFlow | undefined {
  if (from === "agentWhisper") {
    const following = hookedFlow(turn, "AgentWhisper", "agentWhisper");
    return following || turn.state.ended ? following : towardsAgent(turn, "customerWhisper");
  }
  if (from === "customerWhisper") {
    const following = hookedFlow(turn, "CustomerWhisper", "customerWhisper");
    return following || turn.state.ended ? following : towardsAgent(turn, "withAgent");
  }
  turn.state.stage = "withAgent";
  turn.state.waiting = { kind: "agent" };
  emit(turn, { kind: "agentJoined" });
  return undefined;
}

/** The agent puts the customer on hold: the customer hold flow runs, when one is set. */
export function holdCustomer(turn: Turn): StagedFlow | undefined {
  turn.state.stage = "onHold";
  return hookedFlow(turn, "CustomerHold", "onHold");
}

/** The customer is with the agent again; what the hold flow was doing is over. */
export function backToAgent({ state }: Turn): void {
  state.stage = "withAgent";
  state.waiting = { kind: "agent" };
}

/** The agent leaves: the flow for the remaining customer runs, when one is set; otherwise the call is over. */
export function afterAgent(turn: Turn): StagedFlow | undefined {
  emit(turn, { kind: "agentLeft" });
  const following = hookedFlow(turn, "CustomerRemaining", "remaining");
  if (!following && !turn.state.ended) endCall(turn, "agentLeft", "The agent left the call.");
  return following;
}

/** The flow that a hook names. Ends the call when the hook names a flow that is not there. */
function hookedFlow(turn: Turn, hook: string, stage: Stage): StagedFlow | undefined {
  const identifier = turn.state.hooks.get(hook);
  if (identifier === undefined) return undefined;
  const flow = turn.flows.find(identifier);
  if (!flow) endCall(turn, "missingFlow", `The ${hook} hook names "${identifier}", and there is no such flow.`);
  return flow && { flow, stage };
}
