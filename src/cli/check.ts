import { setFlagsFromString } from "node:v8";
import { Command, Option } from "commander";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CheckResult } from "../project/check-targets.js";
import { exitCodeFor } from "./exit-code.js";
import { runAction, type ActionResult, type PrintedResult } from "./run-action.js";

interface CheckFlags {
  readonly project: string;
  readonly env?: string;
  readonly json?: boolean;
  readonly format: "text" | "json" | "sarif" | "github";
  readonly fix?: boolean;
  readonly types: boolean;
}

/** `flowc check`: finds what is wrong with flows, and writes nothing unless it is asked to mend. */
export function checkCommand(): Command {
  return new Command("check")
    .description(
      "Check flows: flow files, JSON of the Flow language, answers of the API, folders of all that, or flows by name.",
    )
    .argument("[what...]", "files, folders or names of flows; the whole project when there is none")
    .option("--project <dir>", "folder of the project, or one below it", ".")
    .option("--env <name>", "environment whose settings and names apply (default: the configuration's first)")
    .option("--no-types", "do not check types")
    .option("--fix", "mend what can be mended without thinking, in place")
    .addOption(
      new Option("--format <form>", "how findings are printed")
        .choices(["text", "json", "sarif", "github"])
        .default("text"),
    )
    .option("--json", "print findings as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  $ flowc check flows/main.flow.ts\n  $ flowc check exported/ --format sarif > flowc.sarif\n  $ flowc check exported/main.json --fix",
    )
    .action(async (what: readonly string[], flags: CheckFlags) => {
      let root = process.cwd();
      const json = flags.json || flags.format === "json";
      await runAction({ json, root: () => root }, async () => {
        const { checkTargets } = await import("../project/check-targets.js");
        const first = await checkTargets(what, { ...flags, onDocuments: withoutOptimising });
        const mended = flags.fix ? await mend(first) : [];
        const result = mended.length > 0 ? await checkTargets(what, flags) : first;
        root = result.root;
        if (!json && flags.format !== "text") return printed(result, flags.format);
        return inWords(result, mended);
      });
    });
}

/** Characters of documents that are checked in less time than optimising the code for them takes. */
const quicklyChecked = 10_000_000;

/**
 * Keeps V8 from optimising: a check of some hundred documents is over in a third of a second, and the optimising compiler
 * would take as much processor time again beside it. Measured by `npm run bench:check`.
 */
function withoutOptimising(characters: number): void {
  if (characters < quicklyChecked) setFlagsFromString("--no-opt");
}

async function mend({ root, diagnostics }: CheckResult): Promise<readonly Diagnostic[]> {
  const { mendFiles } = await import("../project/check-fix.js");
  return mendFiles(root, diagnostics);
}

function inWords({ files, flows, documents, diagnostics }: CheckResult, mended: readonly Diagnostic[]): ActionResult {
  const lines = mended.map(({ code, position, fix }) => {
    const place = position ? `${position.file}:${position.line}:${position.column}` : "";
    return `${place} - mended ${code}: ${fix?.was} is ${fix?.becomes} now`;
  });
  if (diagnostics.length === 0) {
    const counted = `${flows} flow${flows === 1 ? "" : "s"} and ${documents} JSON file${documents === 1 ? "" : "s"}`;
    lines.push(`${counted}: nothing found.`);
  }
  const json = { files, ...(mended.length > 0 && { mended: mended.length }) };
  return { diagnostics, json, ...(lines.length > 0 && { text: lines.join("\n") }) };
}

async function printed({ diagnostics, teamRules }: CheckResult, format: "sarif" | "github"): Promise<PrintedResult> {
  if (format === "sarif") {
    const { renderSarif } = await import("../diagnostics/render-sarif.js");
    const { packageVersion } = await import("../project/compiler-version.js");
    process.stdout.write(renderSarif(diagnostics, { version: packageVersion(), teamRules }));
  } else {
    const { renderGitHub } = await import("../diagnostics/render-github.js");
    process.stdout.write(renderGitHub(diagnostics));
  }
  return { printed: exitCodeFor(diagnostics) };
}
