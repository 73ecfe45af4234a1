import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { renderJson } from "../diagnostics/render-json.js";
import { renderTerminal } from "../diagnostics/render-terminal.js";
import type { InstanceSetup } from "../simulate/instance.js";
import type { NewCall } from "../simulate/new-call.js";
import { parseScript } from "../simulate/script/parse-script.js";
import type { KeyValue } from "../simulate/script/fill-keys.js";
import { type PlayedCall, runScript } from "../simulate/script/run-script.js";
import { renderTranscript } from "../simulate/transcript/render-transcript.js";
import type { CommandIo } from "./command-io.js";
import { exitCodes, type ExitCode } from "./exit-code.js";
import { callInTerminal, givenFile, givenText } from "./terminal-call.js";

/** What `flowc simulate` is asked to do. */
export interface SimulateRequest {
  /** The flows of the project with their source maps, its Lambdas, queues and hours. */
  readonly instance: InstanceSetup;
  /** The flow that is called; a script may name others. */
  readonly flow?: string;
  /** The caller's and the dialled number, E.164. */
  readonly from?: string;
  readonly to?: string;
  /** Calls to play, script after script on the same instance; with none the call is made in the terminal. */
  readonly scripts?: readonly ScriptFile[];
  /** Prints one JSON document instead of text. */
  readonly json?: boolean;
  /** What a name in braces of a script stands for, for instance `{pin}` from the SMS inbox. */
  readonly value?: KeyValue;
  readonly valueNames?: readonly string[];
  /** Settings of every call, for instance its first moment. */
  readonly defaults?: Partial<NewCall>;
  /** What is so in the call of the terminal, each as a line of a script without its `given`. */
  readonly given?: readonly string[];
  /** Gets the call of the terminal as a script, when it is over. */
  readonly record?: (script: string) => void;
  /** Text of a source file, for code frames. */
  readonly readSource?: (file: string) => string | undefined;
}

/** A script as it was read. */
export interface ScriptFile {
  readonly file: string;
  readonly text: string;
}

/** Runs `flowc simulate`: a script, or a call in the terminal. Gives the exit code. */
export async function simulateCommand(request: SimulateRequest, io: CommandIo): Promise<ExitCode> {
  const { scripts = [] } = request;
  const { calls, diagnostics } =
    scripts.length > 0 ? await playScripts(request, scripts, io) : await callInTerminal(request, io);
  if (request.json) {
    io.out(renderJson(diagnostics, { calls }));
  } else if (diagnostics.length > 0) {
    const readSource = (file: string) =>
      file === givenFile
        ? givenText(request.given ?? [])
        : (scripts.find((script) => script.file === file)?.text ?? request.readSource?.(file));
    io.error(renderTerminal(diagnostics, { color: io.colour, readSource }));
  }
  return diagnostics.some(({ severity }) => severity === "error") ? exitCodes.findings : exitCodes.clean;
}

interface Played {
  readonly calls: readonly PlayedCall[];
  readonly diagnostics: readonly Diagnostic[];
}

async function playScripts(
  { instance: setup, flow, from, value, valueNames, defaults, json }: SimulateRequest,
  scripts: readonly ScriptFile[],
  io: CommandIo,
): Promise<Played> {
  const parsed = scripts.map(({ file, text }) => ({ file, ...parseScript(text, file) }));
  const unread = parsed.flatMap(({ diagnostics }) => diagnostics);
  if (unread.length > 0) return { calls: [], diagnostics: unread };
  const calls: PlayedCall[] = [];
  const diagnostics: Diagnostic[] = [];
  const sequence = { calls: 0, time: undefined };
  for (const { file, script } of parsed) {
    const played = await runScript(script, {
      setup,
      file,
      sequence,
      ...(flow !== undefined && { flow }),
      ...(from !== undefined && { from }),
      ...(value && { value }),
      ...(valueNames && { valueNames }),
      ...(defaults && { defaults }),
      ...(!json && {
        onCall: (line) => io.out(`${sequence.calls > 0 ? "\n" : ""}${file}:${line}\n`),
        onEntries: (entries) => io.out(renderTranscript(entries, io.colour)),
      }),
    });
    calls.push(...played.calls);
    diagnostics.push(...played.diagnostics);
  }
  return { calls, diagnostics };
}
