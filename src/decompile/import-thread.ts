import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { ImportOutcome, PlannedFlow } from "./import-flow.js";

/** A thread that helps with an import while the caller does other work. Requests are answered one after the other. */
export interface ImportThread {
  /** Formats a source. */
  format(source: string): Promise<string>;
  /** Writes a flow that needs no table of settings. */
  importFlow(planned: PlannedFlow): Promise<ImportOutcome>;
  close(): Promise<void>;
}

/** What the thread is asked, with a number that its answer has too. */
export type ThreadRequest = { readonly number: number } & (
  { readonly source: string } | { readonly planned: PlannedFlow }
);

/** What it answers: a text, what came of a flow, or why there is neither. */
export type ThreadAnswer = { readonly number: number } & (
  { readonly value: string | ImportOutcome } | { readonly problem: string }
);

/**
 * Starts a thread that compiles in the folder of a workbench. Undefined where flowc runs from its sources and has not
 * been built: the caller then does all of the work itself.
 */
export function openImportThread(folder: string, program = threadFile()): ImportThread | undefined {
  return program && startThread(folder, program);
}

/** The thread's program, which only a built flowc has. */
function threadFile(): URL | undefined {
  const places = ["./import-worker.js", "../decompile/import-worker.js"];
  return places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
}

interface Waiting {
  readonly resolve: (value: string | ImportOutcome) => void;
  readonly reject: (error: Error) => void;
}

function startThread(folder: string, program: URL): ImportThread {
  const thread = new Worker(program, { workerData: folder, execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  thread.on("message", (answer: ThreadAnswer) => {
    const request = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ("value" in answer) request?.resolve(answer.value);
    else request?.reject(new Error(answer.problem));
  });
  let failure: Error | undefined;
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(`The import's thread ended: ${String(error)}`);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  thread.on("error", fail).on("exit", fail);
  const ask = (request: { readonly source: string } | { readonly planned: PlannedFlow }) =>
    new Promise<string | ImportOutcome>((resolve, reject) => {
      if (failure) return reject(failure);
      const number = count++;
      waiting.set(number, { resolve, reject });
      thread.postMessage({ number, ...request } satisfies ThreadRequest, []);
    });
  return {
    format: async (source) => (await ask({ source })) as string,
    importFlow: async (planned) => (await ask({ planned })) as ImportOutcome,
    close: async () => {
      await thread.terminate();
    },
  };
}
