import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { JsonObject } from "../../language/json.js";
import { report } from "../../diagnostics/report.js";
import { type Call, CallFailure, placeCall } from "../call.js";
import type { HoursOfOperation } from "../hours.js";
import { createInstance, type Instance, type InstanceSetup, type QueueSetup } from "../instance.js";
import { answering, failing, type LambdaRunner, timingOut } from "../lambda-double.js";
import type { TranscriptEntry } from "../transcript/transcript.js";
import { endedByItself } from "../ending.js";
import { hidden } from "../transcript/mask.js";
import type { NewCall } from "../new-call.js";
import { scriptedBot } from "../bots/scripted-bot.js";
import type { Script, ScriptAction, ScriptCall, ScriptStep, ScriptText } from "./script.js";

/** What a script is played on. */
export interface ScriptSurroundings {
  readonly setup: InstanceSetup;
  /** The script's file, for findings. */
  readonly file: string;
  /** Flow that a call without a flow and without a known number goes to. */
  readonly flow?: string;
  /** Caller of calls that name none. */
  readonly from?: string;
  /** What a name in braces stands for at this moment: `{pin}` from an SMS, for instance. */
  readonly value?: (name: string, call: Call) => string | undefined | Promise<string | undefined>;
  /** Names that `value` knows, for messages. */
  readonly valueNames?: readonly string[];
  /** Settings of every call, for instance its pace. */
  readonly defaults?: Partial<NewCall>;
  /** Where calls go on from; a new sequence when absent. */
  readonly sequence?: CallSequence;
  /** Follows the run: called when a call begins, with its line in the script. */
  readonly onCall?: (line: number) => void;
  /** Follows the run: called after every step, with the lines of the transcript that it added. */
  readonly onEntries?: (entries: readonly TranscriptEntry[]) => void;
}

/** What goes on from one call to the next, also from script to script. */
export interface CallSequence {
  /** How many calls there were. */
  calls: number;
  /** When the last one ended, in milliseconds since 1970: the next one begins then, unless it says when. */
  time: number | undefined;
}

/** One played call. */
export interface PlayedCall {
  /** The script's file; absent for a call in the terminal. */
  readonly file?: string;
  readonly line: number;
  readonly transcript: readonly TranscriptEntry[];
}

