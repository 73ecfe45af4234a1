import { actionType } from "../language/registry.js";
import type { WrittenFlow } from "./decompile.js";
import { bodiesOf } from "./plan.js";
import { visit } from "./statement.js";

/** How well a flow reads as TypeScript. */
export interface Quality {
  /** Actions in the flow, and those that no way leads to. */
  readonly actions: number;
  readonly detached: number;
  /** Lines of the source, without imports and comments. */
  readonly lines: number;
  /** Actions of types that flowc knows, and how many of them are written with their named function. */
  readonly known: number;
  readonly named: number;
  /** Actions that stand in structured code: in the flow's own body or its error handler, and no named block. */
  readonly structured: number;
  /** Named blocks. */
  readonly blocks: number;
  /** Labelled `break` and `continue`, and calls of blocks. */
  readonly jumps: number;
  /** How deep statements are nested at most. */
  readonly depth: number;
}

/** Measures a flow's source. */
export function measureQuality(written: WrittenFlow, source: string): Quality {
  const { steps, structure, detached } = written;
  const known = [...steps.values()].filter((step) => actionType(step.node.type) !== undefined);
  let jumps = 0;
  let depth = 0;
  for (const body of bodiesOf(structure)) {
    visit(body, (statement, level) => {
      depth = Math.max(depth, level + 1);
      if (statement.kind === "jump") jumps++;
      if ((statement.kind === "break" || statement.kind === "continue") && statement.labelled) jumps++;
    });
  }
  const inBlocks = new Set<object>();
  for (const body of structure.blocks.values()) {
    visit(body, (statement) => {
      const step = "step" in statement ? statement.step : "test" in statement ? statement.test.step : undefined;
      if (step) inBlocks.add(step.node);
      if (step?.second) inBlocks.add(step.second.node);
    });
  }
  return {
    actions: steps.size + detached.length,
    detached: detached.length,
    lines: codeLines(source),
    known: known.length,
    named: known.filter((step) => step.named).length,
    structured: steps.size - inBlocks.size,
    blocks: structure.blocks.size,
    jumps,
    depth,
  };
}

/** Lines of source without imports, comments and empty lines. */
function codeLines(source: string): number {
  const body = source.replace(/^import [^;]*;\n/gm, "").replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, "");
  return body.split("\n").filter((line) => line.trim() !== "" && !/^\s*\/\//.test(line)).length;
}

/** Lines per action; the whole source for a flow without actions. */
export function linesPerAction({ lines, actions, detached }: Quality): number {
  return lines / Math.max(1, actions - detached);
}
