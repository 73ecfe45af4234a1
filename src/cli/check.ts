import { Command } from "commander";
import { runAction } from "./run-action.js";

interface CheckFlags {
  readonly project: string;
  readonly env?: string;
  readonly json?: boolean;
  readonly types: boolean;
}

/** `flowc check`: finds what is wrong with flows, and writes nothing. */
export function checkCommand(): Command {
  return new Command("check")
    .description(
      "Check flows without writing anything: flow files, JSON of the Flow language, folders, or flows by name.",
    )
    .argument("[what...]", "files, folders or names of flows; the whole project when there is none")
    .option("--project <dir>", "folder of the project, or one below it", ".")
    .option("--env <name>", "environment whose settings and names apply (default: the configuration's first)")
    .option("--no-types", "do not check types")
    .option("--json", "print findings as JSON")
    .addHelpText("after", "\nExamples:\n  $ flowc check flows/main.flow.ts\n  $ flowc check exported/ --json")
    .action(async (what: readonly string[], flags: CheckFlags) => {
      let root = process.cwd();
      await runAction({ json: flags.json, root: () => root }, async () => {
        const { checkTargets } = await import("../project/check-targets.js");
        const result = await checkTargets(what, flags);
        root = result.root;
        const { files, flows, documents, diagnostics } = result;
        const clean = `${flows} flow${flows === 1 ? "" : "s"} and ${documents} JSON file${documents === 1 ? "" : "s"}: nothing found.`;
        return { diagnostics, json: { files }, ...(diagnostics.length === 0 && { text: clean }) };
      });
    });
}
