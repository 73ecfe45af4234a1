import { type ActionType, next } from "../behaviour.js";
import { emit } from "../turn.js";
import { broken } from "../unusable.js";

/** Removes tags from the contact. */
export const untagContact: ActionType = (settings) => {
  const keys = settings.words("TagKeys");
  if (!keys || keys.length === 0) throw broken("TagKeys is missing or empty.");
  return {
    enter(turn) {
      const tags = new Map(turn.state.contact.tags);
      for (const key of keys) {
        tags.delete(key);
        emit(turn, { kind: "changed", what: `tag ${key}`, value: "" });
      }
      turn.state.contact = { ...turn.state.contact, tags };
      return next;
    },
  };
};
