import type { ErrorType } from "../language/error-types.js";
import { intrinsic } from "./intrinsic.js";
import { recorder } from "./recorder.js";

/** An error of a block. */
export interface FlowError {
  readonly type: ErrorType;
}

/**
 * The error of a `catch`, with its type.
 *
 * @example
 * ```ts
 * try {
 *   transferToQueue(queue("Support"));
 * } catch (error) {
 *   if (errorOf(error).type === "QueueAtCapacity") playPrompt("All lines are busy.");
 * }
 * ```
 */
export function errorOf(error: unknown): FlowError {
  return recorder().errorOf(error) as FlowError;
}

intrinsic(errorOf);
