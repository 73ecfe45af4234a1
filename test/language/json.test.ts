import fc from "fast-check";
import { expect, test } from "vitest";
import { mapMembers } from "../../src/language/json.js";

test("members are changed in their order, whatever their names; those without a value are left out", () => {
  const names = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "1", "0"));
  const values = fc.option(fc.integer(), { nil: undefined });
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name }), (members) => {
      const object = Object.fromEntries(members);
      const there = Object.entries(object).filter(([, value]) => value !== undefined);
      const changed = mapMembers(object, (value) => `${String(value)}!`);
      expect(Object.entries(changed)).toEqual(there.map(([name, value]) => [name, `${String(value)}!`]));
      expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
      expect(Object.entries(object)).toEqual(Object.entries(Object.fromEntries(members)));
    }),
  );
});
