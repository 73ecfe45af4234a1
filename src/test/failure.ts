import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { clock } from "../simulate/transcript/render-transcript.js";
import type { TranscriptEntry } from "../simulate/transcript/transcript.js";
import type { Site } from "./site.js";

/** One step of the author, and how much of the call had happened before it. */
export interface Step {
  /** As it is written: `presses "2"`. */
  readonly text: string;
  readonly site: Site;
  /** How many entries the transcript had before it. */
  readonly entries: number;
}

/** Thrown when a call does not go as a test says. The message holds the call so far, step by step. */
export class StepFailure extends Error {
  readonly diagnostic: Diagnostic;
  readonly transcript: readonly TranscriptEntry[];

  constructor(diagnostic: Diagnostic, steps: readonly Step[], transcript: readonly TranscriptEntry[]) {
    const place = diagnostic.position;
    const where = place ? `\nThe call is at ${place.file}:${place.line}.` : "";
    super(`${diagnostic.message}\n${diagnostic.mend ?? ""}${where}\n\n${renderSteps(steps, transcript, true)}`);
    this.name = "StepFailure";
    this.diagnostic = diagnostic;
    this.transcript = transcript;
    this.stack = `${this.name}: ${this.message}\n${steps.at(-1)?.site.stack ?? ""}`;
  }
}

/** The call as the test made it: each step with the author's line, and below it what it did. */
export function renderSteps(steps: readonly Step[], entries: readonly TranscriptEntry[], failed: boolean): string {
  const lines = steps.flatMap((step, index) => {
    const next = steps[index + 1];
    const last = failed && !next;
    return [
      `${last ? ">" : " "} ${step.site.file}:${step.site.line}  ${step.text}`,
      ...entries.slice(step.entries, next?.entries).map((entry) => `      ${entryLine(entry)}`),
    ];
  });
  return lines.join("\n");
}

function entryLine({ at, text, position, flow, action }: TranscriptEntry): string {
  const place = position ? `${position.file}:${position.line}` : [flow, action].filter((name) => name).join(" / ");
  return `${clock(at)}  ${text.replace(/\s*\n\s*/g, " ")}${place === "" ? "" : `  (${place})`}`;
}
