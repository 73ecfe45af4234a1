import { intrinsic } from "./intrinsic.js";
import { callTimeObject, checkedKey } from "./paths.js";
import { perform } from "./perform.js";
import { recorder } from "./recorder.js";
import { text } from "./values.js";

/**
 * Contact attributes: `attributes.Center` reads one as it stands at this point of the call, `attributes.Center = "A"`
 * sets one. They are shared by the whole contact, across flows and transfers; 32 KB in total. An attribute that was
 * never set reads as an empty text.
 *
 * Block: Set contact attributes. All channels and flow types. Errors of setting: `NoMatchingError`.
 *
 * @source Administrator Guide, How to use contact attributes
 * @example
 * ```ts
 * attributes.Center = "Manila";
 * if (attributes.Language === "en") playPrompt(`Your account is ${attributes.Account}.`);
 * ```
 */
export const attributes: { [name: string]: string } = makeAttributes();

/**
 * The contact attributes under the names, and with the values, that your project gives them. TypeScript then knows
 * misspellings; at run time it is the same object as {@link attributes}.
 *
 * @example
 * ```ts
 * const customer = contactAttributes<{ Center: "Manila" | "Singapore"; Account: string }>();
 * if (customer.Center === "Manila") playPrompt("Welcome to Manila.");
 * ```
 */
export function contactAttributes<T extends { [K in keyof T]: string }>(): T {
  return attributes as T;
}

function makeAttributes(): { [name: string]: string } {
  return callTimeObject(
    "attributes",
    (name) => recorder().readAttribute(checkedKey(name)),
    (name, value) => {
      const block = "attributes";
      const Attributes = { [checkedKey(name)]: text({ block, option: name }, value as string) };
      perform(block, "UpdateContactAttributes", { Attributes }, undefined);
    },
  );
}

intrinsic(contactAttributes);
