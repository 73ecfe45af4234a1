import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { report } from "../../diagnostics/report.js";
import { branchShare, percent, type Coverage, type Share } from "./coverage.js";

/** How much must be covered, in percent. */
export interface Thresholds {
  /** Of the branches of all flows together. */
  readonly branches?: number;
  /** Of the branches of each flow. */
  readonly perFlow?: number;
  /** Of the branches of certain flows, by name. */
  readonly flows?: Readonly<Record<string, number>>;
}

/** A finding for each threshold that is not met. A flow that is named and that no test has loaded counts as 0 %. */
export function missedThresholds(
  coverage: Coverage,
  { branches, perFlow, flows = {} }: Thresholds,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const demand = (what: string, share: Share, least: number | undefined, isThere = true) => {
    const reached = isThere ? percent(share) : 0;
    if (least !== undefined && reached < least)
      findings.push(report("FLW770", { covered: share.covered, total: share.total, what, percent: reached, least }));
  };
  demand("all flows", branchShare(coverage.flows.flatMap(({ blocks }) => blocks)), branches);
  const known = new Map(coverage.flows.map(({ flow, blocks }) => [flow, branchShare(blocks)]));
  for (const [flow, share] of known) demand(flow, share, Object.hasOwn(flows, flow) ? flows[flow] : perFlow);
  for (const [flow, least] of Object.entries(flows))
    if (!known.has(flow)) demand(flow, { covered: 0, total: 0 }, least, false);
  return findings;
}
