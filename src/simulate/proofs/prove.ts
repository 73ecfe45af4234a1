import { endsWithMessage, everyMenuCanBeLeft, keepsSecretsOutOfTheLog, type Claim } from "./claims.js";
import { decide, entryFlows, expectEveryFlow, expectFlow, ProofFailure, useFlows } from "./expect-flow.js";
import type { ProvableFlow } from "./flow-finder.js";
import type { Verdict } from "./verdict.js";

/** A named proof. */
export interface Proof {
  readonly name: string;
  /** The file that states it; absent for those that flowc states of every project. */
  readonly file?: string;
  readonly check: () => Verdict | void;
}

/** What a project says about proofs. */
export interface StatedProofs {
  readonly proofs: readonly Proof[];
  /** Names of flowc's own proofs that the project does without, and why. */
  readonly left: ReadonlyMap<string, string>;
}

/** Proofs that flowc makes of every project unless it says {@link withoutProof}: of all calls, whichever flow they begin in. */
export const standardProofs: ReadonlyMap<string, Claim> = new Map([
  ["ends with a message", endsWithMessage],
  ["secrets stay out of the log", keepsSecretsOutOfTheLog()],
  ["every menu can be left", everyMenuCanBeLeft],
]);

interface Stating {
  readonly file: string;
  readonly proofs: Proof[];
  readonly left: Map<string, string>;
}

let stating: Stating | undefined;

/**
 * States a proof of the project, in a file `*.proofs.ts`. `check` expects something of flows, which it calls by their
 * names; `flowc prove` runs it.
 *
 * @example
 * ```ts
 * import { branch, expectFlow, prove, transferToFlow } from "flowc/prove";
 *
 * prove("only with a PIN", () =>
 *   expectFlow("Emergency_Authentication")
 *     .everyPath()
 *     .to(transferToFlow("Emergency_Update"))
 *     .passes(branch({ lambda: "OneTimePin", field: "outcome", equals: "valid" })),
 * );
 * ```
 */
export function prove(name: string, check: () => Verdict | void): void {
  stated("prove").proofs.push({ name, file: stated("prove").file, check });
}

/** States that the project does without one of flowc's own proofs, and why. */
export function withoutProof(name: string, because: string): void {
  const { left } = stated("withoutProof");
  if (!standardProofs.has(name))
    throw new Error(`There is no standard proof "${name}"; there are ${[...standardProofs.keys()].join(", ")}.`);
  left.set(name, because);
}

function stated(word: string): Stating {
  if (!stating) throw new Error(`${word}() belongs into a file *.proofs.ts, which \`flowc prove\` reads.`);
  return stating;
}

/** Runs a file's code and gives what it states. Whatever the code throws is thrown on. */
export function readStatements(file: string, load: () => unknown): StatedProofs {
  const before = stating;
  stating = { file, proofs: [], left: new Map() };
  try {
    load();
    return { proofs: stating.proofs, left: stating.left };
  } finally {
    stating = before;
  }
}

/** What came of one proof. */
export interface ProofResult {
  readonly name: string;
  readonly file?: string;
  /** Undefined for a proof whose code throws something of its own. */
  readonly verdict?: Verdict;
  readonly error?: unknown;
}

/** The standard proofs of these flows, apart from those that the project does without. */
export function standardProofsOf(
  flows: readonly ProvableFlow[],
  left: ReadonlyMap<string, string> = new Map(),
): readonly Proof[] {
  return [...standardProofs]
    .filter(([name]) => !left.has(name))
    .map(([name, claim]) => ({ name, check: () => decide(claim, entryFlows(flows), flows) }));
}

/** Runs a proof among these flows. Never throws. */
export function runProof({ name, file, check }: Proof, flows: readonly ProvableFlow[]): ProofResult {
  const before = useFlows(flows);
  const about = { name, ...(file !== undefined && { file }) };
  try {
    const verdict = check();
    return verdict ? { ...about, verdict } : about;
  } catch (error) {
    return error instanceof ProofFailure ? { ...about, verdict: error.verdict } : { ...about, error };
  } finally {
    useFlows(before);
  }
}

export { expectEveryFlow, expectFlow, ProofFailure, useFlows };
export {
  action,
  block,
  branch,
  flowStart,
  hangsUp,
  lambda,
  line,
  queued,
  transferToFlow,
  withAgent,
  type BranchQuery,
  type Spot,
} from "./spots.js";
export type { EveryPath, FlowExpectation } from "./expect-flow.js";
export type { ProvableFlow } from "./flow-finder.js";
export type { Counterexample, PathStep, Verdict } from "./verdict.js";
export type { Claim, SecretInputs } from "./claims.js";
