import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { list, staticText, texts } from "../values.js";

/**
 * Adds tags to the contact, at most 6. Names may not start with `aws:`.
 *
 * Block: Contact tags. All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, TagContact
 * @example
 * ```ts
 * tagContact({ line: "emergency" });
 * ```
 */
export function tagContact(tags: Readonly<Record<string, string>>, options?: BlockOptions): void {
  const block = "tagContact";
  const Tags = texts({ block, option: "tags" }, tags);
  list({ block, option: "tags" }, Object.keys(Tags), { min: 1, max: 6 });
  perform(block, "TagContact", { Tags }, options);
}

/**
 * Removes tags of the contact by name.
 *
 * Block: Contact tags. All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Contact tags
 * @example
 * ```ts
 * untagContact(["line"]);
 * ```
 */
export function untagContact(names: readonly string[], options?: BlockOptions): void {
  const block = "untagContact";
  const place = { block, option: "names" };
  const TagKeys = list(place, names, { min: 1 }).map((name) => staticText(place, name));
  perform(block, "UntagContact", { TagKeys }, options);
}

intrinsic(tagContact, untagContact);
