import { parentPort, workerData } from "node:worker_threads";
import { installClock } from "./worker/install-clock.js";
import type { Invocation, WorkerMessage, WorkerStart } from "./worker/protocol.js";
import { watchRealWork } from "./worker/real-work.js";
import { runHandler, type Handler } from "./worker/run-handler.js";
import { VirtualClock } from "./worker/virtual-clock.js";

/** The entry of a worker thread: loads one handler under the call's clock and runs it when asked to. */
const start = workerData as WorkerStart;
const heartbeat = new Int32Array(start.heartbeat);
const clock = new VirtualClock(start.time);
const work = watchRealWork();
const real = installClock(clock);
const surroundings = {
  clock,
  work,
  real,
  functionName: start.functionName,
  beat: () => void Atomics.add(heartbeat, 0, 1),
};

const loaded: Promise<Handler> = load();
void loaded.then(
  () => post({ kind: "loaded" }),
  () => post({ kind: "loaded" }),
);

parentPort?.on("message", (invocation: Invocation) => {
  void answer(invocation);
});

async function answer(invocation: Invocation): Promise<void> {
  try {
    post({ kind: "done", id: invocation.id, ...(await runHandler(await loaded, invocation, surroundings)) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ kind: "done", id: invocation.id, elapsedMilliseconds: 0, outcome: { kind: "threw", message } });
  }
}

async function load(): Promise<Handler> {
  const module = (await import(start.url)) as Record<string, unknown> & { default?: Record<string, unknown> };
  const handler = module[start.handler] ?? module.default?.[start.handler];
  if (typeof handler !== "function") throw new Error(`The bundle exports no function "${start.handler}".`);
  return handler as Handler;
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message, []);
}
