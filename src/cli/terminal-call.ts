import { createInterface } from "node:readline";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { type Call, CallFailure, placeCall } from "../simulate/call.js";
import type { Fault } from "../simulate/call-state.js";
import { endedByItself } from "../simulate/ending.js";
import { dueTime } from "../simulate/handle-event.js";
import { createInstance } from "../simulate/instance.js";
import { fillKeys, knownNames } from "../simulate/script/fill-keys.js";
import { isGiven } from "../simulate/script/format-script.js";
import { GivenAnswers, withGiven } from "../simulate/script/given-answers.js";
import { parseScript } from "../simulate/script/parse-script.js";
import { recordScript } from "../simulate/script/record-script.js";
import type { PlayedCall } from "../simulate/script/run-script.js";
import type { ScriptGiven } from "../simulate/script/script.js";
import { renderTranscript } from "../simulate/transcript/render-transcript.js";
import type { CommandIo } from "./command-io.js";
import type { SimulateRequest } from "./simulate.js";

const help = `Type keys (0-9 * #, or {pin} for the code of the last text message), an empty line to let time pass until something happens, or one of:
  wait 30s      let time pass          agent     an agent takes the call
  hang up       end the call           hold      the agent holds, "resume" takes back
  say ...       speak to a bot         leave     the agent leaves
  write ...     write in a chat        back      the outside number hangs up
  pick ...      an action of a view    sign in   follow a sign-in link
  given ...     as in a script: given lambda OneTimePin fails
  ?             what is possible now   event X   the event X happens
`;

/** The file that findings about `--given` name. */
export const givenFile = "--given";

/** Lines of `--given` as the lines of a script. */
export function givenText(lines: readonly string[]): string {
  return lines.map((line) => `given ${line}`).join("\n");
}

/** A call in the terminal: prompts as text, keys from the keyboard. The end of the input hangs up. */
export async function callInTerminal(
  request: SimulateRequest,
  io: CommandIo,
): Promise<{ readonly calls: readonly PlayedCall[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { instance: setup, flow, from, to, defaults, json, record } = request;
  const fill = (keys: string) => fillKeys(keys, call, request.value, knownNames(request.valueNames));
  const { script, diagnostics } = parseScript(givenText(request.given ?? []), givenFile);
  if (diagnostics.length > 0) return { calls: [], diagnostics };
  const given = new GivenAnswers();
  const steps = script.steps.filter((step): step is ScriptGiven & { readonly line: number } => isGiven(step));
  for (const step of steps) given.take(step);
  const attributes = steps.flatMap((step) =>
    step.kind === "givenAttribute" ? [[step.name, step.value] as const] : [],
  );
  let call: Call;
  try {
    const instance = createInstance(withGiven(setup, given));
    const placed = {
      ...defaults,
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
      ...(flow !== undefined && { flow }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
    call = await placeCall(instance, placed, steps.flatMap(faultsOf));
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
        const note = await obey(call, line.trim(), given, fill);
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
async function obey(
  call: Call,
  line: string,
  given: GivenAnswers,
  fill: (keys: string) => Promise<string>,
): Promise<string | undefined> {
  const command = line.toLowerCase();
  if (/^(?:[0-9*#]|\{[\w.-]+\})+$/.test(command)) await call.enters(await fill(line));
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
  else if (command.startsWith("given ")) return give(call, line, given);
  else if (command === "hold") await call.agentHolds();
  else if (command === "resume") await call.agentResumes();
  else if (command === "agent") await call.agentAccepts();
  else if (command === "leave") await call.agentLeaves();
  else if (command === "back") await call.thirdPartyHangsUp();
  else if (command === "?") return `At this moment ${call.possible()}\n`;
  else return help;
  return undefined;
}

/** Takes a line that says what is so from now on, as a script would. */
async function give(call: Call, line: string, given: GivenAnswers): Promise<string | undefined> {
  const { script, diagnostics } = parseScript(line, "terminal");
  const [finding] = diagnostics;
  if (finding) return `${finding.message} ${finding.mend ?? ""}\n`;
  for (const step of script.steps) {
    if (!isGiven(step)) continue;
    if (step.kind === "givenAttribute") return "The call has begun: its attributes are the flow's.\n";
    given.take(step);
    for (const fault of faultsOf(step)) await call.conversation.send({ kind: "injectFault", ...fault });
  }
  return undefined;
}

function faultsOf(step: ScriptGiven): readonly Fault[] {
  return step.kind === "givenFault" ? [{ flow: step.flow, action: step.action, error: step.error }] : [];
}

/** A finding when the simulator had to stop the call. */
function stopped({ ended, flow }: Call): Diagnostic[] {
  if (!ended || endedByItself(ended)) return [];
  return [report("FLW715", { flow, explanation: ended.explanation })];
}
