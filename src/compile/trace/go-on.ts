import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import type { Tracer } from "./tracer.js";
import { unknown } from "./values.js";

type Call = (...args: never[]) => unknown;

/**
 * Lets staged code go on after a finding, until the returned function is called: the finding is kept, and what was
 * refused is an unknown value whose uses are silent. A run like that shows everything that is wrong in a flow; its
 * graph means nothing.
 */
export function goOnAfterFindings(t: Tracer): () => void {
  const before = t.stagedFiles.map((calls) => ({ calls, plain: { ...calls } }));
  for (const { calls } of before) {
    for (const [name, call] of Object.entries(calls)) {
      Object.assign(calls, { [name]: keepingFindings(t, call as Call) });
    }
  }
  return () => {
    for (const { calls, plain } of before) Object.assign(calls, plain);
  };
}

function keepingFindings(t: Tracer, call: Call): Call {
  return (...args) => {
    const r = t.recording;
    const { cursor } = r;
    try {
      return call(...args);
    } catch (error) {
      if (!(error instanceof DiagnosticError) || r.idle) throw error;
      r.findings.push(...error.diagnostics);
      r.cursor = cursor;
      return unknown;
    }
  };
}
