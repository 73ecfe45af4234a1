import type { JsonObject } from "../../language/json.js";

/** What a worker is started with. */
export interface WorkerStart {
  /** URL of the bundle. */
  readonly url: string;
  /** Name of the exported function. */
  readonly handler: string;
  readonly functionName: string;
  /** Counts up while the thread is not stuck in JavaScript. */
  readonly heartbeat: SharedArrayBuffer;
  /** First virtual time, milliseconds since 1970. */
  readonly time: number;
}

/** Asks the worker to run its handler. */
export interface Invocation {
  readonly id: number;
  readonly event: JsonObject;
  /** Virtual time of the invocation, and how long the answer may take. */
  readonly time: number;
  readonly limitMilliseconds: number;
}

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: "loaded" }
  | {
      readonly kind: "done";
      readonly id: number;
      readonly elapsedMilliseconds: number;
      readonly outcome:
        | { readonly kind: "returned"; readonly payload: string }
        | { readonly kind: "threw"; readonly message: string }
        | { readonly kind: "timedOut"; readonly why: string };
    };
