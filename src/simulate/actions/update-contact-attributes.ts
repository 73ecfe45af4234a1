import { type ActionType, failure, next } from "../behaviour.js";
import { currentContactOnly } from "../target-contact.js";
import { exceedsAttributeLimit } from "../limits.js";
import { fillText } from "../path.js";
import { emit, withEntries } from "../turn.js";
import { broken } from "../unusable.js";

/** Sets contact attributes. All values are read before any is written. */
export const updateContactAttributes: ActionType = (settings) => {
  const attributes = settings.texts("Attributes");
  if (!attributes || attributes.length === 0) throw broken("Attributes is missing or empty.");
  currentContactOnly(settings);
  return {
    enter(turn) {
      const { state } = turn;
      const values = attributes.map(([name, text]) => [name, fillText(state, text)] as const);
      const all = withEntries(state.attributes, values);
      if (exceedsAttributeLimit(all)) return failure("The contact attributes would be more than 32 KB.");
      state.attributes = all;
      emit(turn, { kind: "attributesSet", scope: "contact", values });
      return next;
    },
  };
};
