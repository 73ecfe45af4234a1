import { Command } from "commander";
import { runAction } from "./run-action.js";

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
      const { findProject } = await import("../project/find-project.js");
      const { buildProject } = await import("../project/build-project.js");
      let root = flags.project;
      await runAction({ json: flags.json, root: () => root }, async () => {
        const project = findProject(flags.project);
        root = project.root;
        return buildProject(project, flags);
      });
    });
}
