/** Longest text that is compared; nobody mistypes a longer one by a letter or two. */
const longest = 80;

/** The known name that is nearest to what was written, when it is near enough to be a slip of the fingers. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  if (written.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.ceil(written.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - written.length) >= bestDistance) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** ` Did you mean "queues"?`, with the space in front, or `""`: fills a `{hint}` hole. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known);
  return name === undefined || name === written ? "" : ` Did you mean "${name}"?`;
}

/** Letters to insert, remove, replace or swap with their neighbour (Damerau–Levenshtein, restricted). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(rows, i - 2, j - 2) + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
