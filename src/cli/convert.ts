import { Command } from "commander";
import { runAction, type ActionResult } from "./run-action.js";

interface ConvertFlags {
  readonly out?: string;
  readonly json?: boolean;
}

/** `flowc convert`: the console's older export becomes JSON of the Flow language. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("Convert flows of the console's older export to JSON of the Flow language.")
    .argument("<files...>", "files, or folders with such files")
    .option("--out <dir>", "folder to write to; one flow alone is printed when it is absent")
    .option("--json", "print findings and results as JSON")
    .addHelpText("after", "\nExample:\n  $ flowc convert old-flow.json > flow.json")
    .action(async (files: readonly string[], flags: ConvertFlags) => {
      await runAction({ json: flags.json, root: () => process.cwd() }, async (): Promise<ActionResult> => {
        const { convertFiles } = await import("../project/convert-files.js");
        const { diagnostics, texts, written } = await convertFiles(files, flags.out);
        const text = flags.out === undefined ? texts.map((each) => each.trimEnd()).join("\n") : written.join("\n");
        return { diagnostics, json: { written }, ...(text !== "" && { text }) };
      });
    });
}
