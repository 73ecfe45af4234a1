import { describe, expect, it } from "vitest";
import { createInstance } from "../../src/simulate/instance.js";
import { callable, published } from "./corpus.js";
import { randomCalls } from "./random-caller.js";

const instance = createInstance({ flows: published });

describe.skipIf(callable.length === 0)("every real flow", () => {
  it("takes random callers, random data and failing functions, and every call ends in a named state", () => {
    const reasons = new Map<string, number>();
    for (const flow of callable) {
      const calls = randomCalls(instance, flow);
      for (let number = 0; number < 10; number += 1) {
        const { state, effects } = calls.call(number);
        expect(state.ended, flow.name).toBeDefined();
        expect(state.steps).toBeLessThanOrEqual(2_000);
        expect(effects.at(-1)?.kind).toBe("ended");
        const reason = state.ended?.reason ?? "";
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    expect(reasons.get("disconnected") ?? 0).toBeGreaterThan(200);
    // A few published files name types that the service does not have.
    expect(reasons.get("unsupportedAction") ?? 0).toBeLessThan(20);
  });

  it("gives the same calls for the same numbers", () => {
    for (const flow of callable.slice(0, 20)) {
      const { effects } = randomCalls(instance, flow).call(5);
      expect(randomCalls(instance, flow).call(5).effects).toEqual(effects);
    }
  });
});
