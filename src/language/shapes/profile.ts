import type { ParameterSchema } from "../parameter-schema.js";
import { dynamicMap } from "./text-values.js";

const addressParts = "Address1 Address2 Address3 Address4 City County Country PostalCode Province State".split(" ");

/** Fields of a customer profile. Others are custom ones, written `Attributes.<name>`. Source: AWS Admin Guide, Customer profiles. */
export const profileFieldNames: readonly string[] = [
  "FirstName MiddleName LastName PhoneNumber EmailAddress AccountNumber AdditionalInformation PartyType",
  "BusinessName BirthDate Gender MobilePhoneNumber HomePhoneNumber BusinessPhoneNumber BusinessEmailAddress",
]
  .flatMap((line) => line.split(" "))
  .concat(["", "Shipping", "Mailing", "Billing"].flatMap((kind) => addressParts.map((part) => kind + part)));

/** Values for a profile's fields, by field name. */
export const profileFields = {
  type: "object",
  properties: { Attributes: dynamicMap },
  additionalProperties: { type: "string", binding: "dynamic", maxLength: 255 },
  description: "Field to value, 255 characters each; custom fields as Attributes.<name>, or as a map Attributes.",
} as const satisfies ParameterSchema;

/** Fields of the profile that the flow wants to read afterwards. */
export const profileResponse = {
  type: "array",
  items: { type: "string" },
  description: "Names of the fields to load. The guide shows an object; every export has a list of names.",
} as const satisfies ParameterSchema;

/** The profile that an action is about. */
export const profileId = {
  type: "string",
  binding: "dynamic",
  description: "The profile's id, usually $.Customer.ProfileId.",
} as const satisfies ParameterSchema;
