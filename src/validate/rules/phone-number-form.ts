import { pathsIn } from "../../language/paths.js";
import { isE164 } from "../../language/phone-number.js";
import { masked } from "../../diagnostics/personal.js";
import { isPlaceholder } from "../resources.js";
import { rule } from "../rule.js";
import { eachTextAt, placesWhere } from "../schema-places.js";

/** Parameters that hold a number to dial or to show. */
const numbersOf = placesWhere(({ phoneNumber }) => phoneNumber === true);

/** Phone numbers are in E.164 form. */
export const phoneNumberForm = rule("FLW575", (flow, found) => {
  for (const { facts, parameters, place } of flow.actions) {
    if (!facts) continue;
    for (const number of numbersOf(facts)) {
      eachTextAt(parameters, number, (value, at) => {
        if (value === "" || pathsIn(value).length > 0 || isPlaceholder(value) || isE164(value)) return;
        found({ parameter: at.join("."), shown: masked(value) }, place(["Parameters", ...at]));
      });
    }
  }
});
