import { createInterface } from "node:readline";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { renderJson } from "../diagnostics/render-json.js";
import { report } from "../diagnostics/report.js";
import { renderTerminal } from "../diagnostics/render-terminal.js";
import { type Call, CallFailure, placeCall } from "../simulate/call.js";
import { endedByItself } from "../simulate/ending.js";
import { dueTime } from "../simulate/handle-event.js";
import { createInstance, type InstanceSetup } from "../simulate/instance.js";
import type { NewCall } from "../simulate/new-call.js";
import { parseScript } from "../simulate/script/parse-script.js";
import { recordScript } from "../simulate/script/record-script.js";
import { type PlayedCall, runScript } from "../simulate/script/run-script.js";
import { renderTranscript } from "../simulate/transcript/render-transcript.js";
import type { CommandIo } from "./command-io.js";
import { exitCodes, type ExitCode } from "./exit-code.js";

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
  readonly value?: (name: string, call: Call) => string | undefined | Promise<string | undefined>;
  readonly valueNames?: readonly string[];
  /** Settings of every call, for instance its first moment. */
  readonly defaults?: Partial<NewCall>;
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
      scripts.find((script) => script.file === file)?.text ?? request.readSource?.(file);
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

const help = `Type keys (0-9 * #), an empty line to let time pass until something happens, or one of:
  wait 30s      let time pass          agent     an agent takes the call
  hang up       end the call           hold      the agent holds, "resume" takes back
  say ...       speak to a bot         leave     the agent leaves
  write ...     write in a chat        back      the outside number hangs up
  pick ...      an action of a view    sign in   follow a sign-in link
  ?             what is possible now   event X   the event X happens
`;

/** A call in the terminal: prompts as text, keys from the keyboard. The end of the input hangs up. */
async function callInTerminal(request: SimulateRequest, io: CommandIo): Promise<Played> {
  const { instance: setup, flow, from, to, defaults, json, record } = request;
  let call: Call;
  try {
    call = await placeCall(createInstance(setup), {
      ...defaults,
      ...(flow !== undefined && { flow }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
  } catch (error) {
    if (error instanceof CallFailure) return { calls: [], diagnostics: [error.diagnostic] };
    throw error;
  }
  let shown = 0;
  const show = () => {
    if (json) return;
    const entries = call.transcript({ showMessages: true });
    io.out(renderTranscript(entries.slice(shown), io.colour));
    shown = entries.length;
  };
  if (!json) io.out(help);
  show();
  if (!call.ended) {
    const lines = createInterface({ input: io.input, terminal: false });
    for await (const line of lines) {
      try {
        const note = await obey(call, line.trim());
        show();
        if (note && !json) io.out(note);
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        show();
        if (!json) io.out(`${error.diagnostic.message} ${error.diagnostic.mend ?? ""}\n`);
      }
      if (call.ended) break;
    }
    lines.close();
  }
  if (!call.ended) await call.hangsUp();
  show();
  record?.(recordScript(call.conversation));
  return { calls: [{ line: 0, transcript: call.transcript() }], diagnostics: stopped(call) };
}

/** Does what a line asks; gives what is to be said about it. */
async function obey(call: Call, line: string): Promise<string | undefined> {
  const command = line.toLowerCase();
  if (/^[0-9*#]+$/.test(command)) await call.enters(command);
  else if (command === "") {
    const { time, waiting } = call.state;
    const due = dueTime(waiting);
    if (due === undefined) return `Nothing happens by itself: ${call.possible()}\n`;
    await call.waits(due - time);
  } else if (/^waits? /.test(command)) await call.waits(command.replace(/^waits? /, ""));
  else if (/^(?:hangs? up|bye)$/.test(command)) await call.hangsUp();
  else if (/^says? /.test(command)) await call.says(line.replace(/^says? +/i, ""));
  else if (/^writes? /.test(command)) await call.chats(line.replace(/^writes? +/i, ""));
  else if (/^picks? /.test(command)) await call.picks(line.replace(/^picks? +/i, ""));
  else if (command.startsWith("event ")) await call.happens(line.replace(/^event +/i, ""));
  else if (command === "sign in") await call.signsIn();
  else if (command === "hold") await call.agentHolds();
  else if (command === "resume") await call.agentResumes();
  else if (command === "agent") await call.agentAccepts();
  else if (command === "leave") await call.agentLeaves();
  else if (command === "back") await call.thirdPartyHangsUp();
  else if (command === "?") return `At this moment ${call.possible()}\n`;
  else return help;
  return undefined;
}

/** A finding when the simulator had to stop the call. */
function stopped({ ended, flow }: Call): Diagnostic[] {
  if (!ended || endedByItself(ended)) return [];
  return [report("FLW715", { flow, explanation: ended.explanation })];
}
