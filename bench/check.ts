import { appendFileSync, existsSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { createCompilation } from "../src/compile/compile.js";
import type { FlowDocument } from "../src/language/document.js";
import { compiledCheck } from "../src/project/check-compiled.js";
import { checkJson } from "../src/project/check-json.js";
import { noCheckSettings } from "../src/project/check-settings.js";
import { subjectOf } from "../src/validate/subject.js";
import { validate } from "../src/validate/validate.js";
import { median, medianOf } from "./measure.js";
import { writeSyntheticProject } from "./synthetic-project.js";

/**
 * The speed of validation: `flowc check` of the whole corpus as a ratio against a bare Node start, measured in turns so
 * that a busy machine slows both, and flows in process. `--save` appends the table to bench/RESULTS.md.
 */
const cli = resolve("dist/cli/main.js");
const corpus = resolve("../shared/corpus/flow-language");
const rows: string[] = [];

function row(what: string, figure: string, limit: string): void {
  rows.push(`| ${what} | ${figure} | ${limit} |`);
  process.stdout.write(`${what}: ${figure} (limit ${limit})\n`);
}

/** Wall clock of a command, whatever it ends with: findings are no failure here. */
function time(args: readonly string[], cwd: string): number {
  const before = performance.now();
  const done = spawnSync(process.execPath, args, { cwd, stdio: "ignore" });
  const ms = performance.now() - before;
  if (done.status === 2 || done.status === null) throw new Error(`${args.join(" ")} could not run`);
  return ms;
}

function wholeCorpus(): void {
  if (!existsSync(corpus)) {
    process.stdout.write("no corpus: `flowc check` of it was not measured\n");
    return;
  }
  const bare: number[] = [];
  const check: number[] = [];
  for (let turn = 0; turn < 15; turn++) {
    bare.push(time(["-e", "0"], tmpdir()));
    check.push(time([cli, "check", corpus], tmpdir()));
  }
  const ratio = median(check) / median(bare);
  row("bare `node -e 0`", `${median(bare).toFixed(0)} ms`, "–");
  row("`flowc check` of the corpus, 217 flows", `${ratio.toFixed(2)}× (${median(check).toFixed(0)} ms)`, "6×");
}

/** A flow of about 250 actions, made by the compiler from the bench's made-up project. */
function inProcess(): void {
  const project = join(tmpdir(), "flowc-bench-check");
  for (const actions of [250, 60]) {
    writeSyntheticProject(project, { flows: 1, actions });
    const compilation = createCompilation({ root: project, settings: {} });
    const [definition] = compilation.loadFlowFile("flows/part-000/line-0.flow.ts").flows;
    if (!definition) throw new Error("the made-up flow does not compile");
    const flow = compilation.compileFlow(definition);
    const { document, flowType } = flow;
    const count = document.Actions.length;
    const perFlow = perTurn(() => void validate(subjectOf({ document, flowType, placeOf: () => ({}) })));
    row(
      `validating a flow of ${count} actions, in process`,
      `${perFlow.toFixed(2)} ms`,
      actions === 250 ? "5 ms" : "–",
    );
    const asBuilt = perTurn(() => {
      compiledCheck({ root: project, settings: noCheckSettings }).findingsOf([], [{ ...flow }]);
    });
    row(`the same as \`flowc build\` does it`, `${asBuilt.toFixed(2)} ms`, "–");
    const text = JSON.stringify(document as FlowDocument, undefined, 2);
    const read = perTurn(() => void checkJson(text, "flow.json"));
    row(`reading and checking it as JSON`, `${read.toFixed(2)} ms`, "–");
    const compile = perTurn(() => void compilation.compileFlow(definition));
    row(`for comparison: compiling it`, `${compile.toFixed(2)} ms`, "–");
  }
}

function perTurn(work: () => void): number {
  for (let i = 0; i < 50; i++) work();
  return medianOf(9, () => {
    const before = performance.now();
    for (let i = 0; i < 20; i++) work();
    return (performance.now() - before) / 20;
  });
}

wholeCorpus();
inProcess();

if (process.argv.includes("--save")) {
  const head = `\n## Speed of validation\n\n\`npm run bench:check -- --save\`, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${new Date().toISOString().slice(0, 10)}\n\n| What | Figure | Limit |\n|---|---|---|\n`;
  appendFileSync("bench/RESULTS.md", `${head}${rows.join("\n")}\n`);
}
