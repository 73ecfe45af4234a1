import { intrinsic } from "../intrinsic.js";
import { perform } from "../perform.js";
import { list, choice, texts } from "../values.js";
import type { TargetContactOptions } from "./set-contact-attributes.js";
import { targetContacts } from "./set-contact-attributes.js";

/** Fields of a contact that Amazon Connect itself defines. */
export interface ContactData {
  readonly name?: string;
  readonly description?: string;
  /** Such as `en-AU`. */
  readonly languageCode?: string;
  /** Id of a customer profile. */
  readonly customerId?: string;
  /** ARN of a Connect assistant session; see {@link connectAssistant}. */
  readonly assistantSessionArn?: string;
}

/**
 * Sets the contact's own fields: name, description, language, customer.
 *
 * Block: Set contact attributes (system attributes). All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactData
 * @example
 * ```ts
 * setContactData({ languageCode: "en-AU", name: "Billing question" });
 * ```
 */
export function setContactData(data: ContactData, options?: TargetContactOptions): void {
  const block = "setContactData";
  const fields = texts(
    { block, option: "data" },
    {
      Name: data.name,
      Description: data.description,
      LanguageCode: data.languageCode,
      CustomerId: data.customerId,
      WisdomSessionArn: data.assistantSessionArn,
    },
  );
  list({ block, option: "data" }, Object.keys(fields), { min: 1 });
  const TargetContact = choice({ block, option: "contact" }, options?.contact, targetContacts);
  perform(block, "UpdateContactData", { ...fields, TargetContact }, options);
}

intrinsic(setContactData);
