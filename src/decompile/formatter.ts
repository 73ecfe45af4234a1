import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { formatSource } from "./format.js";

/** Formats sources while the caller does other work. */
export interface Formatter {
  format(source: string): Promise<string>;
  close(): Promise<void>;
}

/** A formatter in a thread of its own; in this one where flowc runs from its sources and has not been built. */
export function openFormatter(program = threadFile()): Formatter {
  return program ? formatterBeside(program) : { format: formatSource, close: () => Promise.resolve() };
}

/** The thread's program, which only a built flowc has. */
function threadFile(): URL | undefined {
  const places = ["./format-worker.js", "../decompile/format-worker.js"];
  return places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
}

interface Answer {
  readonly number: number;
  readonly text?: string;
  readonly problem?: string;
}

interface Waiting {
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

function formatterBeside(program: URL): Formatter {
  const thread = new Worker(program, { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  thread.on("message", ({ number, text, problem }: Answer) => {
    const request = waiting.get(number);
    waiting.delete(number);
    if (text === undefined) request?.reject(new Error(problem));
    else request?.resolve(text);
  });
  let failure: Error | undefined;
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(`The formatter's thread ended: ${String(error)}`);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  thread.on("error", fail).on("exit", fail);
  return {
    format: (source) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        const number = count++;
        waiting.set(number, { resolve, reject });
        thread.postMessage({ number, source }, []);
      }),
    close: async () => {
      await thread.terminate();
    },
  };
}
