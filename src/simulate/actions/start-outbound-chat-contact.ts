import { type ActionType, failure, next } from "../behaviour.js";
import { fillText, textOf } from "../path.js";
import { isE164 } from "../../language/phone-number.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";
import { renderedMessage } from "./render-message-template.js";

/** Starts a chat by text message: a contact of its own, which this call does not follow. */
export const startOutboundChatContact: ActionType = (settings) => {
  const source = settings.object("SourceEndpoint");
  const destination = settings.object("DestinationEndpoint");
  source?.requiredText("Address");
  source?.choice("Type", ["CONNECT_PHONENUMBER_ARN"]);
  const to = destination?.requiredText("Address");
  destination?.choice("Type", ["TELEPHONE_NUMBER"]);
  const flow = settings.requiredText("ContactFlowArn");
  settings.choice("ContactSubtype", ["connect:SMS"]);
  settings.choice("RelatedContact", ["CURRENT"]);
  const message = settings.object("InitialSystemMessage")?.requiredText("Content");
  if (!source || to === undefined) throw broken("SourceEndpoint or DestinationEndpoint is missing.");
  return {
    enter(turn) {
      const { state } = turn;
      const number = fillText(state, to);
      const identifier = fillText(state, flow);
      if (!isE164(number)) return failure("The destination is not a number in E.164 form.");
      if (turn.flows.find(identifier)?.kind !== "flow") return failure(`There is no flow "${identifier}".`);
      const rendered = textOf(state.scope.results.get(renderedMessage));
      const text = message === undefined ? rendered : fillText(state, message);
      emit(turn, { kind: "sent", what: "text message", to: number, text });
      return next;
    },
  };
};
