import type { RealTime } from "./install-clock.js";
import type { Invocation, WorkerMessage } from "./protocol.js";
import type { VirtualClock } from "./virtual-clock.js";

export type Handler = (
  event: unknown,
  context: object,
  callback?: (error: unknown, result?: unknown) => void,
) => unknown;
type Done = Omit<Extract<WorkerMessage, { kind: "done" }>, "kind" | "id">;

export interface Surroundings {
  readonly clock: VirtualClock;
  readonly work: { isPending(): boolean };
  readonly real: RealTime;
  readonly functionName: string;
  readonly beat: () => void;
}

/** How many looks in a row must find nothing to wait for before virtual time moves, and before it is a timeout. */
const looksBeforeTimePasses = 4;
const looksBeforeTimeout = 14;

/**
 * Runs the handler once. While it waits for real input or output, real time passes and virtual time stands. When it
 * waits for nothing real, virtual time goes on to the next timer; with no timer within the limit it is a timeout.
 */
export async function runHandler(handler: Handler, invocation: Invocation, around: Surroundings): Promise<Done> {
  const { clock, work, real } = around;
  const deadline = invocation.time + invocation.limitMilliseconds;
  clock.set(invocation.time);
  let done: Done["outcome"] | undefined;
  const settle = async () => {
    const outcome = await invoke(handler, invocation, around);
    done ??= outcome;
  };
  void settle();

  let looks = 0;
  while (!done) {
    around.beat();
    await real.turn();
    if (done) break;
    if (work.isPending()) {
      looks = 0;
      await real.sleep(1);
      continue;
    }
    looks += 1;
    if (looks < looksBeforeTimePasses) continue;
    const due = clock.nextDue();
    if (due !== undefined && due <= deadline) {
      clock.runNext();
      looks = 0;
    } else if (looks < looksBeforeTimeout) {
      // Nothing listed is pending; give unlisted work of the runtime (compression, say) a moment.
      await real.sleep(4);
    } else {
      clock.set(deadline);
      const seconds = invocation.limitMilliseconds / 1000;
      done = { kind: "timedOut", why: `The function did not answer within ${seconds} s.` };
    }
  }
  return { elapsedMilliseconds: clock.now - invocation.time, outcome: done };
}

async function invoke(
  handler: Handler,
  { id, event, time, limitMilliseconds }: Invocation,
  around: Surroundings,
): Promise<Done["outcome"]> {
  const context = {
    awsRequestId: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
    functionName: around.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${around.functionName}`,
    memoryLimitInMB: "128",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, time + limitMilliseconds - around.clock.now),
  };
  try {
    const result = await (handler.length > 2 ? byCallback(handler, event, context) : handler(event, context));
    return { kind: "returned", payload: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return { kind: "threw", message: error instanceof Error ? error.message : String(error) };
  }
}

/** Handlers of the older form may answer through a callback, or return a promise all the same. */
function byCallback(handler: Handler, event: unknown, context: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback = (error: unknown, result?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(result);
    };
    const returned = handler(event, context, callback);
    if (returned instanceof Promise) returned.then(resolve, reject);
  });
}
