import { appendFileSync, existsSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { medianOf, timeCommand } from "./measure.js";

/**
 * How long `flowc import` takes, as ratios against a bare Node start measured in the same run: the corpus of real flows
 * in one command, and its largest flow alone. `--save` appends the table to bench/RESULTS.md.
 */
const cli = resolve("dist/cli/main.js");
const corpus = resolve("../shared/corpus");
const out = join(tmpdir(), "flowc-bench-import");
const rows: string[] = [];

const bare = medianOf(15, () => timeCommand([process.execPath, "-e", "0"], "."));
rows.push(`| bare \`node -e 0\` | ${bare.toFixed(0)} ms | – |`);

function measure(what: string, sources: readonly string[], times: number, limit: string): void {
  const forget = (): void => rmSync(out, { recursive: true, force: true });
  const ms = medianOf(times, () => timeImport(sources), forget);
  forget();
  rows.push(`| ${what} | ${(ms / bare).toFixed(1)}× (${ms.toFixed(0)} ms) | ${limit} |`);
}

/** Warnings end the command with 1: only a command that could not run is a failure here. */
function timeImport(sources: readonly string[]): number {
  const script = `${process.execPath} ${cli} import ${sources.join(" ")} --out ${out} > /dev/null 2>&1 || test $? -eq 1`;
  return timeCommand(["/bin/sh", "-c", script], ".");
}

if (existsSync(corpus)) {
  const largest = join(corpus, "flow-language/rules-engine-rules-engine-queue.json");
  measure("`flowc import`, the 94-action flow", [largest], 5, "10×");
  measure("`flowc import`, 284 real flows", [join(corpus, "flow-language"), join(corpus, "legacy")], 3, "60×");
} else process.stdout.write(`There is no corpus in ${corpus}: nothing to measure.\n`);

const table = `| What | Figure | Limit |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
process.stdout.write(table);
if (process.argv.includes("--save")) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  appendFileSync(
    "bench/RESULTS.md",
    `\n## Importing (${day})\n\n\`node bench/run.mjs import --save\`, ${machine}.\n\n${table}`,
  );
}
