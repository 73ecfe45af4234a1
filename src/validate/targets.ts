import { nearest } from "../diagnostics/did-you-mean.js";
import { report } from "../diagnostics/report.js";
import { actionPlace, type FlowRule } from "./rule.js";
import { waysOf } from "./ways.js";

/** FLW552: every way on, and the flow's start, leads to an action of the flow. */
export const targets: FlowRule = (subject) => {
  const { document, placeOf } = subject;
  const identifiers = new Set(document.Actions.map(({ Identifier }) => Identifier));
  const holes = (way: string, target: string): { way: string; target: string; hint: string } => {
    const near = nearest(target, identifiers);
    return {
      way,
      target: target === "" ? "nothing" : `"${target}"`,
      hint: near === undefined ? "" : ` Did you mean "${near}"?`,
    };
  };
  const start = document.StartAction;
  const findings = identifiers.has(start)
    ? []
    : [report("FLW552", holes("The start", start), placeOf(["StartAction"]))];
  for (const [index, action] of document.Actions.entries()) {
    for (const { label, target, path } of waysOf(action)) {
      if (identifiers.has(target)) continue;
      findings.push(
        report("FLW552", holes(label, target), actionPlace(subject, { action, path: ["Actions", index] }, path)),
      );
    }
  }
  return findings;
};
