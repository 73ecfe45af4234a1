import { type ActionType, next } from "../behaviour.js";
import { setResult } from "../turn.js";

/** Makes the contact that an outbound email is sent on. */
export const createContact: ActionType = (settings) => {
  settings.choice("Channel", ["EMAIL"]);
  settings.choice("RelatedContact", ["CURRENT"]);
  return {
    enter(turn) {
      setResult(turn, outboundContact, { Channel: "EMAIL" });
      return next;
    },
  };
};

/** Under this name the flow keeps the contact; no path begins with a space. */
export const outboundContact = " outbound contact";
