import { canSpeak } from "../prompts.js";
import { rule } from "../rule.js";
import { asksForCard, secretInput, secretsOf } from "../secrets.js";
import type { SubjectAction } from "../subject.js";

/** Secret digits are not typed while the log is on. */
export const secretWhileLogging = rule("FLW920", (flow, found) => {
  const secrets = secretsOf(flow);
  if (!secrets) return;
  for (const action of flow.actions) {
    if (secretInput(action) && flow.reached[action.index] && secrets.mayBeLogged(action)) found({}, action.place());
  }
});

/** Secret digits are not handed on while the log is on. */
export const secretHandedOn = rule("FLW921", (flow, found) => {
  const secrets = secretsOf(flow);
  for (const { action, at } of secrets?.uses ?? []) {
    if (!hasResult(action) || !secrets?.mayBeLogged(action)) continue;
    found({ what: action.facts?.call.handsOnTo ?? action.type }, action.place(at));
  }
});

/** Secret digits are not kept. */
export const secretStored = rule("FLW922", (flow, found) => {
  for (const { action, at } of secretsOf(flow)?.uses ?? []) {
    if (!hasResult(action) && !canSpeak(action) && action.parameters["ComparisonValue"] === undefined)
      found({ type: action.type }, action.place(at));
  }
});

/** Secret digits are not said aloud. */
export const secretSpoken = rule("FLW923", (flow, found) => {
  for (const { action, at } of secretsOf(flow)?.uses ?? []) if (canSpeak(action)) found({}, action.place(at));
});

/** Card data is encrypted as it is typed. */
export const cardUnencrypted = rule("FLW924", (flow, found) => {
  for (const action of flow.actions) {
    if (asksForCard(action) && action.parameters["InputEncryption"] === undefined) found({}, action.place());
  }
});

/** True for an action that hands its parameters to a program that works with them. */
function hasResult({ facts }: SubjectAction): boolean {
  return facts?.call.handsOnTo !== undefined;
}
