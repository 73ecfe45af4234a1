/**
 * Places intervals along a line, in the given order and without overlap, as near to where they want to be as the sum
 * of squared distances allows. Linear time (pool adjacent violators).
 *
 * @param order the intervals, by number
 * @param wanted where each interval would like to begin, by its number
 * @param sizes length of each interval, the gap behind it included
 * @param begins where to put the answer: `begins[a] + sizes[a] <= begins[b]` for `b` behind `a`
 */
export function spread(
  order: readonly number[],
  wanted: ArrayLike<number>,
  sizes: ArrayLike<number>,
  begins: { [interval: number]: number },
): void {
  if (haveRoom(order, wanted, sizes)) {
    for (const interval of order) begins[interval] = wanted[interval]!;
    return;
  }
  // With what lies before it taken off, an interval may not begin before the one before it: isotonic regression.
  const sums: number[] = [];
  const counts: number[] = [];
  let before = 0;
  for (const interval of order) {
    let sum = wanted[interval]! - before;
    let count = 1;
    before += sizes[interval]!;
    while (sums.length > 0 && sums.at(-1)! / counts.at(-1)! >= sum / count) {
      sum += sums.pop()!;
      count += counts.pop()!;
    }
    sums.push(sum);
    counts.push(count);
  }
  before = 0;
  let at = 0;
  for (let pool = 0; pool < sums.length; pool++) {
    const begin = sums[pool]! / counts[pool]!;
    for (let k = 0; k < counts[pool]!; k++) {
      const interval = order[at++]!;
      begins[interval] = begin + before;
      before += sizes[interval]!;
    }
  }
}

/** True when each interval can begin where it wants to. */
function haveRoom(order: readonly number[], wanted: ArrayLike<number>, sizes: ArrayLike<number>): boolean {
  for (let i = 1; i < order.length; i++) {
    const before = order[i - 1]!;
    if (wanted[before]! + sizes[before]! > wanted[order[i]!]!) return false;
  }
  return true;
}
