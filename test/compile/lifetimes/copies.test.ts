import fc from "fast-check";
import { expect, it } from "vitest";
import { sequence, type Write } from "../../../src/compile/lifetimes/copies.js";

const names = ["a", "b", "c", "d", "a_b", "ab"];

type State = ReadonlyMap<string, string>;

/** What a value reads: attributes are replaced by what they hold. */
function evaluate(value: string, state: State): string {
  return value.replace(/\$\.FlowAttributes\.(\w+)/g, (_, name: string) => state.get(name) ?? "");
}

/** Writes that do not see each other. */
function write(state: State, group: readonly Write[]): State {
  return new Map([...state, ...group.map((w): [string, string] => [w.attribute, evaluate(w.value, state)])]);
}

/** How the service may carry out the writes of one block: the outcome must not depend on it. */
const ways: Readonly<Record<string, (state: State, group: readonly Write[]) => State>> = {
  "at once": write,
  "in order": (state, group) => group.reduce((s, w) => write(s, [w]), state),
  "in the opposite order": (state, group) => group.reduceRight((s, w) => write(s, [w]), state),
};

const value = fc
  .array(
    fc.oneof(
      fc.constantFrom(...names).map((n) => `$.FlowAttributes.${n}`),
      fc.constantFrom("x", "-", "$5", "a"),
    ),
    {
      maxLength: 3,
    },
  )
  .map((parts) => parts.join(" "));
const parallel = fc
  .uniqueArray(fc.constantFrom(...names), { maxLength: names.length })
  .chain((chosen) => fc.tuple(...chosen.map((attribute) => value.map((v): Write => ({ attribute, value: v })))));

it.each(Object.entries(ways))("writes block by block what was meant at once, each block %s", (_, carryOut) => {
  fc.assert(
    fc.property(parallel, (writes) => {
      const before: State = new Map(names.map((name) => [name, `<${name}>`]));
      let made = 0;
      const temporary = (wanted: string) => `${wanted}${made++}`;
      const after = sequence(writes, temporary).reduce(carryOut, before);
      const wanted = write(before, writes);
      for (const name of names) expect(after.get(name)).toBe(wanted.get(name));
    }),
    { numRuns: 500 },
  );
});

it("writes nothing for what stays where it is, and puts aside only for circles", () => {
  fc.assert(
    fc.property(parallel, (writes) => {
      let made = 0;
      const groups = sequence(writes, (wanted) => `${wanted}${made++}`);
      const own = groups.flat().filter((w) => writes.some((x) => x.attribute === w.attribute));
      expect(own.length).toBe(writes.filter((w) => w.value !== `$.FlowAttributes.${w.attribute}`).length);
      const reads = (w: Write) => [...w.value.matchAll(/\$\.FlowAttributes\.(\w+)/g)].map((m) => m[1]);
      const graph = new Map(writes.map((w) => [w.attribute, reads(w).filter((n) => n !== w.attribute)]));
      const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
        (graph.get(from) ?? []).some((next) => {
          if (next === undefined || !graph.has(next) || seen.has(next)) return false;
          seen.add(next);
          return next === to || reaches(next, to, seen);
        });
      const hasCircle = writes.some((w) => reaches(w.attribute, w.attribute));
      if (!hasCircle) expect(made).toBe(0);
    }),
    { numRuns: 500 },
  );
});
