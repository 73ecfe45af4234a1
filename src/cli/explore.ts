import { Command, InvalidArgumentError } from "commander";
import type { ProjectPlace } from "../project/find-project.js";
import type { ActionResult } from "./run-action.js";
import { progressOn } from "./progress.js";
import { runAction } from "./run-action.js";

interface ExploreFlags {
  readonly project: string;
  readonly env?: string;
  readonly json?: boolean;
  readonly mermaid?: boolean;
  readonly paths?: boolean;
  readonly tests?: string;
  readonly limit: number;
}

/** `flowc explore`: how a caller comes to every branch of a flow. */
export function exploreCommand(): Command {
  return new Command("explore")
    .description(
      "Find for every branch of the flows the shortest inputs and data that reach it, and say which none does.",
    )
    .argument("[flows...]", "names of the flows that calls begin in (default: all)")
    .option("--project <dir>", "folder of the project, or one below it", ".")
    .option("--env <name>", "environment to explore (default: the configuration's first)")
    .option("--paths", "print the calls that differ for the caller, instead of branches")
    .option("--mermaid", "print a Mermaid flowchart of the call as the caller knows it")
    .option("--tests <file>", "write a vitest file whose calls take every branch")
    .option("--limit <count>", "how many different moments to look at for each flow", wholeNumber, 20_000)
    .option("--json", "print findings, branches and paths as JSON")
    .addHelpText("after", "\nExample:\n  $ flowc explore Welcome --tests test/welcome.test.ts")
    .action(async (names: readonly string[], flags: ExploreFlags) => {
      let root = flags.project;
      await runAction({ json: flags.json, root: () => root }, async () => {
        const { findProject } = await import("../project/find-project.js");
        const place = findProject(flags.project);
        root = place.root;
        return exploreProject(place, names, flags);
      });
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError("It must be a whole number from 1 up.");
  return number;
}

async function exploreProject(
  place: ProjectPlace,
  names: readonly string[],
  flags: ExploreFlags,
): Promise<ActionResult> {
  const { openProject } = await import("../project/open-project.js");
  const { compileProject } = await import("../project/compile-project.js");
  const { defaultEnvironment } = await import("../project/environment.js");
  const { explore } = await import("../simulate/explore/explore.js");
  const { entryFlows } = await import("../simulate/proofs/expect-flow.js");
  const { flowSet } = await import("../simulate/flow-set.js");
  const { report } = await import("../diagnostics/report.js");

  const project = openProject(place);
  const environment = flags.env ?? defaultEnvironment(project.config);
  const compiled = compileProject(project, { environment, check: true });
  const entries = entryFlows(compiled.flows);
  const unknown = names.filter((name) => !entries.some((flow) => flow.name === name));
  const known = `Flows of this project: ${entries.map(({ name }) => name).join(", ")}.`;
  if (unknown.length > 0) return { diagnostics: unknown.map((name) => report("FLW714", { name, known })) };

  const prepared = flowSet(compiled.flows);
  const progress = progressOn(process.stderr, "moments looked at");
  const explorations = entries
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((flow) =>
      explore({ root: flow, flows: compiled.flows, prepared, maximumMoments: flags.limit, onProgress: progress.at }),
    );
  progress.end();
  const written = flags.tests === undefined ? undefined : await writeTests(flags.tests);
  return {
    diagnostics: [],
    ...(flags.json ? { json: await inJson() } : { text: [await inWords(), ...(written ?? [])].join("\n\n") }),
  };

  async function inWords(): Promise<string> {
    const { renderPaths, renderTable } = await import("../simulate/explore/render-table.js");
    const { renderMermaid } = await import("../simulate/explore/render-mermaid.js");
    const { callerPaths } = await import("../simulate/explore/caller-paths.js");
    const one = (exploration: (typeof explorations)[number]): string => {
      if (flags.mermaid) return renderMermaid(exploration);
      if (!flags.paths) return `Calls to ${exploration.root}\n\n${renderTable(exploration)}`;
      const { paths, isComplete } = callerPaths(exploration);
      return `Calls to ${exploration.root}\n\n${renderPaths(paths, isComplete)}`;
    };
    return explorations.map(one).join("\n\n");
  }

  async function inJson(): Promise<Readonly<Record<string, unknown>>> {
    const { callerPaths } = await import("../simulate/explore/caller-paths.js");
    const { pathWords } = await import("../simulate/explore/path-words.js");
    return {
      explorations: explorations.map((exploration) => ({
        root: exploration.root,
        isComplete: exploration.isComplete,
        branches: exploration.branches.map(({ reached, ...branch }) => ({
          ...branch,
          ...(reached && { inputs: pathWords(reached) }),
        })),
        ...(flags.paths && { paths: callerPaths(exploration).paths.map(({ steps, end }) => ({ steps, end })) }),
      })),
    };
  }

  async function writeTests(file: string): Promise<readonly string[]> {
    const { existsSync, readFileSync, writeFileSync } = await import("node:fs");
    const { format } = await import("prettier");
    const { isOfExplore, renderTests } = await import("../simulate/explore/render-tests.js");
    const { localValues } = await import("../project/local-values.js");
    const tests = renderTests(explorations, {
      project: ".",
      environment,
      resolve: await localValues(compiled),
    });
    const { DiagnosticError } = await import("../diagnostics/diagnostic-error.js");
    if (existsSync(file) && !isOfExplore(readFileSync(file, "utf8")))
      throw new DiagnosticError(report("FLW527", { file }));
    writeFileSync(file, await format(tests, { parser: "typescript", printWidth: 120 }));
    return [`Wrote ${file}.`];
  }
}
