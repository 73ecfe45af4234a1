import { type ActionType, compare, failure } from "../behaviour.js";
import { fillText } from "../path.js";
import { updateScope, withEntries } from "../turn.js";
import { wholeNumber } from "../whole-number.js";

/**
 * Counts passes: `ContinueLooping` as often as LoopCount says, then `DoneLooping` once, then from the start. The count
 * belongs to the action and to this run of the flow.
 */
export const loop: ActionType = (settings) => {
  const limit = settings.requiredText("LoopCount");
  return {
    enter(turn) {
      const { state } = turn;
      const text = fillText(state, limit);
      const count = wholeNumber(text);
      if (count === undefined) return failure(`The number of loops is "${text}", not a number.`);
      const { loops } = state.scope;
      const turns = loops.get(state.action) ?? 0;
      const goesOn = turns < count;
      updateScope(turn, { loops: withEntries(loops, [[state.action, goesOn ? turns + 1 : 0]]) });
      return compare(goesOn ? "ContinueLooping" : "DoneLooping");
    },
  };
};
