import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createCompilation } from "../src/compile/compile.js";
import { medianOf, peakMemory, timeCommand } from "./measure.js";
import { writeSyntheticProject } from "./synthetic-project.js";

/**
 * The compiler's speed: whole commands as ratios against a bare Node start, measured in the same run, and the passes
 * alone per action. `--save` appends the table to bench/RESULTS.md.
 */
const cli = resolve("dist/cli/main.js");
const node = process.execPath;
const work = join(tmpdir(), "flowc-bench");
const rows: string[] = [];

function row(what: string, figure: string, limit: string): void {
  rows.push(`| ${what} | ${figure} | ${limit} |`);
  process.stdout.write(`${what}: ${figure} (limit ${limit})\n`);
}

const bare = medianOf(15, () => timeCommand([node, "-e", "0"], "."));
row("bare `node -e 0`", `${bare.toFixed(0)} ms`, "–");

function ratio(ms: number): string {
  return `${(ms / bare).toFixed(2)}× (${ms.toFixed(0)} ms)`;
}

function build(cwd: string, ...options: string[]): number {
  return timeCommand([node, cli, "build", ...options], cwd);
}

function forget(project: string): void {
  rmSync(join(project, "node_modules/.cache/flowc"), { recursive: true, force: true });
}

function ourFlows(): void {
  const project = join(work, "emergency");
  rmSync(project, { recursive: true, force: true });
  for (const name of ["flows", "lambdas", "flowc.config.ts", "package.json", "tsconfig.json"]) {
    if (existsSync(name)) cpSync(name, join(project, name), { recursive: true });
  }
  writeSyntheticLink(project);
  const cold = medianOf(
    7,
    () => build(project, "--no-types"),
    () => forget(project),
  );
  row("`flowc build --no-types`, three flows, cold", ratio(cold), "8×");
  const warm = medianOf(15, () => build(project, "--no-types"));
  row("`flowc build --no-types`, three flows, warm", ratio(warm), "1.8×");
  const typed = medianOf(
    5,
    () => build(project),
    () => forget(project),
  );
  row("`flowc build` with types, cold", ratio(typed), "–");
  const typedWarm = medianOf(7, () => build(project));
  row("`flowc build` with types, warm", ratio(typedWarm), "–");
}

function writeSyntheticLink(project: string): void {
  const modules = join(project, "node_modules");
  rmSync(modules, { recursive: true, force: true });
  cpSync("node_modules/.package-lock.json", join(modules, ".package-lock.json"), { recursive: true });
  timeCommand(["ln", "-sfn", resolve("."), join(modules, "flowc")], ".");
  timeCommand(
    [
      "bash",
      "-c",
      `ln -sfn ${resolve("node_modules")}/@aws-sdk ${modules}/@aws-sdk; ln -sfn ${resolve("node_modules")}/@types ${modules}/@types`,
    ],
    ".",
  );
}

function largeProject(): void {
  const project = join(work, "large");
  writeSyntheticProject(project, { flows: 1000, actions: 60 });
  const cold = medianOf(
    3,
    () => build(project, "--no-types"),
    () => {
      forget(project);
      rmSync(join(project, "generated"), { recursive: true, force: true });
    },
  );
  row("1,000 flows × 60 actions, cold", ratio(cold), "120×");
  const edited = join(project, "flows/part-010/line-500.flow.ts");
  let turn = 0;
  const touch = () => {
    const source = readFileSync(edited, "utf8");
    writeFileSync(
      edited,
      source.replace(/Step 0 of line 500[^"]*?\. Press/, `Step 0 of line 500, take ${++turn}. Press`),
    );
  };
  const rebuilt = medianOf(7, () => build(project, "--no-types"), touch);
  row("1,000 flows, rebuilt after editing one", ratio(rebuilt), "12×");
  forget(project);
  row("1,000 flows, peak memory", `${peakMemory([cli, "build", "--no-types"], project).toFixed(0)} MiB`, "600 MiB");
}

function passes(): void {
  const project = join(work, "passes");
  const sizes = [250, 60, 10];
  const figures = new Map<number, number>();
  for (const size of sizes) {
    writeSyntheticProject(project, { flows: 1, actions: size });
    const compilation = createCompilation({ root: project, settings: {} });
    const [flow] = compilation.loadFlowFile("flows/part-000/line-0.flow.ts").flows;
    if (!flow) throw new Error("the made-up flow does not compile");
    let actions = 0;
    const once = () => {
      actions = compilation.compileFlow(flow).stats.actions;
    };
    for (let i = 0; i < 4000 / size; i++) once();
    const turns = Math.ceil(6000 / size);
    const perAction = medianOf(9, () => {
      const before = performance.now();
      for (let i = 0; i < turns; i++) once();
      return ((performance.now() - before) * 1000) / turns / actions;
    });
    figures.set(size, perAction);
    row(`loaded source → JSON, ${actions} actions`, `${perAction.toFixed(1)} µs per action`, "25 µs");
  }
  const growth = (figures.get(250) ?? 0) / (figures.get(10) ?? 1);
  row("cost per action, 250 against 10", growth.toFixed(2), "1.3");
}

const parts: Readonly<Record<string, () => void>> = { ourFlows, largeProject, passes };
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) part();

if (process.argv.includes("--save")) {
  const head = `\n## Speed of the compiler\n\n\`npm run bench:speed -- --save\`, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${new Date().toISOString().slice(0, 10)}\n\n| What | Figure | Limit |\n|---|---|---|\n`;
  appendFileSync("bench/RESULTS.md", `${head}${rows.join("\n")}\n`);
}
