import { byFile } from "./by-line.js";
import type { Coverage } from "./coverage.js";

/**
 * Coverage as lcov's trace file, which editors and CI read: a line for each that makes blocks, a branch for each way on.
 * A block of lcov is a block of the flow. Flows that came in as JSON have no lines and are left out.
 *
 * @source geninfo(1), FILES
 */
export function renderLcov(coverage: Coverage): string {
  const records = byFile(coverage).flatMap(({ file, lines }) => {
    if (lines.length === 0) return [];
    const branches = lines.flatMap(({ line, blocks }) =>
      blocks.flatMap((block, number) =>
        block.branches.map(({ taken }, branch) => ({
          taken,
          text: `BRDA:${line},${number},${branch},${block.runs === 0 ? "-" : taken}`,
        })),
      ),
    );
    return [
      "TN:",
      `SF:${file}`,
      ...branches.map(({ text }) => text),
      `BRF:${branches.length}`,
      `BRH:${branches.filter(({ taken }) => taken > 0).length}`,
      ...lines.map(({ line, runs }) => `DA:${line},${runs}`),
      `LF:${lines.length}`,
      `LH:${lines.filter(({ runs }) => runs > 0).length}`,
      "end_of_record",
    ];
  });
  return records.map((line) => `${line}\n`).join("");
}