/** What came of a script: it passed when there are no diagnostics. */
export interface ScriptRun {
  readonly calls: readonly PlayedCall[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plays a script to its end. The first expectation that fails ends its call: later steps would fail for the same
 * reason; the calls below are still played. A call that the simulator had to stop is a finding, too.
 */
export async function runScript(script: Script, around: ScriptSurroundings): Promise<ScriptRun> {
  const run = new ScriptPlayer(around);
  for (const step of script.steps) await run.play(step);
  run.finishCall();
  return { calls: run.calls, diagnostics: run.diagnostics };
}

function double(step: Extract<ScriptAction, { kind: "givenLambda" }>): LambdaRunner {
  if (step.does === "answers") {
    const answer: unknown = JSON.parse(step.answer);
    return answering(() => answer);
  }
  return step.does === "fails" ? failing("The script lets it fail.") : timingOut;
}

function phrase(expected: ScriptText): string | RegExp {
  return expected.kind === "text" ? expected.text : new RegExp(expected.source, expected.flags);
}

/** A contact id for a call by its number: every call is a contact of its own. */
function contactIdOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

class ScriptPlayer {
  readonly calls: PlayedCall[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #around: ScriptSurroundings;
  readonly #lambdas: Map<string, LambdaRunner>;
  readonly #hours: Map<string, HoursOfOperation | boolean>;
  readonly #queues: Map<string, QueueSetup>;
  readonly #sequence: CallSequence;
  /** Bot → intent → what is said for it. */
  readonly #intents = new Map<string, Map<string, (string | RegExp)[]>>();
  #instance: Instance | undefined;
  #call: Call | undefined;
  #callLine = 0;
  #shown = 0;
  /** The script has said that the call ends like this. */
  #expectedEnd = false;

  constructor(around: ScriptSurroundings) {
    this.#around = around;
    this.#sequence = around.sequence ?? { calls: 0, time: undefined };
    this.#lambdas = new Map(around.setup.lambdas);
    this.#hours = new Map(around.setup.hours);
    this.#queues = new Map(around.setup.queues);
  }

  async play(step: ScriptStep): Promise<void> {
    try {
      if (step.kind === "call") {
        this.finishCall();
        this.#callLine = step.line;
        this.#around.onCall?.(step.line);
        this.#call = await this.#place(step);
      } else if (step.kind.startsWith("given")) this.#prepare(step);
      else if (this.#call) await this.#act(this.#call, step);
      this.#show();
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      this.#show();
      this.#fail(error.diagnostic, step.line);
      this.#leave();
    }
  }

  /** Ends the call under way: a call that the simulator stopped is a finding at the line where it began. */
  finishCall(): void {
    const call = this.#call;
    if (!call) return;
    if (call.ended && !endedByItself(call.ended) && !this.#expectedEnd) {
      this.#fail(report("FLW715", { flow: call.flow, explanation: call.ended.explanation }), this.#callLine);
    }
    this.#leave();
  }

  #leave(): void {
    if (this.#call) {
      this.calls.push({ file: this.#around.file, line: this.#callLine, transcript: this.#call.transcript() });
      this.#sequence.time = this.#call.state.time;
    }
    this.#call = undefined;
    this.#shown = 0;
    this.#expectedEnd = false;
  }

  #fail(diagnostic: Diagnostic, line: number): void {
    const { position } = diagnostic;
    const here = { file: this.#around.file, line, column: 1 };
    const related = position ? [{ ...position, message: "the call is here" }] : [];
    this.diagnostics.push({ ...diagnostic, position: here, ...(related.length > 0 && { related }) });
  }

  #show(): void {
    if (!this.#call || !this.#around.onEntries) return;
    const entries = this.#call.transcript();
    this.#around.onEntries(entries.slice(this.#shown));
    this.#shown = entries.length;
  }

  async #place({ flow, from, to, time, channel }: ScriptCall): Promise<Call> {
    const { setup, defaults, flow: defaultFlow, from: defaultFrom } = this.#around;
    const bots = new Map([
      ...(setup.bots ?? []),
      ...Array.from(this.#intents, ([name, intents]) => [name, scriptedBot(Object.fromEntries(intents))] as const),
    ]);
    const given = { lambdas: this.#lambdas, hours: this.#hours, queues: this.#queues, bots };
    this.#instance ??= createInstance({ ...setup, ...given });
    const known = to === undefined ? undefined : this.#instance.flowOf(to);
    const target = flow ?? known ?? defaultFlow;
    const caller = from ?? defaultFrom;
    this.#sequence.calls += 1;
    const begins = time ?? this.#sequence.time;
    return placeCall(this.#instance, {
      contactId: contactIdOf(this.#sequence.calls),
      ...defaults,
      ...(target !== undefined && { flow: target }),
      ...(caller !== undefined && { from: caller }),
      ...(to !== undefined && { to }),
      ...(begins !== undefined && { time: begins }),
      ...(channel !== undefined && { channel }),
    });
  }

  #prepare(step: ScriptAction): void {
    this.#instance = undefined;
    if (step.kind === "givenBot") {
      const intents = this.#intents.get(step.name) ?? new Map<string, (string | RegExp)[]>();
      intents.set(step.intent, [...(intents.get(step.intent) ?? []), phrase(step.expected)]);
      this.#intents.set(step.name, intents);
    }
    if (step.kind === "givenHours") this.#hours.set(step.name, step.open);
    if (step.kind === "givenQueue") {
      this.#queues.set(step.name, { ...this.#queues.get(step.name), full: step.full });
    }
    if (step.kind === "givenLambda") this.#lambdas.set(step.name, double(step));
  }

  async #act(call: Call, step: ScriptStep): Promise<void> {
    switch (step.kind) {
      case "hears": {
        const text = phrase(step.expected);
        await (step.not ? call.doesNotHear(text) : call.hears(text));
        return;
      }
      case "presses":
      case "enters": {
        const keys = await this.#fill(step.keys, call);
        await (step.kind === "presses" ? call.presses(keys) : call.enters(keys));
        return;
      }
      case "waits":
        await call.waits(step.milliseconds);
        return;
      case "says":
      case "chats":
        await call[step.kind](step.text);
        return;
      case "picks":
        await call.picks(step.action, JSON.parse(step.data) as JsonObject);
        return;
      case "signsIn":
        await call.signsIn(step.outcome);
        return;
      case "happens":
        await call.happens(step.event);
        return;
      case "hangsUp":
      case "agentAccepts":
      case "agentHolds":
      case "agentResumes":
      case "agentLeaves":
      case "thirdPartyHangsUp":
        await call[step.kind]();
        return;
      case "isIn":
        await call.isIn(step.flow);
        return;
      case "isQueued":
        await call.isQueuedIn(step.queue);
        return;
      case "attribute":
        await call.hasAttribute(step.name, step.value);
        return;
      case "ends":
        await call.ends(step.reason);
        this.#expectedEnd = true;
        return;
      default:
        return;
    }
  }

  /** Keys with the names in braces replaced. */
  async #fill(keys: string, call: Call): Promise<string> {
    let filled = "";
    for (const part of keys.split(/(\{[\w.-]+\})/)) {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) {
        filled += part;
        continue;
      }
      const value = await this.#around.value?.(name, call);
      const names = this.#around.valueNames ?? [];
      const known = names.length > 0 ? `Known names: ${names.join(", ")}.` : "No names are known here; write keys.";
      if (value === undefined) throw new CallFailure(report("FLW706", { name, known }), call.transcript());
      if (!/^[0-9*#]+$/.test(value)) throw new CallFailure(report("FLW703", { text: hidden }), call.transcript());
      filled += value;
    }
    return filled;
  }
}
