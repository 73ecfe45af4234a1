import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { identifier } from "../perform.js";
import type { PublishableObject } from "../published.js";
import { published } from "../published.js";
import type { Branch, Parameters } from "../recorder.js";
import { recorder } from "../recorder.js";
import { givenText, nameOf, text } from "../values.js";

/** A way on of {@link action}: `next`, an error (`!NoMatchingError`), or a condition (`Equals:1`). */
export type ActionOutcome = "next" | `!${string}` | `${string}:${string}`;

/** Options of {@link action}. */
export interface ActionOptions extends BlockOptions {
  /** Errors that a `try` or the flow's `onError` takes, instead of being outcomes. */
  readonly errors?: readonly string[];
}

/**
 * Any action of the Flow language, word for word: type, parameters, and its ways on, which are what you compare the
 * result with. Without outcomes the action ends the flow. Nothing is added to what you write.
 *
 * Block: any. Use it for what has no function of its own, and for imported flows.
 *
 * @source Developer Guide, Flow language
 * @example
 * ```ts
 * switch (action("CheckOutboundCallStatus", {}, ["Equals:CallAnswered", "!NoMatchingError"])) {
 *   case "Equals:CallAnswered":
 *     playPrompt("Hello.");
 *     break;
 *   case "!NoMatchingError":
 *     break;
 * }
 * ```
 */
export function action<const Outcomes extends readonly ActionOutcome[] = readonly []>(
  type: string,
  parameters: PublishableObject,
  outcomes?: Outcomes,
  options?: ActionOptions,
): Outcomes[number] {
  const block = "action";
  const branches = (outcomes ?? []).map((outcome) => branchOf(type, outcome));
  if (typeof parameters !== "object" || parameters === null)
    recorder().fail("FLW815", { block, option: "parameters", value: nameOf(parameters) });
  const performed = recorder().perform({
    type: givenText({ block, option: "type" }, type),
    parameters: published(parameters, "parameters", verbatim) as Parameters,
    branches,
    errors: options?.errors ?? [],
    errorsGoOn: options?.errorsGoOn,
    onError: options?.onError,
    block,
    id: identifier(block, options),
  });
  return performed.outcome as Outcomes[number];
}

/** Texts stay as they are, empty ones too: drafts have them. */
function verbatim(value: string, option: string): string {
  return value === "" ? value : text({ block: "action", option }, value);
}

function branchOf(type: string, outcome: string): Branch {
  if (outcome === "next") return { slot: { kind: "next" }, label: outcome };
  if (outcome.startsWith("!") && outcome.length > 1) {
    return { slot: { kind: "error", error: outcome.slice(1) }, label: outcome };
  }
  const colon = outcome.indexOf(":");
  if (colon < 1) recorder().fail("FLW811", { type: nameOf(type), value: nameOf(outcome) });
  const slot = { kind: "condition", operator: outcome.slice(0, colon), operand: outcome.slice(colon + 1) } as const;
  return { slot, label: outcome };
}

intrinsic(action);
