/**
 * Places intervals along a line, in the given order and without overlap, as near to where they want to be as the sum
 * of squared distances allows. Linear time (pool adjacent violators).
 *
 * @param wanted where each interval would like to begin
 * @param sizes length of each interval, the gap behind it included
 * @returns where each interval begins: `begin[i] + sizes[i] <= begin[i + 1]`
 */
export function spread(wanted: readonly number[], sizes: readonly number[]): readonly number[] {
  // With what lies before it taken off, an interval may not begin before the one before it: isotonic regression.
  const pools: { sum: number; count: number }[] = [];
  let before = 0;
  wanted.forEach((want, i) => {
    let pool = { sum: want - before, count: 1 };
    before += sizes[i]!;
    for (let last = pools.at(-1); last && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const begins: number[] = [];
  before = 0;
  for (const { sum, count } of pools) {
    for (let k = 0; k < count; k++) {
      begins.push(sum / count + before);
      before += sizes[begins.length - 1]!;
    }
  }
  return begins;
}
