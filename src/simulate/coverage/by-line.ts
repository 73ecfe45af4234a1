import { readable } from "../proofs/readable.js";
import { blockShare, branchShare, type BlockCoverage, type Coverage, type Share } from "./coverage.js";

/** A file of the author's, or a flow that came in as JSON and has no lines. */
export interface FileCoverage {
  /** Relative to the project's folder. */
  readonly file: string;
  readonly blocks: Share;
  readonly branches: Share;
  /** In order; empty for a flow without lines. */
  readonly lines: readonly LineCoverage[];
  /** Branches that no call has taken. */
  readonly missing: readonly MissingBranch[];
}

/** One line, with every block that it makes. */
export interface LineCoverage {
  readonly line: number;
  readonly runs: number;
  /** Names of the flows that the line makes blocks of. */
  readonly flows: readonly string[];
  readonly blocks: readonly (BlockCoverage & { readonly flow: string })[];
}

/** A branch that no call has taken. */
export interface MissingBranch {
  readonly flow: string;
  /** True where its file makes blocks of several flows, so that the flow must be named. */
  readonly ofSeveral: boolean;
  readonly action: string;
  readonly branch: string;
  readonly line: number | undefined;
}

/** Coverage by the author's files; of flows without positions by the flow's name. */
export function byFile({ flows }: Coverage): readonly FileCoverage[] {
  const files = new Map<string, (BlockCoverage & { readonly flow: string })[]>();
  for (const { flow, blocks } of flows)
    for (const block of blocks) {
      const file = block.position?.file ?? `${flow} (JSON)`;
      const known = files.get(file);
      if (known) known.push({ ...block, flow });
      else files.set(file, [{ ...block, flow }]);
    }
  return Array.from(files, ([file, blocks]) => ({
    file,
    blocks: blockShare(blocks),
    branches: branchShare(blocks),
    lines: linesOf(blocks),
    missing: missingOf(blocks),
  })).toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function linesOf(blocks: readonly (BlockCoverage & { readonly flow: string })[]): readonly LineCoverage[] {
  const lines = new Map<number, (BlockCoverage & { readonly flow: string })[]>();
  for (const block of blocks) {
    if (!block.position) continue;
    const known = lines.get(block.position.line);
    if (known) known.push(block);
    else lines.set(block.position.line, [block]);
  }
  return Array.from(lines, ([line, own]) => ({
    line,
    runs: own.reduce((sum, { runs }) => sum + runs, 0),
    flows: [...new Set(own.map(({ flow }) => flow))],
    blocks: own,
  })).toSorted((a, b) => a.line - b.line);
}

function missingOf(blocks: readonly (BlockCoverage & { readonly flow: string })[]): readonly MissingBranch[] {
  const ofSeveral = new Set(blocks.map(({ flow }) => flow)).size > 1;
  return blocks
    .flatMap(({ flow, action, position, branches }) =>
      branches
        .filter(({ taken }) => taken === 0)
        .map(({ name }) => ({ flow, ofSeveral, action, branch: readable(name), line: position?.line })),
    )
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** A branch for people: `menu → Equals "2"`, with the flow before it where the file makes blocks of several. */
export function branchName({ flow, ofSeveral, action, branch }: MissingBranch): string {
  return `${ofSeveral ? `${flow}: ` : ""}${action} → ${branch}`;
}
