import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { report } from "../../diagnostics/report.js";
import {
  endsWithMessage,
  everyMenuCanBeLeft,
  exists,
  keepsSecretsOutOfTheLog,
  neverReaches,
  passes,
  type Claim,
  type SecretInputs,
} from "./claims.js";
import { flowFinder, type ProvableFlow } from "./flow-finder.js";
import { originsIn } from "./origins.js";
import type { Spot, Surroundings } from "./spots.js";
import { enact } from "../explore/enact.js";
import { counterexample, leadsOutTo, renderCounterexample, type Counterexample, type Verdict } from "./verdict.js";
import { wholeGraph } from "./whole-graph.js";

/** Thrown by an expectation that does not hold: the claim, and a call for which it is not so. */
export class ProofFailure extends DiagnosticError {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(findings(verdict));
    this.name = "ProofFailure";
    this.verdict = verdict;
    this.message = renderVerdict(verdict);
  }
}

/** Decides a claim about calls that begin in one of `roots`. Throws FLW761 when a spot of the claim is nowhere. */
export function decide(claim: Claim, roots: readonly ProvableFlow[], flows: readonly ProvableFlow[]): Verdict {
  const among = surroundingsOf(roots, flows);
  const { graph } = among;
  for (const [spot, sureness] of claim.spots ?? [])
    if (!exists(spot, among, sureness)) {
      const hint = `Calls that begin in ${roots.map(({ name }) => name).join(", ")} do not come to it.`;
      throw new DiagnosticError(report("FLW761", { spot: spot.words, known: hint }));
    }
  for (const spot of claim.somewhere ?? []) {
    if (isSomewhere(spot, flows)) continue;
    throw new DiagnosticError(report("FLW761", { spot: spot.words, known: "No flow of the project has it." }));
  }
  const counterexamples = claim.refute(among).map((refutation, index): Counterexample => {
    const example = counterexample(graph, refutation);
    const call =
      index < maximumCalls
        ? enact(
            example.steps.filter(({ action }) => action !== ""),
            flows,
          )
        : undefined;
    return call ? { ...example, call } : example;
  });
  return {
    claim: claim.words,
    holds: counterexamples.length === 0,
    counterexamples,
    leadsOutTo: leadsOutTo(graph),
  };
}

function isSomewhere(spot: Spot, flows: readonly ProvableFlow[]): boolean {
  if (!spot.isNamed || flows.some(({ name }) => name === spot.flow)) return true;
  return exists(spot, surroundingsOf(flows, flows), "possibly");
}

const known = new WeakMap<readonly ProvableFlow[], Map<string, Surroundings>>();

/** The graph of calls to these flows; made once for all claims about the same flows. */
function surroundingsOf(roots: readonly ProvableFlow[], flows: readonly ProvableFlow[]): Surroundings {
  const key = JSON.stringify(roots.map(({ name, kind }) => [name, kind]));
  let own = known.get(flows);
  if (!own) known.set(flows, (own = new Map()));
  let among = own.get(key);
  if (!among) {
    const graph = wholeGraph(flows, roots);
    own.set(key, (among = { graph, origins: originsIn(graph) }));
  }
  return among;
}

/** For so many counter-examples of a claim inputs are looked for. */
const maximumCalls = 5;

/** A finding for each counter-example, at the block where it ends. */
export function findings({ claim, counterexamples }: Verdict): readonly Diagnostic[] {
  return counterexamples.map(({ problem, steps }) => {
    const last = steps.findLast(({ action }) => action !== "");
    return report("FLW760", { claim, problem }, { position: last?.position, action: last?.action });
  });
}

/** A verdict as text: one line when the claim holds, otherwise every counter-example below it. */
export function renderVerdict(
  { claim, holds, counterexamples, leadsOutTo: out }: Verdict,
  resolve?: (text: string) => string | undefined,
): string {
  const besides = out.length === 0 ? "" : `\n  (as far as these flows go; calls leave them for ${out.join(", ")})`;
  if (holds) return `✓ ${claim}${besides}`;
  return [`✗ ${claim}`, ...counterexamples.map((example) => renderCounterexample(example, resolve))].join("\n\n");
}

