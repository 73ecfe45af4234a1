import { type ActionType, failure, next } from "../behaviour.js";
import { fillText, textOf } from "../path.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";
import { outboundContact } from "./create-contact.js";
import { renderedMessage } from "./render-message-template.js";

/** Sends the message that was rendered before, on the contact that was made before. */
export const startOutboundEmailContact: ActionType = (settings) => {
  const from = settings.object("FromEmailAddress");
  const destination = settings.object("DestinationEmailAddress");
  from?.requiredText("EmailAddress");
  from?.text("DisplayName");
  const to = destination?.requiredText("EmailAddress");
  destination?.text("DisplayName");
  settings.object("EmailMessage")?.choice("MessageSourceType", ["RAW"]);
  if (!from || to === undefined) throw broken("FromEmailAddress or DestinationEmailAddress is missing.");
  return {
    enter(turn) {
      const { state } = turn;
      const { results } = state.scope;
      const address = fillText(state, to);
      if (!results.has(outboundContact)) return failure("No contact has been made for the email.");
      if (!results.has(renderedMessage)) return failure("No message has been rendered for the email.");
      if (address === "") return failure("The email has no destination.");
      emit(turn, { kind: "sent", what: "email", to: address, text: textOf(results.get(renderedMessage)) });
      return next;
    },
  };
};
