import { type ActionType, failure, next } from "../behaviour.js";
import { fillJson, parseJson } from "../json-template.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Sets which agents may take the contact: nothing that the caller or the flow can notice. */
export const updateContactRoutingCriteria: ActionType = (settings) => {
  const given = settings.json("RoutingCriteria");
  if (given === undefined) throw broken("RoutingCriteria is missing.");
  const criteria = parseJson(given);
  return {
    enter(turn) {
      const value = fillJson(turn.state, criteria);
      if (value === "") return failure("The routing criteria are empty.");
      emit(turn, { kind: "changed", what: "routing criteria", value: JSON.stringify(value) });
      return next;
    },
  };
};
