import type { ServiceFailure } from "../shared/service-failure.js";

/** Tells the operators of a failure that the flow answers for itself: one line of JSON in the function's log. */
export const logFailure = (failure: ServiceFailure): void => {
  process.stderr.write(`${JSON.stringify({ level: "ERROR", message: failure.message })}\n`);
};
