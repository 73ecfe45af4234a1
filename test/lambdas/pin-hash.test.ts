import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPin, isPin, newPin, pseudonym } from "../../lambdas/one-time-pin/pin-hash.js";

const key = fc.string({ minLength: 32, maxLength: 64 });
const pin = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 4, maxLength: 8 });

describe("a hashed PIN", () => {
  it("is recognised, and no other PIN or key is", () => {
    fc.assert(
      fc.property(key, key, pin, pin, (one, other, right, wrong) => {
        const hashed = hashPin(one, right);
        expect(isPin(one, right, hashed)).toBe(true);
        expect(isPin(one, wrong, hashed)).toBe(wrong === right);
        expect(isPin(other, right, hashed)).toBe(other === one);
      }),
    );
  });

  it("has a salt of its own, so equal PINs make different records", () => {
    fc.assert(
      fc.property(key, pin, (secret, digits) => {
        const [one, other] = [hashPin(secret, digits), hashPin(secret, digits)];
        expect(one.salt).not.toBe(other.salt);
        expect(one.hash).not.toBe(other.hash);
        expect(isPin(secret, digits, { salt: other.salt, hash: one.hash })).toBe(false);
      }),
    );
  });

  it("that is damaged matches nothing, and throws nothing", () => {
    fc.assert(
      fc.property(key, pin, fc.string(), fc.string(), (secret, digits, salt, hash) => {
        expect(isPin(secret, digits, { salt, hash })).toBe(false);
      }),
    );
  });
});

describe("a new PIN", () => {
  it("has exactly the digits asked for, leading zeros included", () => {
    for (const digits of [4, 5, 6, 7, 8]) {
      const pins = Array.from({ length: 2000 }, () => newPin(digits));
      expect(pins.every((pin) => new RegExp(`^\\d{${digits}}$`).test(pin))).toBe(true);
      // 2000 draws miss a first digit 0 once in 10^91.
      expect(pins.some((pin) => pin.startsWith("0"))).toBe(true);
      expect(pins.some((pin) => pin.startsWith("9"))).toBe(true);
    }
  });
});

describe("a pseudonym", () => {
  it("is the same for a number and key, different otherwise, and holds no digits of the number", () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(pseudonym(one, "+15550100")).toBe(pseudonym(one, "+15550100"));
        expect(pseudonym(one, "+15550100")).not.toBe(pseudonym(one, "+15550101"));
        expect(pseudonym(one, "+15550100") === pseudonym(other, "+15550100")).toBe(one === other);
        expect(pseudonym(one, "+15550100")).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});
