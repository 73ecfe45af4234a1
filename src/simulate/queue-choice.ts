import type { CallState } from "./call-state.js";
import { fillText } from "./path.js";
import type { Settings } from "./settings.js";
import { broken } from "./unusable.js";

/** A queue, or an agent's own queue, by identifier. */
export interface QueueChoice {
  readonly queue?: string;
  readonly agent?: string;
}

/** Reads `QueueId` and `AgentId`. The choice falls back to the working queue; undefined when there is none. */
export function readQueueChoice(settings: Settings): (state: CallState) => QueueChoice | undefined {
  const queue = settings.text("QueueId");
  const agent = settings.text("AgentId");
  if (queue !== undefined && agent !== undefined) throw broken("Only one of QueueId and AgentId may be set.");
  return (state) => {
    if (queue !== undefined) return { queue: fillText(state, queue) };
    if (agent !== undefined) return { agent: fillText(state, agent) };
    return state.queue && { queue: state.queue.arn };
  };
}
