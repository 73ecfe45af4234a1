import { type ActionType, compare, error, failure, next, type Outcome, waits } from "../behaviour.js";
import { chatOnly } from "../channels.js";
import { fillText } from "../path.js";
import { emit, type Turn } from "../turn.js";
import { broken } from "../unusable.js";
import { wholeNumber } from "../whole-number.js";

/** Sends the customer of a chat a sign-in link and waits. `connect:CustomerAuthentication` says what came of it. */
export const authenticateParticipant: ActionType = (settings) => {
  const cognito = settings.object("CognitoConfiguration");
  cognito?.requiredText("UserPoolArn");
  const client = cognito?.requiredText("AppClientId");
  settings.object("CustomerProfilesConfiguration")?.requiredText("ObjectTypeName");
  const limit = settings.requiredText("TimeLimitMinutes");
  if (client === undefined) throw broken("CognitoConfiguration is missing.");

  function conclude(turn: Turn, status: string, outcome: Outcome): Outcome {
    const { contact } = turn.state;
    const authentication = { Status: status, IdentityProvider: "Cognito", ClientId: fillText(turn.state, client!) };
    const segmentAttributes = { ...contact.segmentAttributes, "connect:CustomerAuthentication": authentication };
    turn.state.contact = { ...contact, segmentAttributes };
    emit(turn, { kind: "changed", what: "customer authentication", value: status });
    return outcome;
  }

  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel !== "CHAT") return chatOnly("Sign-in links");
      const text = fillText(state, limit);
      const minutes = wholeNumber(text);
      if (minutes === undefined) return failure(`The time limit is "${text}", not a number of minutes.`);
      state.waiting = { kind: "signIn", until: state.time + minutes * 60_000 };
      return waits;
    },
    resume(turn, happening) {
      if (happening.kind !== "signsIn")
        return conclude(turn, "TIMEOUT", error("TimeLimitExceeded", "The customer did not sign in in time."));
      if (happening.outcome === "authenticated") return conclude(turn, "AUTHENTICATED", next);
      if (happening.outcome === "optedOut") return compare("OptedOut");
      return conclude(turn, "FAILED", failure("The customer could not sign in."));
    },
  };
};
