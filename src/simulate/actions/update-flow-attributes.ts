import { type ActionType, failure, next } from "../behaviour.js";
import { exceedsAttributeLimit } from "../limits.js";
import { fillText } from "../path.js";
import { emit, updateScope, withEntries } from "../turn.js";
import { broken } from "../unusable.js";

/** Sets flow attributes. All values are read before any is written. */
export const updateFlowAttributes: ActionType = (settings) => {
  const given = settings.object("FlowAttributes");
  const attributes = given?.keys().map((name) => {
    const entry = given.object(name)!;
    entry.choice("Type", ["String"]);
    return [name, entry.requiredText("Value")] as const;
  });
  if (!attributes || attributes.length === 0) throw broken("FlowAttributes is missing or empty.");
  return {
    enter(turn) {
      const { state } = turn;
      const values = attributes.map(([name, text]) => [name, fillText(state, text)] as const);
      const flowAttributes = withEntries(state.scope.flowAttributes, values);
      if (exceedsAttributeLimit(flowAttributes)) return failure("The flow attributes would be more than 32 KB.");
      updateScope(turn, { flowAttributes });
      emit(turn, { kind: "attributesSet", scope: "flow", values });
      return next;
    },
  };
};
