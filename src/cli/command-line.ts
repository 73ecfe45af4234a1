import { Command, CommanderError } from "commander";
import { packageVersion } from "../project/compiler-version.js";
import { reportDefect } from "./defect.js";
import { exitCodes } from "./exit-code.js";

/**
 * The commands, each in a file of its own that is loaded only when it is asked for. A file's function makes the
 * commander command; what the command does is loaded when it runs.
 */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["build", async () => (await import("./build.js")).buildCommand()],
  ["check", async () => (await import("./check.js")).checkCommand()],
  ["simulate", async () => (await import("./simulate-flow.js")).simulateFlowCommand()],
  ["explore", async () => (await import("./explore.js")).exploreCommand()],
  ["prove", async () => (await import("./prove.js")).proveCommand()],
  ["import", async () => (await import("./import.js")).importCommand()],
  ["convert", async () => (await import("./convert.js")).convertCommand()],
  ["init", async () => (await import("./init.js")).initCommand()],
]);

/** Runs flowc with the words of the command line after the program's name. The exit code is left in `process`. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const program = new Command("flowc")
    .description("Contact flows as code: write, compile, check and simulate contact flows for Amazon Connect.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .addHelpText(
      "after",
      "\nExit codes: 0 clean, 1 findings, 2 could not run.\n\nExample:\n  $ flowc build --env local",
    );
  try {
    const asked = commands.get(words[0] ?? "");
    for (const load of asked ? [asked] : commands.values()) program.addCommand(await load());
    for (const command of [program, ...program.commands]) {
      command.exitOverride().configureOutput({
        outputError: (text, write) => write(text.replace(/^error: /, "flowc: ")),
      });
    }
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) process.exitCode = reportDefect(error);
    else if (error.exitCode !== 0 || words.length === 0) {
      process.exitCode = exitCodes.couldNotRun;
      // Whoever asked for JSON reads JSON, also where the command was not understood.
      if (words.includes("--json")) {
        const usageError = error.message.replace(/^error: /, "");
        process.stdout.write(`${JSON.stringify({ diagnostics: [], usageError })}\n`);
      }
    }
  }
}
