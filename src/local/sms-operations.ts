import type { Json, JsonObject } from "../language/json.js";
import type { ServiceAnswer, ServiceError } from "./aws-json.js";
import type { SmsMessage } from "./sms-inbox.js";

/** What a carrier lookup says of a number. */
export type NumberType = "MOBILE" | "LANDLINE" | "OTHER" | "INVALID";

/** What the operations need of the service around them. */
export interface SmsWorld {
  readonly numberTypeOf: (number: string) => NumberType;
  /** Takes a message and gives its identifier. */
  readonly take: (message: Omit<SmsMessage, "messageId">) => string;
  /** An identifier for a message that is only checked. */
  readonly nextId: () => string;
}

/** What is wrong with one member of a request; `undefined` when nothing is. */
type Check = (value: Json) => string | undefined;

interface Member {
  readonly name: string;
  readonly required?: boolean;
  readonly check: Check;
}

const text =
  (minimum: number, maximum: number, pattern = /^/): Check =>
  (value) =>
    typeof value !== "string"
      ? "must be a string"
      : value.length < minimum || value.length > maximum
        ? `must have a length from ${minimum} to ${maximum}`
        : pattern.test(value)
          ? undefined
          : `must match ${pattern.source}`;

const wholeNumber =
  (minimum: number, maximum: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum
      ? undefined
      : `must be a whole number from ${minimum} to ${maximum}`;

const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value) ? undefined : `must be one of ${words.join(", ")}`;

const truth: Check = (value) => (typeof value === "boolean" ? undefined : "must be true or false");

const shortMap: Check = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length <= 5
    ? undefined
    : "must be a map of at most 5 entries";

/** An E.164 number. */
const e164 = text(2, 16, /^\+[1-9]\d{1,14}$/);

/** Members of SendTextMessage that are checked. Source: its page in the API reference v2. */
const sendTextMessageMembers: readonly Member[] = [
  { name: "DestinationPhoneNumber", required: true, check: e164 },
  { name: "MessageBody", required: true, check: text(1, 1600) },
  { name: "OriginationIdentity", check: text(1, 256, /^[A-Za-z0-9_:/+-]+$/) },
  { name: "MessageType", check: oneOf("TRANSACTIONAL", "PROMOTIONAL") },
  { name: "TimeToLive", check: wholeNumber(5, 259_200) },
  { name: "Context", check: shortMap },
  { name: "DryRun", check: truth },
];

const carrierLookupMembers: readonly Member[] = [{ name: "PhoneNumber", required: true, check: text(1, 40) }];

const memberOf = (input: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(input, name) ? (input[name] ?? undefined) : undefined;

const invalid = (
  reason: string,
  fields: readonly { readonly Name: string; readonly Message: string }[],
): ServiceError => ({
  name: "ValidationException",
  status: 400,
  message: fields.map(({ Name, Message }) => `${Name} ${Message}`).join("; "),
  members: { Reason: reason, Fields: fields.map(({ Name, Message }) => ({ Name, Message })) },
});

/** All findings on a request at once, the missing members first. */
const findFaults = (input: JsonObject, members: readonly Member[]): ServiceError | undefined => {
  const missing = members.filter(({ name, required }) => required === true && memberOf(input, name) === undefined);
  if (missing.length > 0) {
    return invalid(
      "MISSING_PARAMETER",
      missing.map(({ name }) => ({ Name: name, Message: "is required" })),
    );
  }
  const wrong = members.flatMap(({ name, check }) => {
    const value = memberOf(input, name);
    const message = value === undefined ? undefined : check(value);
    return message === undefined ? [] : [{ Name: name, Message: message }];
  });
  return wrong.length > 0 ? invalid("FIELD_VALIDATION_FAILED", wrong) : undefined;
};

const textOf = (input: JsonObject, name: string): string | undefined => {
  const value = memberOf(input, name);
  return typeof value === "string" ? value : undefined;
};

const sendTextMessage = (input: JsonObject, world: SmsWorld): ServiceAnswer => {
  const error = findFaults(input, sendTextMessageMembers);
  if (error !== undefined) return { error };
  if (memberOf(input, "DryRun") === true) return { output: { MessageId: world.nextId() } };
  const from = textOf(input, "OriginationIdentity");
  const timeToLive = memberOf(input, "TimeToLive");
  const messageId = world.take({
    to: textOf(input, "DestinationPhoneNumber") ?? "",
    body: textOf(input, "MessageBody") ?? "",
    type: textOf(input, "MessageType") === "PROMOTIONAL" ? "PROMOTIONAL" : "TRANSACTIONAL",
    ...(from === undefined ? {} : { from }),
    ...(typeof timeToLive === "number" ? { timeToLive } : {}),
  });
  return { output: { MessageId: messageId } };
};

const carrierLookup = (input: JsonObject, world: SmsWorld): ServiceAnswer => {
  const error = findFaults(input, carrierLookupMembers);
  if (error !== undefined) return { error };
  const digits = (textOf(input, "PhoneNumber") ?? "").replaceAll(/[^\d+]/g, "");
  const number = digits.startsWith("+") ? digits : `+${digits}`;
  const type = e164(number) === undefined ? world.numberTypeOf(number) : "INVALID";
  return { output: { E164PhoneNumber: number, PhoneNumberType: type } };
};

/** The operations that the local SMS service knows. */
export const smsOperations: ReadonlyMap<string, (input: JsonObject, world: SmsWorld) => ServiceAnswer> = new Map([
  ["SendTextMessage", sendTextMessage],
  ["CarrierLookup", carrierLookup],
]);
