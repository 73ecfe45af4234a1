import { intrinsic } from "../intrinsic.js";
import { currentPaths } from "../current.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Performed } from "../recorder.js";
import { choice } from "../values.js";
import type { QueueTarget } from "./transfer.js";
import { queueParameters } from "./transfer.js";

/** Options of {@link getMetrics}. */
export interface GetMetricsOptions extends BlockOptions {
  /** The queue to look at; the working queue when absent. */
  readonly queue?: QueueTarget;
  readonly channel?: "voice" | "chat" | "task" | "email";
}

type Names = typeof currentPaths.metrics;
/** Figures as texts of the call; compare them as `Number(metrics.queue.size) > 5`. Zeros may come back empty. */
export type Metrics = { readonly [Group in keyof Names]: { readonly [Name in keyof Names[Group]]: string } };

/**
 * Fetches a queue's figures: contacts waiting, their age, estimated waits, agents by state. They last until the next
 * call of getMetrics.
 *
 * Block: Get metrics. All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, GetMetricData
 * @example
 * ```ts
 * const metrics = getMetrics({ queue: queue("Support") });
 * if (Number(metrics.queue.size) > 5) playPrompt(`There are ${metrics.queue.size} callers before you.`);
 * ```
 */
export function getMetrics(options: GetMetricsOptions = {}): Metrics {
  const block = "getMetrics";
  const spellings = { voice: "Voice", chat: "Chat", task: "Task", email: "Email" };
  const QueueChannel = choice({ block, option: "channel" }, options.channel, spellings);
  const performed = perform(
    block,
    "GetMetricData",
    { ...queueParameters(block, options.queue), QueueChannel },
    options,
  );
  const { queue, agents, contact } = currentPaths.metrics;
  return { queue: results(performed, queue), agents: results(performed, agents), contact: results(performed, contact) };
}

/** An object whose properties are results of a block, read when they are asked for. */
function results<T extends object>(performed: Performed, paths: T): { readonly [K in keyof T]: string } {
  const object = {};
  for (const [name, path] of Object.entries(paths)) {
    Object.defineProperty(object, name, { get: () => performed.result(path as string), enumerable: true });
  }
  return object as { readonly [K in keyof T]: string };
}

intrinsic(getMetrics);
