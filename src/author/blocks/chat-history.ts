import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { choice, text } from "../values.js";

/**
 * Continues an earlier chat in this one: the whole of it, or from a segment on.
 *
 * Block: Create persistent contact association. Chat only. All flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CreatePersistentContactAssociation; the spelling of `FROM_SEGMENT` on the wire is unverified
 * @example
 * ```ts
 * createPersistentContactAssociation(attributes.PreviousChat, { from: "wholeChat" });
 * ```
 */
export function createPersistentContactAssociation(
  sourceContactId: string,
  options: BlockOptions & { readonly from: "wholeChat" | "segment" },
): void {
  const block = "createPersistentContactAssociation";
  const spellings = { wholeChat: "ENTIRE_PAST_SESSION", segment: "FROM_SEGMENT" };
  const parameters = {
    RehydrationType: choice({ block, option: "from" }, options.from, spellings),
    SourceContactId: text({ block, option: "sourceContactId" }, sourceContactId),
  };
  perform(block, "CreatePersistentContactAssociation", parameters, options);
}

intrinsic(createPersistentContactAssociation);
