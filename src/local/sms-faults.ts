import type { ServiceError } from "./aws-json.js";

/**
 * Faults that the local SMS service answers on demand, as the service answers them.
 *
 * Source: AWS End User Messaging SMS, API reference v2, "SendTextMessage", errors and reasons.
 */
export const smsFaults = {
  throttled: { name: "ThrottlingException", status: 429, message: "Rate exceeded" },
  internal: { name: "InternalServerException", status: 500, message: "The service is not available." },
  optedOut: {
    name: "ConflictException",
    status: 409,
    message: "Conflict occurred - Reason=DESTINATION_PHONE_NUMBER_OPTED_OUT",
    members: { Reason: "DESTINATION_PHONE_NUMBER_OPTED_OUT" },
  },
  notVerified: {
    name: "ConflictException",
    status: 409,
    message: "Conflict occurred - Reason=DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
    members: { Reason: "DESTINATION_PHONE_NUMBER_NOT_VERIFIED" },
  },
  noOriginationIdentity: {
    name: "ConflictException",
    status: 409,
    message: "Conflict occurred - Reason=NO_ORIGINATION_IDENTITIES_FOUND",
    members: { Reason: "NO_ORIGINATION_IDENTITIES_FOUND" },
  },
  countryBlocked: {
    name: "ConflictException",
    status: 409,
    message: "Conflict occurred - Reason=DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
    members: { Reason: "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION" },
  },
  spendLimit: {
    name: "ServiceQuotaExceededException",
    status: 402,
    message: "Service quota exceeded - Reason=MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT",
    members: { Reason: "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT" },
  },
  accessDenied: {
    name: "AccessDeniedException",
    status: 403,
    message: "Access denied - Reason=INSUFFICIENT_ACCOUNT_REPUTATION",
    members: { Reason: "INSUFFICIENT_ACCOUNT_REPUTATION" },
  },
} as const satisfies Readonly<Record<string, ServiceError>>;

/** Name of a fault. */
export type SmsFault = keyof typeof smsFaults;
