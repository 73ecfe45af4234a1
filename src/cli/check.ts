import { Command, Option } from "commander";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import type { CheckResult } from "../project/check-targets.js";
import { withoutPersonal } from "../diagnostics/personal.js";
import { exitCodeFor } from "./exit-code.js";
import { runAction, type ActionResult, type PrintedResult } from "./run-action.js";
import { withoutOptimising } from "./short-run.js";

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
        const options = { ...flags, onDocuments: withoutOptimising };
        let result = await checkTargets(what, options);
        const mended: Diagnostic[] = [];
        // A mend can bring another to light: a parameter under its right name may have a value to mend.
        for (let round = 0; flags.fix && round < mostRounds; round++) {
          const now = await mend(result);
          if (now.length === 0) break;
          mended.push(...now);
          result = await checkTargets(what, options);
        }
        root = result.root;
        if (!json && flags.format !== "text") return printed(result, flags.format);
        return inWords(result, mended);
      });
    });
}

/** Rounds of mending; after three of them nobody has seen anything left. */
const mostRounds = 10;

async function mend({ root, diagnostics }: CheckResult): Promise<readonly Diagnostic[]> {
  const { mendFiles } = await import("../project/check-fix.js");
  return mendFiles(root, diagnostics);
}

function inWords({ files, flows, documents, diagnostics }: CheckResult, mended: readonly Diagnostic[]): ActionResult {
  const lines = mended.map(({ code, position, fix }) => {
    const place = position ? `${position.file}:${position.line}:${position.column}` : "";
    return `${place} - mended ${code}: ${fix ? inWordsOf(fix) : ""}`;
  });
  if (diagnostics.length === 0) {
    const counted = `${flows} flow${flows === 1 ? "" : "s"} and ${documents} JSON file${documents === 1 ? "" : "s"}`;
    lines.push(`${counted}: nothing found.`);
  }
  const json = { files, ...(mended.length > 0 && { mended: mended.length }) };
  return { diagnostics, json, ...(lines.length > 0 && { text: lines.join("\n") }) };
}

function inWordsOf(fix: Fix): string {
  if ("says" in fix) return fix.says;
  const was = withoutPersonal(fix.was);
  return fix.becomes === "" ? `${was} is gone` : `${was} is ${withoutPersonal(fix.becomes)} now`;
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
