import type { Answered } from "../conversation.js";
import { type Naming, subjectOf } from "../subject.js";
import { answerStep, usualStep } from "./answer-step.js";
import { formatStep } from "./format-script.js";
import type { ScriptGiven } from "./script.js";

/** What was answered between two steps of a call, in order. */
export type Round = readonly Answered[];

export interface GivenLines {
  /** For each round, the lines that stand before the step that leads to it. */
  readonly before: readonly (readonly ScriptGiven[])[];
  /** What no line can say. */
  readonly missing: readonly string[];
}

/**
 * The lines that make questions be answered as they were. A function, or a queue, of which all answers are given, is
 * given each answer until the next one; where the function itself has answered some, the others are given once.
 * @param isReal True for an answer that comes by itself when the call is played again.
 */
export function givenLines(rounds: readonly Round[], named: Naming, isReal: (one: Answered) => boolean): GivenLines {
  const bySubject = new Map<string, Asked[]>();
  for (const [round, answered] of rounds.entries())
    for (const one of answered) {
      const about = subjectOf(one.question, named);
      const known = bySubject.get(about);
      const asked = { round, one, isReal: isReal(one) };
      if (known) known.push(asked);
      else bySubject.set(about, [asked]);
    }
  const before: ScriptGiven[][] = rounds.map(() => []);
  const missing = rounds.flatMap((round) => lateFailures(round, named));
  for (const asked of bySubject.values()) {
    if (asked.every((one) => one.isReal)) continue;
    if (asked.some((one) => one.isReal)) giveOnce(asked);
    else give(asked);
  }
  return { before: before.map(inOneLine), missing };

  /** The steps of answers; an answer that no line can say is missing. */
  function stepOf({ one, isReal: real }: Asked): ScriptGiven | undefined {
    if (one.answer.kind === "queue" || one.answer.kind === "encrypt") return undefined;
    if (real && one.question.kind === "lambda")
      return { kind: "givenLambda", name: named(one.question.function), does: "is real", once: true };
    const step = answerStep(one, named);
    if (!step) missing.push(`what ${one.action} of ${one.flow} is answered`);
    return step;
  }

  /** Each answer for itself; those at the end of a round that the function gives by itself need no line. */
  function giveOnce(asked: readonly Asked[]): void {
    for (const round of roundsOf(asked)) {
      const last = round.findLastIndex((one) => !one.isReal);
      for (const one of round.slice(0, last + 1)) {
        const step = stepOf(one);
        if (step) before[one.round]?.push(step);
      }
    }
  }

  /** Answers that hold until the next one; several in one round are given once each, but for the last. */
  function give(asked: readonly Asked[]): void {
    const [first] = asked;
    const usual = first && usualStep(first.one.question, named);
    let holds = usual && formatStep(usual);
    for (const round of roundsOf(asked)) {
      const steps = round.flatMap((one) => stepOf(one) ?? []);
      const lines = new Set(steps.map(formatStep));
      for (const [index, step] of steps.entries()) {
        const line = formatStep(step);
        const isLast = index === steps.length - 1;
        const stands = (isLast || lines.size === 1) && "once" in step;
        if (stands && line === holds) {
          if (lines.size === 1) break;
          continue;
        }
        before[round[0]?.round ?? 0]?.push(stands ? { ...step, once: false } : step);
        if (!stands) continue;
        holds = line;
        break;
      }
    }
  }
}

/** A fault is met by the next run of its block, so that a run before it that did not fail cannot be said. */
function lateFailures(round: Round, named: Naming): readonly string[] {
  return round.flatMap((one, index) => {
    const isLate = round.slice(0, index).some(({ flow, action, answer }) => {
      return flow === one.flow && action === one.action && answer.kind !== "failed";
    });
    const isFault = one.answer.kind === "failed" && answerStep(one, named)?.kind === "givenFault";
    return isLate && isFault ? [`${one.action} of ${one.flow} fails only when it runs again`] : [];
  });
}

interface Asked {
  readonly round: number;
  readonly one: Answered;
  readonly isReal: boolean;
}

function roundsOf(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const rounds = new Map<number, Asked[]>();
  for (const one of asked) {
    const known = rounds.get(one.round);
    if (known) known.push(one);
    else rounds.set(one.round, [one]);
  }
  return [...rounds.values()];
}

/** Draws that follow one another are one line. */
function inOneLine(steps: readonly ScriptGiven[]): readonly ScriptGiven[] {
  const drawn = steps.flatMap((step) => (step.kind === "givenDraws" ? step.drawn : []));
  const others = steps.filter(({ kind }) => kind !== "givenDraws");
  return drawn.length === 0 ? others : [...others, { kind: "givenDraws", drawn }];
}
