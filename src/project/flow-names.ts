import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { fileKey, flowNameProblem, outputFileName } from "./output-name.js";

/** A flow or module by name and place. */
export interface NamedFlow {
  readonly name: string;
  readonly kind: "flow" | "module";
  readonly source: SourcePosition;
}

/**
 * Findings about the names of a project's flows: a name that the service does not take (FLW412), the same name twice
 * (FLW410), two names that would share one output file (FLW411). The later one in reading order is at fault.
 */
export function checkFlowNames(flows: readonly NamedFlow[]): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const byFile = new Map<string, NamedFlow>();
  for (const flow of flows) {
    const { name, source: position } = flow;
    const reason = flowNameProblem(name);
    if (reason !== undefined) findings.push(report("FLW412", { name: shown(name), reason }, { position }));
    const file = outputFileName(name);
    const first = byFile.get(fileKey(file));
    if (!first) {
      byFile.set(fileKey(file), flow);
      continue;
    }
    const related = [{ ...first.source, message: `"${shown(first.name)}" is declared here` }];
    findings.push(
      first.name === name
        ? report("FLW410", { name: shown(name) }, { position, related })
        : report("FLW411", { name: shown(name), other: shown(first.name), file }, { position, related }),
    );
  }
  return findings;
}

function shown(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 57)}…`;
}
