import { maximumSpeech } from "../../language/limits.js";
import { rule } from "../rule.js";

/** Prompts are not longer than text-to-speech takes; markup does not count as billed. */
export const promptLength = rule("FLW574", (flow, found) => {
  for (const action of flow.speaking) {
    for (const { form, text, at } of action.spoken) {
      const billed = form === "SSML" ? text.replaceAll(/<[^<>]*>/g, "").length : text.length;
      if (billed > maximumSpeech.billed)
        found(
          { count: billed, counted: form === "SSML" ? " besides its markup" : "", limit: maximumSpeech.billed },
          action.place(at),
        );
      else if (text.length > maximumSpeech.total)
        found({ count: text.length, counted: " with its markup", limit: maximumSpeech.total }, action.place(at));
    }
  }
});
