import path from "node:path";
import { Command } from "commander";
import { runAction } from "./run-action.js";

/** `flowc init`: makes a new project. */
export function initCommand(): Command {
  return new Command("init")
    .description("Make a new project in an empty folder.")
    .argument("[folder]", "where to make it", ".")
    .option("--json", "print findings and results as JSON")
    .addHelpText("after", "\nExample:\n  $ flowc init my-flows")
    .action(async (folder: string, flags: { readonly json?: boolean }) => {
      await runAction({ json: flags.json, root: () => folder }, async () => {
        const { createProject } = await import("../project/new-project.js");
        const { written: files, kept } = createProject(folder);
        const first = path.resolve(folder) === process.cwd() ? [] : [`  cd ${inShell(folder)}`];
        const next = [...first, "  npm install   # from a tarball: npm install --save-dev flowc-….tgz", "  npm test"];
        const lines = [
          ...files.map((file) => `  wrote ${file}`),
          ...kept.map((file) => `  kept ${file}, which was there`),
        ];
        const text = [...lines, "Next:", ...next].join("\n");
        return { diagnostics: [], json: { folder, files, kept }, text };
      });
    });
}

/** A path as it is typed in a shell. */
function inShell(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
