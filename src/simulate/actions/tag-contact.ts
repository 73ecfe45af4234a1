import { type ActionType, failure, next } from "../behaviour.js";
import { fillText } from "../path.js";
import { emit, withEntries } from "../turn.js";
import { broken } from "../unusable.js";

/** User-defined tags that a contact may carry (Administrator Guide, contact tags). */
const maximumTags = 6;

/** Adds tags to the contact. */
export const tagContact: ActionType = (settings) => {
  const tags = settings.texts("Tags");
  if (!tags || tags.length === 0) throw broken("Tags is missing or empty.");
  if (tags.some(([name]) => name.startsWith("aws:"))) throw broken('A tag may not begin with "aws:".');
  return {
    enter(turn) {
      const { state } = turn;
      const all = withEntries(
        state.contact.tags,
        tags.map(([name, text]) => [name, fillText(state, text)] as const),
      );
      if (all.size > maximumTags) return failure(`A contact carries at most ${maximumTags} tags.`);
      state.contact = { ...state.contact, tags: all };
      for (const [name] of tags) emit(turn, { kind: "changed", what: `tag ${name}`, value: all.get(name) ?? "" });
      return next;
    },
  };
};
