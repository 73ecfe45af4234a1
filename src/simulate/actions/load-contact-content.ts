import { type ActionType, failure, next } from "../behaviour.js";
import { setResult } from "../turn.js";

/** What a flow may load of an email (Administrator Guide, get stored content). */
const contentBytes = 32 * 1024;

/** Loads the first 32 KB of an email's text. */
export const loadContactContent: ActionType = (settings) => {
  const type = settings.choice("ContentType", ["EmailMessage"]) ?? "EmailMessage";
  return {
    enter(turn) {
      const { contact } = turn.state;
      if (contact.channel !== "EMAIL") return failure("Only emails have stored content.");
      const text = contact.content.get(type);
      if (text === undefined) return failure("The contact has no stored content.");
      const start = new TextDecoder().decode(Buffer.from(text).subarray(0, contentBytes), { stream: true });
      setResult(turn, "Email", { [type]: { Plaintext: start } });
      return next;
    },
  };
};
