import { type ActionType, compare, error, failure, waits } from "../behaviour.js";
import { chatOnly } from "../channels.js";
import { fillText } from "../path.js";
import { emit, setResult } from "../turn.js";
import { broken } from "../unusable.js";
import { wholeNumber } from "../whole-number.js";

/** Shows a view and branches on the action that is picked in it. */
export const showView: ActionType = (settings) => {
  const resource = settings.object("ViewResource");
  const view = resource?.requiredText("Id");
  resource?.scalar("Version");
  const limit = settings.requiredText("InvocationTimeLimitSeconds");
  settings.json("ViewData");
  settings.json("SensitiveDataConfiguration");
  if (view === undefined) throw broken("ViewResource is missing.");
  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel !== "CHAT") return chatOnly("Views");
      const text = fillText(state, limit);
      const seconds = wholeNumber(text);
      if (seconds === undefined) return failure(`The time limit is "${text}", not a number of seconds.`);
      emit(turn, { kind: "viewShown", view: fillText(state, view) });
      state.waiting = { kind: "view", until: state.time + seconds * 1000 };
      return waits;
    },
    resume(turn, happening) {
      if (happening.kind !== "picks") return error("TimeLimitExceeded", "No action was picked in time.");
      setResult(turn, "Views", { Action: happening.action, ViewResultData: happening.data });
      return compare(happening.action);
    },
  };
};
