import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { JsonObject } from "../../language/json.js";
import { report } from "../../diagnostics/report.js";
import { type Call, CallFailure, placeCall } from "../call.js";
import type { Fault } from "../call-state.js";
import { createInstance, type Instance, type InstanceSetup } from "../instance.js";
import type { TranscriptEntry } from "../transcript/transcript.js";
import { endedByItself } from "../ending.js";
import type { NewCall } from "../new-call.js";
import { fillKeys, type KeyValue, knownNames } from "./fill-keys.js";
import { isGiven } from "./format-script.js";
import { GivenAnswers, textOrPattern, withGiven } from "./given-answers.js";
import type { Script, ScriptCall, ScriptGiven, ScriptStep } from "./script.js";

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
  readonly value?: KeyValue;
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

/** The agent's data as texts, as `$.Agent` holds them. */
function agentOf(json: string | undefined): Readonly<Record<string, string>> | undefined {
  if (json === undefined) return undefined;
  const entries = Object.entries(JSON.parse(json) as JsonObject);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

/** A contact id for a call by its number: every call is a contact of its own. */
function contactIdOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

class ScriptPlayer {
  readonly calls: PlayedCall[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #around: ScriptSurroundings;
  readonly #sequence: CallSequence;
  readonly #given = new GivenAnswers();
  readonly #instance: Instance;
  /** Faults that the next step meets: of the call that it begins, or of the call under way. */
  #faults: Fault[] = [];
  /** Attributes that the next call comes with. */
  #attributes: Record<string, string> = {};
  #call: Call | undefined;
  #callLine = 0;
  #shown = 0;
  /** The script has said that the call ends like this. */
  #expectedEnd = false;

  constructor(around: ScriptSurroundings) {
    this.#around = around;
    this.#sequence = around.sequence ?? { calls: 0, time: undefined };
    this.#instance = createInstance(withGiven(around.setup, this.#given));
  }

  async play(step: ScriptStep): Promise<void> {
    try {
      if (step.kind === "call") {
        this.finishCall();
        this.#callLine = step.line;
        this.#around.onCall?.(step.line);
        this.#call = await this.#place(step);
      } else if (isGiven(step)) this.#prepare(step);
      else if (this.#call) {
        const { conversation } = this.#call;
        for (const fault of this.#takeFaults()) await conversation.send({ kind: "injectFault", ...fault });
        await this.#act(this.#call, step);
      }
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
    const { defaults, flow: defaultFlow, from: defaultFrom } = this.#around;
    const known = to === undefined ? undefined : this.#instance.flowOf(to);
    const target = flow ?? known ?? defaultFlow;
    const caller = from ?? defaultFrom;
    this.#sequence.calls += 1;
    const begins = time ?? this.#sequence.time;
    const attributes = { ...defaults?.attributes, ...this.#attributes };
    this.#attributes = {};
    const call = {
      contactId: contactIdOf(this.#sequence.calls),
      ...defaults,
      attributes,
      ...(target !== undefined && { flow: target }),
      ...(caller !== undefined && { from: caller }),
      ...(to !== undefined && { to }),
      ...(begins !== undefined && { time: begins }),
      ...(channel !== undefined && { channel }),
    };
    return placeCall(this.#instance, call, this.#takeFaults());
  }

  #prepare(step: ScriptGiven): void {
    if (step.kind === "givenFault") {
      const { flow, action, error } = step;
      this.#faults.push({ flow, action, error });
    } else if (step.kind === "givenAttribute") {
      this.#attributes = { ...this.#attributes, [step.name]: step.value };
    } else this.#given.take(step);
  }

  #takeFaults(): readonly Fault[] {
    const faults = this.#faults;
    this.#faults = [];
    return faults;
  }

  async #act(call: Call, step: ScriptStep): Promise<void> {
    switch (step.kind) {
      case "hears": {
        const text = textOrPattern(step.expected);
        await (step.not ? call.doesNotHear(text) : call.hears(text));
        return;
      }
      case "presses":
      case "enters": {
        const { value, valueNames } = this.#around;
        const keys = await fillKeys(step.keys, call, value, knownNames(valueNames));
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
      case "fails":
        await call.fails(step.error);
        return;
      case "agentAccepts":
        await call.agentAccepts(agentOf(step.agent));
        return;
      case "hangsUp":
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
}
