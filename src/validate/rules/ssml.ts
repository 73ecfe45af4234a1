import { rule } from "../rule.js";
import { ssmlProblem, wellFormed } from "../ssml-form.js";

/** SSML is well formed. */
export const ssml = rule("FLW573", (flow, found) => {
  for (const action of flow.speaking) {
    for (const { form, text, at } of action.spoken) {
      const problem = form === "SSML" ? ssmlProblem(text) : undefined;
      if (problem === undefined) continue;
      const becomes = wellFormed(text);
      const fix = becomes === undefined ? undefined : { was: JSON.stringify(text), becomes: JSON.stringify(becomes) };
      found({ problem }, { ...action.place(at), fix });
    }
  }
});
