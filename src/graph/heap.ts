/** A set of the numbers `0 … size - 1` that gives back its least member first. */
export interface LeastFirst {
  add(x: number): void;
  /** The least member, taken out; -1 when empty. */
  take(): number;
}

/** An empty set; adding and taking cost O(log n). */
export function leastFirst(size: number): LeastFirst {
  const heap = new Int32Array(size);
  const member = new Uint8Array(size);
  let count = 0;
  return {
    add(x) {
      if (member[x]) return;
      member[x] = 1;
      let i = count++;
      for (let up = (i - 1) >> 1; i > 0 && heap[up]! > x; up = (i - 1) >> 1) {
        heap[i] = heap[up]!;
        i = up;
      }
      heap[i] = x;
    },
    take() {
      if (count === 0) return -1;
      const least = heap[0]!;
      member[least] = 0;
      const x = heap[--count]!;
      let i = 0;
      for (let child = 1; child < count; child = 2 * i + 1) {
        if (child + 1 < count && heap[child + 1]! < heap[child]!) child++;
        if (heap[child]! >= x) break;
        heap[i] = heap[child]!;
        i = child;
      }
      if (count > 0) heap[i] = x;
      return least;
    },
  };
}
