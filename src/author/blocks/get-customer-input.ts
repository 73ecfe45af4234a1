import { intrinsic } from "../intrinsic.js";
import type { Key } from "../key.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, errorBranch, perform } from "../perform.js";
import { keys as allKeys } from "../key.js";
import { recorder } from "../recorder.js";
import type { Speech } from "../speech.js";
import { speechParameters } from "../speech.js";
import { list, nameOf, wholeNumber } from "../values.js";

/** Options of {@link getCustomerInput}. */
export interface GetCustomerInputOptions<K extends readonly Key[]> extends BlockOptions {
  /** The keys the menu offers. When absent: those that the flow compares the answer with. */
  readonly keys?: K;
  /** Seconds to wait for a key; 5 when absent. The Administrator Guide names 180 as the most. */
  readonly timeoutSeconds?: number;
}

const block = "getCustomerInput";

/**
 * Plays a menu and waits for one key. The answer is the key, `"timeout"`, or `"noMatch"` for a key that is not offered;
 * compare it at once, with `switch` or `===`.
 *
 * Block: Get customer input (touch tone). Voice only: on other channels the error branch is taken. Flow types: inbound,
 * customer queue, transfer flows, modules. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Get customer input
 * @example
 * ```ts
 * switch (getCustomerInput("For sales, press 1. For support, press 2.", { keys: ["1", "2"], timeoutSeconds: 8 })) {
 *   case "1":
 *     return transferToQueue(queue("Sales"));
 *   case "2":
 *     return transferToQueue(queue("Support"));
 *   default:
 *     playPrompt("Goodbye.");
 *     return disconnect();
 * }
 * ```
 */
export function getCustomerInput<const K extends readonly Key[] = readonly Key[]>(
  speech: Speech,
  options?: GetCustomerInputOptions<K>,
): K[number] | "timeout" | "noMatch" {
  const parameters = {
    ...speechParameters(block, speech),
    StoreInput: "False",
    InputTimeLimitSeconds: wholeNumber({ block, option: "timeoutSeconds" }, options?.timeoutSeconds ?? 5, { min: 1 }),
  };
  const offered = options?.keys && checkedKeys(options.keys);
  const performed = perform(block, "GetParticipantInput", parameters, options, {
    branches: [
      ...(offered ?? []).map((key) => equalsBranch(key)),
      errorBranch("NoMatchingCondition", "noMatch", offered ? undefined : {}),
      errorBranch("InputTimeLimitExceeded", "timeout"),
    ],
  });
  return performed.outcome as K[number] | "timeout" | "noMatch";
}

function checkedKeys(keys: readonly Key[]): readonly Key[] {
  const place = { block, option: "keys" };
  for (const [index, key] of list(place, keys, { min: 1, max: allKeys.length }).entries()) {
    if (!allKeys.includes(key)) recorder().fail("FLW813", { ...place, value: nameOf(key), known: allKeys.join(" ") });
    if (keys.indexOf(key) !== index) recorder().fail("FLW808", { ...place, value: nameOf(key) });
  }
  return keys;
}

intrinsic(getCustomerInput);
