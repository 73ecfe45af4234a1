import { intrinsic } from "../intrinsic.js";
import { checkedKey } from "../paths.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { choice, list, texts } from "../values.js";

/** Options of blocks that write to this contact or to the one it relates to. */
export interface TargetContactOptions extends BlockOptions {
  /** `related`: the contact that this one was transferred from. This contact when absent. */
  readonly contact?: "current" | "related";
}

/** Spellings of {@link TargetContactOptions.contact}. */
export const targetContacts = { current: "Current", related: "Related" };

/**
 * Sets several contact attributes with one block, all or none of them. `attributes.X = …` sets one.
 *
 * Block: Set contact attributes. All channels and flow types. 32 KB for all attributes of a contact. Errors:
 * `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactAttributes
 * @example
 * ```ts
 * setContactAttributes({ Center: "Manila", Caller: contact.customerEndpoint.address });
 * ```
 */
export function setContactAttributes(values: Readonly<Record<string, string>>, options?: TargetContactOptions): void {
  const block = "setContactAttributes";
  const Attributes = texts({ block, option: "values" }, values);
  for (const name of Object.keys(Attributes)) checkedKey(name);
  list({ block, option: "values" }, Object.keys(Attributes), { min: 1 });
  const TargetContact = choice({ block, option: "contact" }, options?.contact, targetContacts);
  perform(block, "UpdateContactAttributes", { Attributes, TargetContact }, options);
}

/**
 * Sets attributes that live in this flow alone. You rarely need it: flowc keeps results by itself where the flow reads
 * them later. It is for imported flows.
 *
 * Block: Set contact attributes (flow attributes). All channels; all flow types, not modules. 32 KB. Errors:
 * `NoMatchingError`.
 *
 * @source Developer Guide, UpdateFlowAttributes; the shape was observed in real flows
 * @example
 * ```ts
 * setFlowAttributes({ step: "payment" });
 * ```
 */
export function setFlowAttributes(values: Readonly<Record<string, string>>, options?: BlockOptions): void {
  const block = "setFlowAttributes";
  const entries = Object.entries(texts({ block, option: "values" }, values));
  for (const [name] of list({ block, option: "values" }, entries, { min: 1 })) checkedKey(name);
  const FlowAttributes = Object.fromEntries(entries.map(([name, Value]) => [name, { Value }]));
  perform(block, "UpdateFlowAttributes", { FlowAttributes }, options);
}

intrinsic(setContactAttributes, setFlowAttributes);
