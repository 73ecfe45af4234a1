import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { errorBranch, perform } from "../perform.js";
import type { Range } from "../range.js";
import type { Branch } from "../recorder.js";
import { recorder } from "../recorder.js";
import { list, nameOf, wholeNumber } from "../values.js";

/** A share in percent, 0 to 100. */
export type Percentage = Range<0, 100>;

const block = "distributeByPercentage";

/**
 * Sends contacts different ways at random. The answer is the name of the share that was drawn; compare it at once. The
 * shares are whole percentages and add up to 100. When one share is 100, there is nothing to draw and no block.
 *
 * Block: Distribute by percentage. All channels. Flow types: all but hold, customer whisper and agent whisper flows. No
 * errors.
 *
 * @source Administrator Guide, Distribute by percentage; the thresholds were observed in AWS's own sample flow
 * @example
 * ```ts
 * switch (distributeByPercentage({ pilot: 10, rest: 90 })) {
 *   case "pilot":
 *     return transferToQueue(queue("Pilot"));
 *   case "rest":
 *     return transferToQueue(queue("Support"));
 * }
 * ```
 */
export function distributeByPercentage<const Shares extends { readonly [name: string]: Percentage }>(
  shares: Shares,
  options?: BlockOptions,
): keyof Shares & string {
  const names = list({ block, option: "shares" }, Object.keys(shares), { min: 2 });
  const percentages = names.map((name) =>
    Number(wholeNumber({ block, option: name }, shares[name], { min: 0, max: 100 })),
  );
  const sum = percentages.reduce((total, share) => total + share, 0);
  if (sum !== 100) recorder().fail("FLW806", { sum: nameOf(sum) });

  const whole = names[percentages.indexOf(100)];
  if (whole !== undefined) return whole;

  // The service draws 1 to 100 and takes the first branch whose operand is larger than the draw. A share of nothing has
  // no branch: its operand would not be larger than the one before it, and operands must rise.
  const branches: Branch[] = [];
  let total = 0;
  for (const [index, name] of names.entries()) {
    const share = percentages[index] as number;
    total += share;
    if (share === 0) continue;
    const last = total === 100;
    branches.push(
      last
        ? errorBranch("NoMatchingCondition", name)
        : { slot: { kind: "condition", operator: "NumberLessThan", operand: String(total + 1) }, label: name },
    );
  }
  return perform(block, "DistributeByPercentage", {}, options, { branches }).outcome as keyof Shares & string;
}

intrinsic(distributeByPercentage);
