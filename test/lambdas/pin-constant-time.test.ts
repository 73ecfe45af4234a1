import type crypto from "node:crypto";
import { expect, it, vi } from "vitest";

vi.mock("node:crypto", async (load) => {
  const real = await load<typeof crypto>();
  return { ...real, timingSafeEqual: vi.fn(real.timingSafeEqual) };
});

const { timingSafeEqual } = await import("node:crypto");
const { hashPin, isPin } = await import("../../lambdas/one-time-pin/pin-hash.js");

it("a PIN is compared in constant time, right or wrong, and as hashes of one length", () => {
  const key = "k".repeat(32);
  const hashed = hashPin(key, "123456");
  expect(["123456", "123457", "999999", "1"].map((pin) => isPin(key, pin, hashed))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(vi.mocked(timingSafeEqual).mock.calls.map(([a, b]) => [a.byteLength, b.byteLength])).toEqual([
    [32, 32],
    [32, 32],
    [32, 32],
    [32, 32],
  ]);
});
