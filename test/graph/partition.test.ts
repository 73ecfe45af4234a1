import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mark, partition, split } from "../../src/graph/partition.js";

test("splitting separates marked elements from the others of their set, and nothing else", () => {
  const keys = fc.array(fc.nat(3), { maxLength: 12 }).map((list) => {
    const distinct = [...new Set(list)];
    return list.map((key) => distinct.indexOf(key));
  });
  fc.assert(
    fc.property(keys, fc.array(fc.array(fc.nat(11), { maxLength: 15 })), (keyOf, rounds) => {
      const p = partition(keyOf.length, (x) => keyOf[x]!);
      let model = keyOf.map(String);
      for (const round of rounds) {
        const marked = new Set(round.filter((x) => x < keyOf.length));
        round.filter((x) => marked.has(x)).forEach((x) => mark(p, x)); // some of them twice
        split(p);
        model = model.map((set, x) => `${set}${marked.has(x) ? "m" : "o"}`);
        for (const x of model.keys()) {
          for (const y of model.keys()) expect(p.setOf[x] === p.setOf[y]).toBe(model[x] === model[y]);
        }
      }
      expect(p.count).toBe(new Set(model).size);
      const sets = Array.from({ length: p.count }, (_, s) => Array.from(p.elements.subarray(p.first[s]!, p.end[s]!)));
      expect(sets.map((set) => new Set(set.map((x) => model[x])).size)).toEqual(sets.map(() => 1));
      expect(sets.flat().toSorted((a, b) => a - b)).toEqual([...keyOf.keys()]);
    }),
  );
});
