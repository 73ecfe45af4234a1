import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Wall clock of a command in milliseconds. Throws with its output when it fails. */
export function timeCommand(command: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}): number {
  const [file = "", ...args] = command;
  const before = performance.now();
  const done = spawnSync(file, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, ...environment },
  });
  const ms = performance.now() - before;
  if (done.status !== 0)
    throw new Error(`${command.join(" ")} ended with ${done.status}\n${done.stdout}${done.stderr}`);
  return ms;
}

/** Peak resident memory of a Node command, MiB. */
export function peakMemory(args: readonly string[], cwd: string): number {
  const folder = mkdtempSync(join(tmpdir(), "flowc-bench-"));
  const file = join(folder, "memory");
  const preload = resolve("bench/peak-memory.mjs");
  try {
    timeCommand([process.execPath, "--import", preload, ...args], cwd, { FLOWC_BENCH_MEMORY: file });
    return Number(readFileSync(file, "utf8")) / 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Measures `times` times and gives the median. `prepare` is not measured. */
export function medianOf(times: number, measure: () => number, prepare?: () => void): number {
  const values: number[] = [];
  for (let i = 0; i < times; i++) {
    prepare?.();
    values.push(measure());
  }
  return median(values);
}
