import { Command } from "commander";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Proof, ProofResult } from "../simulate/proofs/prove.js";
import { progressOn } from "./progress.js";
import { runAction, type ActionResult } from "./run-action.js";

interface ProveFlags {
  readonly project: string;
  readonly env?: string;
  readonly json?: boolean;
}

/** `flowc prove`: decides claims about all paths through the project's flows. */
export function proveCommand(): Command {
  return new Command("prove")
    .description("Prove things of all paths through the flows: flowc's own proofs, and the project's (*.proofs.ts).")
    .argument("[names...]", "names of the proofs to run (default: all)")
    .option("--project <dir>", "folder of the project, or one below it", ".")
    .option("--env <name>", "environment to prove it for (default: the configuration's first)")
    .option("--json", "print findings and verdicts as JSON")
    .addHelpText("after", '\nExample:\n  $ flowc prove "every menu can be left"')
    .action(async (names: readonly string[], flags: ProveFlags) => {
      let root = flags.project;
      await runAction({ json: flags.json, root: () => root }, async () => {
        const { findProject } = await import("../project/find-project.js");
        const { openProject } = await import("../project/open-project.js");
        const { compileProject } = await import("../project/compile-project.js");
        const { defaultEnvironment } = await import("../project/environment.js");
        const { readProjectProofs } = await import("../project/project-proofs.js");
        const { runProof, standardProofsOf } = await import("../simulate/proofs/prove.js");

        const place = findProject(flags.project);
        root = place.root;
        const project = openProject(place);
        const environment = flags.env ?? defaultEnvironment(project.config);
        const compiled = compileProject(project, { environment, check: true });
        const { flows } = compiled;
        const stated = readProjectProofs(project);
        const all = [...standardProofsOf(flows, stated.left), ...stated.proofs];
        const { chosen, findings } = await choose(all, names);
        const progress = progressOn(process.stderr, "proofs made");
        const results = chosen.map((proof, done) => {
          progress.at(done, chosen.length);
          return runProof(proof, flows);
        });
        progress.end();
        const { localValues } = await import("../project/local-values.js");
        const left = names.length === 0 ? stated.left : new Map<string, string>();
        return inWords(results, [...stated.diagnostics, ...findings], left, await localValues(compiled));
      });
    });
}

async function choose(
  proofs: readonly Proof[],
  names: readonly string[],
): Promise<{ chosen: readonly Proof[]; findings: readonly Diagnostic[] }> {
  if (names.length === 0) return { chosen: proofs, findings: [] };
  const { report } = await import("../diagnostics/report.js");
  const known = new Set(proofs.map(({ name }) => name));
  const list = `Proofs of this project: ${[...known].map((name) => `"${name}"`).join(", ")}.`;
  return {
    chosen: proofs.filter(({ name }) => names.includes(name)),
    findings: names.filter((name) => !known.has(name)).map((name) => report("FLW764", { name, known: list })),
  };
}

async function inWords(
  results: readonly ProofResult[],
  found: readonly Diagnostic[],
  left: ReadonlyMap<string, string>,
  resolve: (text: string) => string | undefined,
): Promise<ActionResult> {
  const { DiagnosticError } = await import("../diagnostics/diagnostic-error.js");
  const { report } = await import("../diagnostics/report.js");
  const { findings, renderVerdict } = await import("../simulate/proofs/expect-flow.js");
  const { pathScript } = await import("../simulate/explore/path-script.js");
  const diagnostics = [...found];
  const lines: string[] = [];
  for (const { name, file, verdict, error } of results) {
    if (verdict) {
      diagnostics.push(...findings(verdict));
      lines.push(`${name}\n  ${renderVerdict(verdict, resolve).replaceAll("\n", "\n  ")}`);
    } else if (error instanceof DiagnosticError) diagnostics.push(...error.diagnostics);
    else if (error !== undefined) {
      const problem = error instanceof Error ? error.message : String(error);
      diagnostics.push(report("FLW763", { name, file: file ?? "flowc", problem }));
    } else lines.push(`${name}\n  ✓`);
  }
  for (const [name, because] of left) lines.push(`${name}\n  left out: ${because}`);
  const proofs = results.map(({ name, file, verdict }) => ({
    name,
    file,
    ...verdict,
    counterexamples: verdict?.counterexamples.map(({ call, ...example }) => ({
      ...example,
      script: call && pathScript(call, resolve).text,
    })),
  }));
  return { diagnostics, text: lines.join("\n"), json: { proofs } };
}
