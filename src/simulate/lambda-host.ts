import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { LambdaRunner } from "./lambda-double.js";
import type { LambdaAnswer, LambdaQuestion } from "./question.js";
import type { Invocation, WorkerMessage, WorkerStart } from "./worker/protocol.js";

/** A real handler: a bundle file and what it is told. */
export interface LambdaHandler {
  /** Path of the bundle, CommonJS or an ES module. */
  readonly file: string;
  /** Name of the exported function; `handler` when absent. */
  readonly handler?: string;
  /** All environment variables that the handler sees. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface LambdaHostOptions {
  /** Real milliseconds that a handler may keep the processor busy; 5,000 when absent. */
  readonly busyMilliseconds?: number;
  /** Real milliseconds that an invocation may wait for input and output; 30,000 when absent. */
  readonly totalMilliseconds?: number;
  /** Gets what handlers print; dropped when absent, since it may hold personal data. */
  readonly onOutput?: (functionName: string, text: string) => void;
}

/** Real handlers, each in a worker thread whose clock is the call's. */
export interface LambdaHost {
  /** Function name → runner, for `createInstance`. */
  readonly runners: ReadonlyMap<string, LambdaRunner>;
  /** Stops all workers. */
  close(): Promise<void>;
}

/** Prepares handlers; a worker starts with the first invocation and stays warm for the following ones. */
export function createLambdaHost(
  functions: ReadonlyMap<string, LambdaHandler>,
  options: LambdaHostOptions = {},
): LambdaHost {
  const hosted = Array.from(
    functions,
    ([name, handler]) => [name, new HostedFunction(name, handler, options)] as const,
  );
  return {
    runners: new Map(hosted.map(([name, one]) => [name, (question, time) => one.invoke(question, time)])),
    close: async () => {
      await Promise.all(hosted.map(([, one]) => one.stop()));
    },
  };
}

const watchMilliseconds = 100;

/** One function: at most one worker, one invocation at a time. */
class HostedFunction {
  readonly #name: string;
  readonly #handler: LambdaHandler;
  readonly #options: LambdaHostOptions;
  readonly #heartbeat = new SharedArrayBuffer(4);
  #worker: Worker | undefined;
  /** The worker that has loaded its bundle: only then is a thread that stands still a busy handler. */
  #loaded: Worker | undefined;
  #lastId = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(name: string, handler: LambdaHandler, options: LambdaHostOptions) {
    this.#name = name;
    this.#handler = handler;
    this.#options = options;
  }

  /** Waits for earlier invocations, then runs the handler. */
  invoke(question: LambdaQuestion, time: number): Promise<LambdaAnswer> {
    const answer = this.#queue.then(() => this.#run(question, time));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #run({ event, limitMilliseconds }: LambdaQuestion, time: number): Promise<LambdaAnswer> {
    const worker = (this.#worker ??= this.#start(await workerUrl(), time));
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = withResolvers<LambdaAnswer>();
    const give = (elapsedMilliseconds: number, outcome: LambdaAnswer["outcome"]) =>
      answered.resolve({ kind: "lambda", elapsedMilliseconds, outcome });
    const stopWith = (why: string) => {
      void this.stop();
      give(limitMilliseconds, { kind: "timedOut", why });
    };
    const onMessage = (message: WorkerMessage) => {
      if (message.kind === "done" && message.id === id) give(message.elapsedMilliseconds, message.outcome);
    };
    const onError = (error: unknown) => {
      void this.stop();
      give(0, { kind: "threw", message: error instanceof Error ? error.message : String(error) });
    };
    const onExit = () => onError(new Error("The function ended its process."));
    worker.on("message", onMessage).once("error", onError).once("exit", onExit).ref();
    const watchdog = this.#watch(worker, stopWith);
    worker.postMessage({ id, event, time, limitMilliseconds } satisfies Invocation, []);
    try {
      return await answered.promise;
    } finally {
      clearInterval(watchdog);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit).unref();
    }
  }

  /** Looks, in real time, whether the thread still turns and whether the invocation takes too long. */
  #watch(worker: Worker, stopWith: (why: string) => void): NodeJS.Timeout {
    const busy = this.#options.busyMilliseconds ?? 5_000;
    const total = this.#options.totalMilliseconds ?? 30_000;
    const counter = new Int32Array(this.#heartbeat);
    const begun = performance.now();
    let beats = Atomics.load(counter, 0);
    let turnedAt = begun;
    return setInterval(() => {
      const now = performance.now();
      const count = Atomics.load(counter, 0);
      if (count !== beats || this.#loaded !== worker) {
        beats = count;
        turnedAt = now;
      }
      if (now - turnedAt > busy) stopWith(`The function was busy for ${busy / 1000} s of real time without an answer.`);
      else if (now - begun > total)
        stopWith(`The function waited ${total / 1000} s of real time, for the network or to be loaded.`);
    }, watchMilliseconds);
  }

  #start(url: URL, time: number): Worker {
    const start: WorkerStart = {
      url: pathToFileURL(this.#handler.file).href,
      handler: this.#handler.handler ?? "handler",
      functionName: this.#name,
      heartbeat: this.#heartbeat,
      time,
    };
    const worker = new Worker(url, {
      workerData: start,
      env: { ...this.#handler.environment },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => this.#options.onOutput?.(this.#name, text));
    }
    worker.on("message", ({ kind }: WorkerMessage) => {
      if (kind === "loaded") this.#loaded = worker;
    });
    // A worker that fails between invocations is replaced at the next one.
    worker.on("error", () => this.#forget(worker)).on("exit", () => this.#forget(worker));
    worker.unref();
    return worker;
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((one) => {
    resolve = one;
  });
  return { promise, resolve };
}

let sourceWorker: Promise<URL> | undefined;

/** The worker's script: built beside this module, or, when flowc runs from its TypeScript source, bundled now. */
function workerUrl(): Promise<URL> {
  if (import.meta.url.endsWith(".ts")) return (sourceWorker ??= bundleWorker());
  const places = ["./lambda-worker.js", "./simulate/lambda-worker.js", "../simulate/lambda-worker.js"];
  const urls = places.map((place) => new URL(place, import.meta.url));
  const found = urls.find((url) => existsSync(url));
  if (!found) throw new Error(`flowc's own file simulate/lambda-worker.js is missing; run its build.`);
  return Promise.resolve(found);
}

async function bundleWorker(): Promise<URL> {
  const { build } = await import("esbuild");
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./lambda-worker.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
  });
  const code = result.outputFiles[0]?.contents ?? new Uint8Array();
  return new URL(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}
