import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, errorBranch, perform } from "../perform.js";
import type { Hours, Resource } from "../symbols.js";
import { resource } from "../symbols.js";
import { choice } from "../values.js";
import type { QueueTarget } from "./transfer.js";
import { queueParameters } from "./transfer.js";

/** Options of {@link checkStaffing} and {@link queueMetric}. */
export interface QueueCheckOptions extends BlockOptions {
  /** The queue to look at; the working queue when absent. */
  readonly queue?: QueueTarget;
}

/**
 * True while hours of operation are open: those given, or those of the working queue.
 *
 * Block: Check hours of operation. All channels. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `NoMatchingError` (no queue, or an agent's queue).
 *
 * @source Developer Guide, CheckHoursOfOperation
 * @example
 * ```ts
 * if (!checkHoursOfOperation(hours("Office"))) {
 *   playPrompt("We are closed.");
 *   return disconnect();
 * }
 * ```
 */
export function checkHoursOfOperation(schedule?: Hours | Resource<"hours">, options?: BlockOptions): boolean {
  const block = "checkHoursOfOperation";
  const HoursOfOperationId = resource({ block, option: "hours" }, schedule, "hours");
  const performed = perform(block, "CheckHoursOfOperation", { HoursOfOperationId }, options, {
    branches: [equalsBranch("True"), equalsBranch("False")],
  });
  return performed.ended("True");
}

/**
 * True when at least one agent of the queue is `available` (could take a contact now), `staffed` (available, on a
 * contact, or in after-contact work) or `online` (any state but offline).
 *
 * Block: Check staffing. All channels. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `NoMatchingError`.
 *
 * @source Developer Guide, CheckMetricData
 * @example
 * ```ts
 * if (!checkStaffing("staffed", { queue: queue("Support") })) playPrompt("Nobody is here right now.");
 * ```
 */
export function checkStaffing(state: "available" | "staffed" | "online", options?: QueueCheckOptions): boolean {
  const block = "checkStaffing";
  const spellings = {
    available: "NumberOfAgentsAvailable",
    staffed: "NumberOfAgentsStaffed",
    online: "NumberOfAgentsOnline",
  };
  const MetricType = choice({ block, option: "state" }, state, spellings);
  const parameters = { MetricType, ...queueParameters(block, options?.queue) };
  const performed = perform(block, "CheckMetricData", parameters, options, {
    branches: [
      { slot: { kind: "condition", operator: "NumberGreaterThan", operand: "0" }, label: "yes" },
      errorBranch("NoMatchingCondition", "no"),
    ],
  });
  return performed.ended("yes");
}

/**
 * A figure of a queue: how many contacts wait, or for how many seconds the oldest has waited. Compare it at once with
 * numbers, with `<`, `>=`, `===` or `switch`. (The service counts the age in milliseconds; flowc converts.)
 *
 * Block: Check queue status. All channels. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `NoMatchingError`.
 *
 * @source Developer Guide, CheckMetricData; the milliseconds were observed in real flows
 * @example
 * ```ts
 * if (queueMetric("oldestContactAgeSeconds") > 300) playPrompt("The wait is longer than five minutes.");
 * ```
 */
export function queueMetric(
  metric: "contactsInQueue" | "oldestContactAgeSeconds",
  options?: QueueCheckOptions,
): number {
  const block = "queueMetric";
  const spellings = {
    contactsInQueue: "NumberOfContactsInQueue",
    oldestContactAgeSeconds: "OldestContactInQueueAgeSeconds",
  };
  const MetricType = choice({ block, option: "metric" }, metric, spellings);
  const inMilliseconds = metric === "oldestContactAgeSeconds";
  const operand = (value: string | number): string => String(Math.round(Number(value) * (inMilliseconds ? 1000 : 1)));
  const parameters = { MetricType, ...queueParameters(block, options?.queue) };
  const performed = perform(block, "CheckMetricData", parameters, options, {
    branches: [errorBranch("NoMatchingCondition", "otherwise", { operand })],
  });
  return performed.outcome as unknown as number;
}

intrinsic(checkHoursOfOperation, checkStaffing, queueMetric);
