import { Command, Option } from "commander";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { isE164 } from "../language/phone-number.js";
import { runAction } from "./run-action.js";

interface SimulateFlags {
  readonly project: string;
  readonly env?: string;
  readonly from?: string;
  readonly to?: string;
  readonly script: readonly string[];
  readonly chat?: boolean;
  readonly given: readonly string[];
  readonly record?: string;
  readonly json?: boolean;
}

/** `flowc simulate`: a call in the terminal, or the calls of a script. */
export function simulateFlowCommand(): Command {
  return new Command("simulate")
    .description("Call a flow in the terminal, or play the calls of a script.")
    .argument("[flow]", "name of the flow that is called; a script may name its own")
    .option("--project <dir>", "folder of the project, or one below it", ".")
    .option("--env <name>", "environment to simulate (default: the configuration's first)")
    .option("--from <number>", "the caller's number, E.164")
    .option("--to <number>", "the number dialled, E.164")
    .option("--script <file>", "play the calls of this file and print what was heard; may be repeated", addText, [])
    .option("--chat", "start a chat instead of a voice call")
    .addOption(
      new Option("--given <what>", "what is so in the call of the terminal, as a script says it; may be repeated")
        .argParser(addText)
        .default([])
        .conflicts("script"),
    )
    .addOption(
      new Option(
        "--record <file>",
        "write the call of the terminal to this file, as a script that plays it again",
      ).conflicts("script"),
    )
    .option("--json", "print findings and transcripts as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  $ flowc simulate Welcome --from +15550100 --record test/welcome.call" +
        '\n  $ flowc simulate Welcome --given "lambda FindCustomer fails" --record test/sorry.call' +
        "\n  $ flowc simulate --script test/welcome.call",
    )
    .action(async (flow: string | undefined, flags: SimulateFlags) => {
      let root = flags.project;
      await runAction({ json: flags.json, root: () => root }, async () => {
        const { readFileSync, writeFileSync } = await import("node:fs");
        const { findProject } = await import("../project/find-project.js");
        const { openProject } = await import("../project/open-project.js");
        const { compileProject } = await import("../project/compile-project.js");
        const { defaultEnvironment } = await import("../project/environment.js");
        const { resolveSettings } = await import("../project/setting-values.js");
        const { scriptValues, simulateProject } = await import("../project/simulated-project.js");
        const { wantsColor } = await import("../diagnostics/render-terminal.js");
        const { simulateCommand } = await import("./simulate.js");

        refuseOtherThanNumbers([flags.from, flags.to]);
        const place = findProject(flags.project);
        root = place.root;
        const scripts = flags.script.map((file) => ({ file, text: readScript(file) }));
        const project = openProject(place);
        const environment = flags.env ?? defaultEnvironment(project.config);
        const compiled = compileProject(project, { environment, check: true });
        const simulated = await simulateProject(compiled, await resolveSettings(compiled.environment, project.locate));
        try {
          const exitCode = await simulateCommand(
            {
              instance: simulated.instance,
              ...(flow !== undefined && { flow }),
              ...(flags.from !== undefined && { from: flags.from }),
              ...(flags.to !== undefined && { to: flags.to }),
              scripts,
              given: flags.given,
              ...(flags.chat && { defaults: { channel: "CHAT" as const } }),
              ...(flags.record !== undefined && { record: appendTo(flags.record) }),
              ...(flags.json !== undefined && { json: flags.json }),
              value: (name, call) => simulated.value(name, call),
              valueNames: scriptValues,
              readSource: (file) => readText(`${place.root}/${file}`),
            },
            {
              out: (text) => void process.stdout.write(text),
              error: (text) => void process.stderr.write(text),
              input: process.stdin,
              colour: wantsColor(process.stdout, process.env),
            },
          );
          return { printed: exitCode };
        } finally {
          await simulated.close();
        }

        /** A file of calls may hold several: a recorded call comes after those that are there. */
        function appendTo(file: string): (script: string) => void {
          return (script) => {
            const before = readText(file) ?? "";
            const gap = before === "" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
            try {
              writeFileSync(file, `${before}${gap}${script}`);
            } catch (error) {
              const problem = error instanceof Error ? error.message : String(error);
              throw new DiagnosticError(report("FLW716", { file, problem }));
            }
          };
        }
        function readScript(file: string): string {
          const text = readText(file);
          if (text === undefined) throw new DiagnosticError(report("FLW450", { name: file, hint: "" }));
          return text;
        }
        function readText(file: string): string | undefined {
          try {
            return readFileSync(file, "utf8");
          } catch {
            return undefined;
          }
        }
      });
    });
}

function addText(text: string, texts: readonly string[]): readonly string[] {
  return [...texts, text];
}

function refuseOtherThanNumbers(given: readonly (string | undefined)[]): void {
  const wrong = given.filter((text) => text !== undefined && !isE164(text));
  if (wrong.length > 0) throw new DiagnosticError(wrong.map((text) => report("FLW705", { text: String(text) })));
}
