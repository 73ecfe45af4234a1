import { type ActionType, ask, ended, error, failure, next, unanswered, waits } from "../behaviour.js";
import { fillText } from "../path.js";
import { isE164 } from "../../language/phone-number.js";
import { emit, endCall } from "../turn.js";
import { broken } from "../unusable.js";
import { wholeNumber } from "../whole-number.js";

/** Calls an outside number; the flow goes on after that call, or is over. */
export const transferParticipantToThirdParty: ActionType = (settings) => {
  const number = settings.requiredText("ThirdPartyPhoneNumber");
  const limit = settings.requiredText("ThirdPartyConnectionTimeLimitSeconds");
  const comesBack = settings.flag("ContinueFlowExecution");
  if (comesBack === undefined) throw broken("ContinueFlowExecution is missing.");
  settings.text("ThirdPartyDTMFDigits");
  const callerId = settings.object("CallerId");
  callerId?.text("Number");
  callerId?.text("Name");
  return {
    enter(turn) {
      const dialled = fillText(turn.state, number);
      const text = fillText(turn.state, limit);
      const seconds = wholeNumber(text);
      if (!isE164(dialled)) return failure("The third party's number is not in E.164 form.");
      if (seconds === undefined) return failure(`The time limit is "${text}", not a number of seconds.`);
      emit(turn, { kind: "thirdPartyCalled", number: dialled });
      return ask(turn, { kind: "thirdParty", number: dialled, limitMilliseconds: seconds * 1000 });
    },
    resume(turn, happening) {
      const { state } = turn;
      if (happening.kind === "thirdPartyHangsUp") return next;
      const asked = state.waiting?.kind === "answer" ? state.waiting.question : undefined;
      const answer = happening.kind === "answer" ? happening.answer : undefined;
      if (answer?.kind !== "thirdParty") return unanswered(happening, "There was no answer.");
      if (answer.outcome === "failed") return error("CallFailed", "The call to the third party failed.");
      if (answer.outcome === "notAnswered") {
        if (asked?.kind === "thirdParty") state.time += asked.limitMilliseconds;
        return error("ConnectionTimeLimitExceeded", "The third party did not answer in time.");
      }
      if (comesBack) {
        state.waiting = { kind: "thirdParty" };
        return waits;
      }
      endCall(turn, "transferredToThirdParty", "The call went on with the third party.");
      return ended;
    },
  };
};
