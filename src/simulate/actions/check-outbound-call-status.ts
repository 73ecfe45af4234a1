import { type ActionType, compare, failure } from "../behaviour.js";

/** Branches on what answering-machine detection found; only calls that a campaign dialled have it. */
export const checkOutboundCallStatus: ActionType = () => ({
  enter({ state }) {
    const { callProgress } = state.contact;
    return callProgress === undefined ? failure("No campaign dialled this call.") : compare(callProgress);
  },
});
