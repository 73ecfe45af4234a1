/**
 * A partition of `0 … size - 1` that can be refined: elements are marked, then every set with marks is split into its
 * marked and its other elements. The smaller part becomes the new set (Valmari and Lehtinen, "Efficient minimization
 * of DFAs with partial transition functions", 2008), which is what keeps refinement within O(m log n).
 */
export interface Partition {
  /** Elements, set by set. */
  readonly elements: Int32Array;
  /** The set of each element. */
  readonly setOf: Int32Array;
  /** Set `s` is `elements[first[s] … end[s] - 1]`. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** Number of sets. */
  count: number;
  readonly place: Int32Array;
  readonly marked: Int32Array;
  readonly touched: Int32Array;
  touchedCount: number;
}

/** The partition in which two elements are together when `keyOf` gives the same; keys count from 0 without gaps. */
export function partition(size: number, keyOf: (element: number) => number): Partition {
  const setOf = new Int32Array(size);
  const end = new Int32Array(size + 1);
  let count = 0;
  for (let x = 0; x < size; x++) {
    const key = keyOf(x);
    setOf[x] = key;
    end[key]!++;
    if (key >= count) count = key + 1;
  }
  const first = new Int32Array(size + 1);
  for (let s = 0, at = 0; s < count; s++) {
    first[s] = at;
    at += end[s]!;
    end[s] = first[s]!;
  }
  const elements = new Int32Array(size);
  const place = new Int32Array(size);
  for (let x = 0; x < size; x++) {
    const at = end[setOf[x]!]!++;
    elements[at] = x;
    place[x] = at;
  }
  const marked = new Int32Array(size + 1);
  return { elements, setOf, first, end, count, place, marked, touched: new Int32Array(size + 1), touchedCount: 0 };
}

/** Marks an element. Marking one twice before the next {@link split} has no effect. */
export function mark(p: Partition, x: number): void {
  const s = p.setOf[x]!;
  const at = p.place[x]!;
  const border = p.first[s]! + p.marked[s]!;
  if (at < border) return;
  const other = p.elements[border]!;
  p.elements[at] = other;
  p.place[other] = at;
  p.elements[border] = x;
  p.place[x] = border;
  if (p.marked[s]!++ === 0) p.touched[p.touchedCount++] = s;
}

/** Splits every set of which some elements are marked, and takes all marks away. */
export function split(p: Partition): void {
  while (p.touchedCount > 0) {
    const s = p.touched[--p.touchedCount]!;
    const border = p.first[s]! + p.marked[s]!;
    const fresh = p.count;
    const marks = p.marked[s]!;
    p.marked[s] = 0;
    if (border === p.end[s]) continue;
    if (marks <= p.end[s]! - border) {
      p.first[fresh] = p.first[s]!;
      p.end[fresh] = border;
      p.first[s] = border;
    } else {
      p.end[fresh] = p.end[s]!;
      p.first[fresh] = border;
      p.end[s] = border;
    }
    for (let i = p.first[fresh]!; i < p.end[fresh]!; i++) p.setOf[p.elements[i]!] = fresh;
    p.count++;
  }
}
