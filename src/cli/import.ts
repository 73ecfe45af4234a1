import { Command, InvalidArgumentError } from "commander";
import { runAction, type ActionResult } from "./run-action.js";
import { environmentNames, isEnvironmentName } from "../project/environment-name.js";
import { withoutOptimising } from "./short-run.js";

interface ImportFlags {
  readonly out: string;
  readonly env: string;
  readonly settings?: boolean;
  readonly report?: boolean;
  readonly json?: boolean;
}

/** `flowc import`: console flows become TypeScript. */
export function importCommand(): Command {
  return new Command("import")
    .description(
      "Turn flows into TypeScript that compiles back to the very same flows: Flow language JSON, answers of the API, " +
        "CloudFormation and Terraform templates, and the console's older export.",
    )
    .argument("<files...>", "files, or folders with such files")
    .requiredOption("--out <dir>", "folder of the project that the flows go to; made when it is not there")
    .option(
      "--env <name>",
      "environment that the flows come from: its lock file gets what they name",
      environmentName,
      "imported",
    )
    .option("--settings", "make settings of telephone numbers")
    .option("--report", "say how well each flow reads")
    .option("--json", "print findings and results as JSON")
    .addHelpText("after", "\nExample:\n  $ flowc import exported/ --out my-flows && flowc build --project my-flows")
    .action(async (files: readonly string[], flags: ImportFlags) => {
      await runAction({ json: flags.json, root: () => process.cwd() }, async (): Promise<ActionResult> => {
        const { importProject } = await import("../project/import-project.js");
        const { reportTable, summary } = await import("../decompile/report.js");
        const result = await importProject({
          sources: files,
          out: flags.out,
          environment: flags.env,
          settings: flags.settings ?? false,
          onSources: withoutOptimising,
        });
        const { flows, written, diagnostics } = result;
        const table = flags.report ? `${reportTable(flows)}\n` : "";
        const text = flows.length === 0 ? "" : `${table}${summary(flows)}, written to ${flags.out}.`;
        const json = {
          written,
          flows: flows.map(({ name, kind, from, file, draft, quality }) => ({
            name,
            kind,
            from,
            file,
            draft,
            quality,
          })),
        };
        return { diagnostics, json, ...(text !== "" && { text }) };
      });
    });
}

function environmentName(name: string): string {
  if (!isEnvironmentName(name)) throw new InvalidArgumentError(`An environment is named by ${environmentNames}.`);
  return name;
}
