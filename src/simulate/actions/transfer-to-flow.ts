import { type ActionType, ended, failure, moved } from "../behaviour.js";
import { enterFlow } from "../movement.js";
import { fillText } from "../path.js";
import { emit } from "../turn.js";

/** Goes on at the start of another flow, and never comes back. Contact attributes, queue, voice and hooks stay. */
export const transferToFlow: ActionType = (settings) => {
  const identifier = settings.requiredText("ContactFlowId");
  return {
    enter(turn) {
      const named = fillText(turn.state, identifier);
      const flow = turn.flows.find(named);
      if (flow?.kind !== "flow") return failure(`There is no flow "${named}".`);
      emit(turn, { kind: "transferred", to: flow.name });
      return enterFlow(turn, flow, turn.state.stage) ? moved : ended;
    },
  };
};
