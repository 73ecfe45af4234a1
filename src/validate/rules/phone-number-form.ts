import { pathsIn } from "../../language/paths.js";
import { masked } from "../mask.js";
import { isPlaceholder } from "../resources.js";
import { rule } from "../rule.js";

/** Parameters that hold a number to dial or to show. */
const numbers: readonly (readonly string[])[] = [["ThirdPartyPhoneNumber"], ["CallerId", "Number"]];

/** Phone numbers are in E.164 form. */
export const phoneNumberForm = rule("FLW575", (flow, found) => {
  for (const { parameters, place } of flow.actions) {
    for (const path of numbers) {
      const value = path.reduce<unknown>(
        (here, step) =>
          typeof here === "object" && here !== null ? (here as Record<string, unknown>)[step] : undefined,
        parameters,
      );
      if (typeof value !== "string" || value === "" || pathsIn(value).length > 0 || isPlaceholder(value)) continue;
      if (/^\+[1-9]\d{6,14}$/.test(value)) continue;
      found({ parameter: path.join("."), shown: masked(value) }, place(["Parameters", ...path]));
    }
  }
});
