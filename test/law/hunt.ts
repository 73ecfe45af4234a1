import { generate, programFrom } from "./generator/program.js";
import { rows, type Row } from "./generator/rows.js";
import { render, type ProgramTree } from "./generator/tree.js";
import { LawCourt, type Verdict } from "./law.js";
import { entryFile } from "./program.js";
import { shrink } from "./shrink.js";

/** Which programs are made, and how many callers each has. */
export interface Hunt {
  /** The first program's seed; the others follow. */
  readonly seed: number;
  readonly programs: number;
  readonly callers: number;
  /** Ends the hunt at the first difference. */
  readonly stopsAtDifference?: boolean;
  readonly onProgress?: (done: number) => void;
}

/** A program whose two runs differ. */
export interface Difference {
  readonly seed: number;
  readonly why: string;
}

/** What a hunt found. */
export interface Findings {
  readonly programs: number;
  /** Programs that heard and did the same; of those, the ones that had to save values and those that had not. */
  readonly same: number;
  readonly saving: number;
  readonly notSaving: number;
  /** Actions of all programs before and after sharing. */
  readonly traced: number;
  readonly published: number;
  /** How often each row of the staging table occurred in programs that were compared. */
  readonly rows: ReadonlyMap<Row, number>;
  /** Seeds of refused programs, by the codes of the findings. */
  readonly rejected: ReadonlyMap<string, readonly number[]>;
  readonly differences: readonly Difference[];
}

/** Judges generated programs. */
export function hunt({ seed, programs, callers, stopsAtDifference = false, onProgress }: Hunt): Findings {
  const court = new LawCourt();
  const used = new Map<Row, number>(rows.map((row) => [row, 0]));
  const rejected = new Map<string, number[]>();
  const differences: Difference[] = [];
  const counts = { programs: 0, same: 0, saving: 0, notSaving: 0, traced: 0, published: 0 };
  try {
    for (let at = seed; at < seed + programs; at++) {
      const program = generate(at);
      const verdict = court.judge(programFrom(program.tree), callers);
      counts.programs++;
      onProgress?.(counts.programs);
      if (verdict.kind === "rejected") {
        const key = verdict.codes.join(" ");
        rejected.set(key, [...(rejected.get(key) ?? []), at]);
        continue;
      }
      for (const [row, count] of program.rows) used.set(row, (used.get(row) ?? 0) + count);
      if (verdict.kind === "different") {
        differences.push({ seed: at, why: verdict.why });
        if (stopsAtDifference) break;
        continue;
      }
      counts.same++;
      const saved = verdict.compiled.reduce((sum, { stats }) => sum + stats.saved, 0);
      if (saved > 0) counts.saving++;
      else counts.notSaving++;
      for (const { stats } of verdict.compiled) {
        counts.traced += stats.traced;
        counts.published += stats.actions;
      }
    }
  } finally {
    court.close();
  }
  return { ...counts, rows: used, rejected, differences };
}

/** The smallest program that still differs in the way of a difference, as text, with both logs. */
export function smallest(difference: Difference, callers: number): string {
  const court = new LawCourt();
  try {
    const { tree } = generate(difference.seed);
    const kindOf = (verdict: Verdict): string => {
      if (verdict.kind !== "different") return verdict.kind;
      return verdict.why.startsWith("broke") ? (verdict.why.split("\n")[0] ?? "") : "different";
    };
    const judge = (changed: ProgramTree): Verdict => court.judge(programFrom(changed), callers);
    const wanted = kindOf(judge(tree));
    shrink(tree, (changed) => kindOf(judge(changed)) === wanted);
    const verdict = judge(tree);
    const text = [...tree.files].find(([name]) => name === entryFile)?.[1];
    const why = verdict.kind === "different" ? verdict.why : difference.why;
    return `program ${difference.seed}, made smaller:\n${text ? render(text) : ""}\n${why}`;
  } finally {
    court.close();
  }
}

/** The share of refused programs, from 0 to 1. */
export function rejectedShare({ programs, rejected }: Findings): number {
  return [...rejected.values()].reduce((sum, seeds) => sum + seeds.length, 0) / programs;
}

/** What a hunt found, as lines for people. */
export function describeFindings(found: Findings): string {
  const { programs, same, saving, notSaving, traced, published, differences } = found;
  const refused = [...found.rejected]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([codes, seeds]) => `  ${codes}: ${seeds.length} (${seeds.slice(0, 5).join(", ")})`);
  return [
    `programs: ${programs}`,
    `the same: ${same} (${saving} save values, ${notSaving} save nothing)`,
    `different: ${differences.length} ${differences.map(({ seed }) => seed).join(", ")}`.trimEnd(),
    `refused: ${(rejectedShare(found) * 100).toFixed(2)} %`,
    ...refused,
    `actions: ${traced} recorded, ${published} published`,
    "rows of the staging table, and how often each occurred:",
    ...[...found.rows].map(([row, count]) => `  ${String(count).padStart(6)}  ${row}`),
  ].join("\n");
}
