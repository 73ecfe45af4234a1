import type { ParameterSchema } from "../parameter-schema.js";
import { capitalSwitch } from "./text-values.js";

/** What analytics can black out in a transcript. Source: AWS Developer Guide, UpdateContactRecordingAndAnalyticsBehavior. */
export const redactionEntities: readonly string[] = [
  "BANK_ACCOUNT_NUMBER BANK_ROUTING CREDIT_DEBIT_NUMBER CREDIT_DEBIT_CVV CREDIT_DEBIT_EXPIRY",
  "INTERNATIONAL_BANK_ACCOUNT_NUMBER PIN SWIFT_CODE CA_HEALTH_NUMBER",
  "UK_NATIONAL_HEALTH_SERVICE_NUMBER CA_SOCIAL_INSURANCE_NUMBER SSN UK_NATIONAL_INSURANCE_NUMBER",
  "PASSPORT_NUMBER DRIVER_ID IN_AADHAAR NAME AGE EMAIL PHONE ADDRESS",
  "US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER",
  "IN_PERMANENT_ACCOUNT_NUMBER IN_NREGA AWS_ACCESS_KEY AWS_SECRET_KEY IP_ADDRESS MAC_ADDRESS",
  "PASSWORD URL USERNAME LICENSE_PLATE VEHICLE_IDENTIFICATION_NUMBER IN_VOTER_NUMBER DATE_TIME",
  "AGENT_DISPLAY_NAME CUSTOMER_DISPLAY_NAME ATTACHMENT_NAME",
].flatMap((line) => line.split(" "));

/** Those that cannot be blacked out while a chat message is on its way. */
const afterwardsOnly: ReadonlySet<string> = new Set(
  [
    "IN_PERMANENT_ACCOUNT_NUMBER IN_NREGA IN_VOTER_NUMBER IN_AADHAAR DATE_TIME",
    "CUSTOMER_DISPLAY_NAME AGENT_DISPLAY_NAME ATTACHMENT_NAME",
  ].flatMap((line) => line.split(" ")),
);

/** What can be blacked out in a chat message on its way. */
export const inFlightRedactionEntities = redactionEntities.filter((entity) => !afterwardsOnly.has(entity));

/** Redaction of a finished transcript. */
export const redaction = {
  type: "object",
  properties: {
    Enabled: capitalSwitch,
    RedactionResults: { type: "string", binding: "staticOrPath", enum: ["RedactedAndOriginal", "RedactedOnly"] },
    RedactionMaskMode: { type: "string", enum: ["EntityType", "PII"] },
    RedactionEntities: { type: "array", items: { type: "string", enum: redactionEntities } },
  },
  required: ["Enabled"],
} as const satisfies ParameterSchema;

/** Whether sentiment is judged. */
export const sentiment = {
  type: "object",
  properties: { Enabled: capitalSwitch },
  required: ["Enabled"],
} as const satisfies ParameterSchema;

/** Which summaries are made. */
export const summaries = {
  type: "object",
  properties: {
    SummaryModes: { type: "array", items: { type: "string", enum: ["PostContact", "AutomatedInteraction"] } },
  },
  required: ["SummaryModes"],
} as const satisfies ParameterSchema;
