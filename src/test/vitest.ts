/**
 * `flowc/test/vitest`: matchers for calls, registered by importing this once, for instance in `setupFiles`:
 * `expect(call).toHaveHeard("Goodbye")`, `expect(call).toHaveEnded()`.
 */
import { expect } from "vitest";
import { callMatchers, type CallMatchers } from "./matchers.js";

expect.extend(callMatchers);

declare module "vitest" {
  interface Matchers<T> extends CallMatchers<T> {}
}
