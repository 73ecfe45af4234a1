import { maximumContentLength } from "../../language/limits.js";
import { rule } from "../rule.js";

/** The content has at most 256,000 characters, as the API counts them: without white space between members. */
export const tooLongContent = rule(
  "FLW588",
  (flow, found) => {
    // Writing a text again makes it shorter, but for half characters, which take six.
    if (flow.length !== undefined && flow.length * 6 <= maximumContentLength) return;
    const count = JSON.stringify(flow.document).length;
    if (count > maximumContentLength) found({ count, limit: maximumContentLength }, flow.placeOf(["Actions"]));
  },
  { only: "documents" },
);