/** What can be expected of a flow. Each expectation is decided over all paths, and throws {@link ProofFailure}. */
export interface FlowExpectation {
  /** `everyPath().to(a).passes(b)`: nothing comes to `a` that has not been at `b`. */
  everyPath(): EveryPath;
  /** No call comes there. */
  neverReaches(spot: Spot): Verdict;
  /** See {@link endsWithMessage}. */
  endsWithMessage(): Verdict;
  /** See {@link keepsSecretsOutOfTheLog}. */
  keepsSecretsOutOfTheLog(settings?: SecretInputs): Verdict;
  /** See {@link everyMenuCanBeLeft}. */
  everyMenuCanBeLeft(): Verdict;
  /** Any other claim. */
  holds(claim: Claim): Verdict;
}

/** An expectation about every path; say where it leads. */
export interface EveryPath {
  /** Only the part of a path after this spot counts. */
  from(spot: Spot): EveryPath;
  to(spot: Spot): {
    /** The path has been at one of these spots. */
    passes(...spots: readonly Spot[]): Verdict;
  };
}

/** Flows that expectations may name and that calls may go on to, set by {@link useFlows}. */
let project: readonly ProvableFlow[] = [];

/** Sets the flows among which `expectFlow` finds names, and where transfers and modules lead. Gives the ones before. */
export function useFlows(flows: readonly ProvableFlow[]): readonly ProvableFlow[] {
  const before = project;
  project = flows;
  return before;
}

/**
 * Expectations about all calls that begin in a flow: a compiled flow, or the name of one that `useFlows` knows (as
 * `flowc prove` does for the project's). Calls go on through `among`, the flows of `useFlows` when absent.
 *
 * Throws FLW762 when there is no such flow.
 *
 * @example
 * ```ts
 * expectFlow("Emergency_Authentication")
 *   .everyPath()
 *   .to(transferToFlow("Emergency_Update"))
 *   .passes(branch({ lambda: "OneTimePin", field: "outcome", equals: "valid" }));
 * ```
 */
export function expectFlow(
  flow: string | ProvableFlow | { readonly name: string },
  among: readonly ProvableFlow[] = project,
): FlowExpectation {
  const root = findRoot(flow, among);
  const flows = among.includes(root) ? among : [root, ...among.filter(({ name }) => name !== root.name)];
  return expectation((claim) => decide(claim, [root], flows));
}

/** Expectations about all calls, whichever flow they begin in. */
export function expectEveryFlow(among: readonly ProvableFlow[] = project): FlowExpectation {
  return expectation((claim) => decide(claim, entryFlows(among), among));
}

/** Flows that a call can begin in: all but modules. */
export function entryFlows(flows: readonly ProvableFlow[]): readonly ProvableFlow[] {
  return flows.filter(({ kind }) => kind !== "module");
}

function findRoot(
  flow: string | ProvableFlow | { readonly name: string },
  among: readonly ProvableFlow[],
): ProvableFlow {
  if (typeof flow !== "string" && "graph" in flow) return flow;
  const name = typeof flow === "string" ? flow : flow.name;
  const found = flowFinder(among)("flow", name).flow ?? among.find((one) => one.name === name);
  if (found) return found;
  const names = among.map((one) => one.name);
  const known = didYouMean(name, names).trim() || `Known flows: ${names.join(", ") || "none"}.`;
  throw new DiagnosticError(report("FLW762", { name, known }));
}

function expectation(decideIt: (claim: Claim) => Verdict): FlowExpectation {
  const holds = (claim: Claim): Verdict => {
    const verdict = decideIt(claim);
    if (!verdict.holds) throw new ProofFailure(verdict);
    return verdict;
  };
  const everyPath = (from?: Spot): EveryPath => ({
    from: (spot) => everyPath(spot),
    to: (spot) => ({ passes: (...through) => holds(passes(spot, through, from)) }),
  });
  return {
    everyPath: () => everyPath(),
    neverReaches: (spot) => holds(neverReaches(spot)),
    endsWithMessage: () => holds(endsWithMessage),
    keepsSecretsOutOfTheLog: (settings) => holds(keepsSecretsOutOfTheLog(settings)),
    everyMenuCanBeLeft: () => holds(everyMenuCanBeLeft),
    holds,
  };
}
