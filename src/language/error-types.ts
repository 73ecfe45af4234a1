/** Errors that an action's `Errors` may name, and when each is taken. Source: AWS Developer Guide; real flows. */
export const errorTypes = {
  NoMatchingError: "any failure that no other entry names",
  NoMatchingCondition: "none of the conditions was true",
  InputTimeLimitExceeded: "the participant entered nothing in time",
  TimeLimitExceeded: "a view or a sign-in was not answered in time",
  InvalidPhoneNumber: "what was entered is not a phone number",
  InvalidCallbackNumber: "the callback number is not in E.164 form",
  CallbackNumberNotDialable: "the instance may not dial the callback number",
  QueueAtCapacity: "the queue takes no more contacts",
  CallFailed: "the call to the third party could not be placed",
  ConnectionTimeLimitExceeded: "the third party did not answer in time",
  ContactNotLinked: "the case is there, but the contact could not be linked to it",
  MultipleFound: "more than one case matches",
  NoneFound: "no case matches",
  MultipleFoundError: "more than one profile matches",
  NoneFoundError: "no profile or object matches",
  ParticipantNotFound: "the contact has no bot participant to wait for",
  ChannelMismatch: "the behaviour is for another channel than the contact's",
  InFlightRedactionConfigurationFailed: "redaction of chat messages in flight could not be set",
  TemplateRenderingError: "the message template could not be filled in",
} as const;

/** Name of an error. */
export type ErrorType = keyof typeof errorTypes;

/** True for the name of a known error; safe for any text. */
export function isErrorType(name: string): name is ErrorType {
  return Object.hasOwn(errorTypes, name);
}

/** Errors that are the caller's doing, and no failure of the action. */
export const errorsOfCallers: ReadonlySet<string> = new Set<ErrorType>([
  "InputTimeLimitExceeded",
  "InvalidPhoneNumber",
  "TimeLimitExceeded",
]);

/**
 * Errors that are an ordinary way on rather than a failure: the action did its work (a bot returned an intent that has
 * no branch). What the action produces is there on these branches too.
 */
export const outcomesNamedErrors: ReadonlySet<string> = new Set<ErrorType>(["NoMatchingCondition"]);

/** Errors by which an action says what the participant did, or that nothing fitted: nothing has gone wrong. */
export const answersNamedErrors: ReadonlySet<string> = new Set<ErrorType>([
  "NoMatchingCondition",
  "InputTimeLimitExceeded",
  "TimeLimitExceeded",
  "InvalidPhoneNumber",
]);
