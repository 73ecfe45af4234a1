import { type ActionType, failure, next } from "../behaviour.js";
import { readQueueChoice } from "../queue-choice.js";
import { emit } from "../turn.js";

/** Makes a callback: a contact of its own, which this call does not follow. */
export const createCallbackContact: ActionType = (settings) => {
  const choose = readQueueChoice(settings);
  settings.requiredWhole("InitialCallDelaySeconds", 0);
  settings.requiredWhole("RetryDelaySeconds", 0);
  settings.requiredWhole("MaximumConnectionAttempts", 0);
  settings.text("ContactFlowId");
  settings.text("CallerId");
  return {
    enter(turn) {
      const { state } = turn;
      const number = state.contact.callbackNumber || state.contact.customerEndpoint?.address;
      const queue = choose(state);
      if (!number) return failure("There is no callback number and no caller number.");
      if (!queue) return failure("No working queue is set.");
      emit(turn, { kind: "callbackCreated", number, queue: queue.queue ?? queue.agent ?? "" });
      return next;
    },
  };
};
