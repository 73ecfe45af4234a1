import { rule } from "../rule.js";
import { ssmlProblem } from "../ssml-form.js";

/** SSML is well formed. */
export const ssml = rule("FLW573", (flow, found) => {
  for (const action of flow.speaking) {
    for (const { form, text, at } of action.spoken) {
      const problem = form === "SSML" ? ssmlProblem(text) : undefined;
      if (problem !== undefined) found({ problem }, action.place(at));
    }
  }
});
