import { maximumContentLength } from "../../language/limits.js";
import { rule } from "../rule.js";

/** The content has at most 256,000 characters, as the API counts them: without white space between members. */
export const tooLongContent = rule(
  "FLW588",
  (flow, found) => {
    if (flow.mostCharacters <= maximumContentLength) return;
    const count = JSON.stringify(flow.document).length;
    if (count > maximumContentLength) found({ count, limit: maximumContentLength }, flow.placeOf(["Actions"]));
  },
  { only: "documents" },
);
