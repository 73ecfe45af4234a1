import { type ActionType, ended } from "../behaviour.js";
import { endCall } from "../turn.js";

/** Hands the contact to the agent of a transfer flow. */
export const transferContactToAgent: ActionType = () => ({
  enter(turn) {
    endCall(turn, "transferredToAgent", `"${turn.state.action}" gave the call to an agent.`);
    return ended;
  },
});
