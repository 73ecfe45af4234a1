import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { checkJson } from "../src/project/check-json.js";
import { mutateBytes, mutateJson, seededRandom } from "./mutate-json.js";

/**
 * 100,000 mutated and truncated JSON files through `flowc check`'s reader and every rule: a located finding or a clean
 * result, never an exception, never a long wait, and memory that does not grow. `--count`, `--seed`.
 */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const count = option("count", 100_000);
const seed = option("seed", 20261120);
const random = seededRandom(seed);

const corpus = resolve("../shared/corpus/flow-language");
const folders = [corpus, resolve("generated/local"), resolve("generated/example")].filter((folder) =>
  existsSync(folder),
);
const seeds = folders
  .flatMap((folder) => readdirSync(folder).map((name) => resolve(folder, name)))
  .filter((file) => file.endsWith(".json"))
  .map((file) => readFileSync(file, "utf8"))
  .filter((text) => text.length < 40_000);
if (seeds.length === 0) throw new Error("there is nothing to mutate");

let clean = 0;
let found = 0;
let unplaced = 0;
let slowest = 0;
const memory: number[] = [];
const started = performance.now();
for (let i = 0; i < count; i++) {
  const original = seeds[Math.floor(random() * seeds.length)] as string;
  const text = random() < 0.5 ? mutateBytes(original, random) : mutateJson(original, random);
  const before = performance.now();
  let findings: ReturnType<typeof checkJson>;
  try {
    findings = checkJson(text, "flow.json");
  } catch (error) {
    process.stderr.write(
      `--seed ${seed}, file ${i}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
  slowest = Math.max(slowest, performance.now() - before);
  if (findings.length === 0) clean += 1;
  else found += 1;
  for (const { position } of findings) {
    if (position?.file !== "flow.json" || !(position.line >= 1) || !(position.column >= 1)) unplaced += 1;
  }
  if (i % Math.ceil(count / 10) === 0) {
    globalThis.gc?.();
    memory.push(Math.round(process.memoryUsage().heapUsed / 1024 / 1024));
  }
}
const seconds = (performance.now() - started) / 1000;
process.stdout.write(
  `${count} files in ${seconds.toFixed(0)} s: ${clean} clean, ${found} with findings, ${unplaced} findings without a place; ` +
    `slowest ${slowest.toFixed(0)} ms; heap in MiB: ${memory.join(", ")}\n`,
);
if (unplaced > 0) process.exit(1);
