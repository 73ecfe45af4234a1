import { Command } from "commander";
import type { BuildResult } from "../project/build-project.js";
import { progressOn } from "./progress.js";
import { runAction, type ActionResult } from "./run-action.js";

interface BuildFlags {
  readonly project: string;
  readonly env?: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly types: boolean;
}

/** `flowc build`: compiles the project's flows to the Flow language. */
export function buildCommand(): Command {
  return new Command("build")
    .description("Compile the project's flows and write them to generated/<environment>/.")
    .option("--project <dir>", "folder of the project, or one below it", ".")
    .option("--env <name>", "environment to build for (default: the configuration's first)")
    .option("--out <dir>", "write to this folder instead, with personal and secret settings filled in")
    .option("--check", "write nothing; fail when the committed output is not up to date")
    .option("--no-types", "do not check types beside the build")
    .option("--json", "print findings and results as JSON")
    .addHelpText("after", "\nExample:\n  $ flowc build --env local --check")
    .action(async (flags: BuildFlags) => {
      let root = flags.project;
      await runAction({ json: flags.json, root: () => root }, async () => {
        const { findProject } = await import("../project/find-project.js");
        const { buildProject } = await import("../project/build-project.js");
        const place = findProject(flags.project);
        root = place.root;
        const progress = progressOn(process.stderr, "flow files compiled");
        try {
          return inWords(await buildProject(place, { ...flags, onProgress: progress.at }), flags);
        } finally {
          progress.end();
        }
      });
    });
}

function inWords(result: BuildResult, { check }: BuildFlags): ActionResult {
  const { diagnostics, environment, output, flows, compiledFiles, written, removed } = result;
  const failed = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const count = `${flows} flow${flows === 1 ? "" : "s"}`;
  const changes = [
    ...written.map((name) => `  wrote ${output}/${name}`),
    ...removed.map((name) => `  removed ${output}/${name}`),
  ];
  const text = check
    ? `${count} for ${environment}: ${output} is up to date.`
    : [
        ...briefly(changes),
        `${count} for ${environment}: ${changes.length === 0 ? `${output} was up to date` : "built"}.`,
      ].join("\n");
  const json = { environment, output, flows, compiledFiles, written, removed };
  return failed ? { diagnostics, json } : { diagnostics, json, text };
}

/** How many changed files are named before the rest is only counted. */
const mostNamed = 20;

function briefly(changes: readonly string[]): readonly string[] {
  if (changes.length <= mostNamed) return changes;
  const named = changes.slice(0, mostNamed / 2);
  return [...named, `  … and ${changes.length - named.length} more`];
}
