import { type ActionType, ended } from "../behaviour.js";
import { endCall } from "../turn.js";

/** Hangs up. */
export const disconnectParticipant: ActionType = () => ({
  enter(turn) {
    endCall(turn, "disconnected", `"${turn.state.action}" of "${turn.state.flow}" hung up.`);
    return ended;
  },
});
