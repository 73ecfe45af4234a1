import type { Variable } from "../stage/staged-file.js";
import type { Recording } from "./recording.js";
import type { Tracer } from "./tracer.js";

/** Declarations of shared variables, by number. */
export type CellKeys = ReadonlySet<number>;
/** Which shared variables the code of each block can read or assign, by the block's name. */
export type VisibleCells = ReadonlyMap<string, CellKeys>;

/** What a recording learns of its blocks: the variables that functions called in them mention, and where they jump. */
export interface BlockUses {
  readonly cells: Map<string, Set<number>>;
  readonly jumps: Map<string, Set<string>>;
  /** The block whose body is being recorded. */
  within: string | undefined;
}

/** The code being recorded may read or assign these variables. */
export function touch(r: Recording, keys: Iterable<number> | undefined): void {
  const { within, cells } = r.uses;
  if (within === undefined || !keys) return;
  const known = cells.get(within) ?? new Set<number>();
  cells.set(within, known);
  for (const key of keys) known.add(key);
}

/** The code being recorded jumps to a block. */
export function noteJump(r: Recording, to: string): void {
  const { within, jumps } = r.uses;
  if (within === undefined) return;
  const known = jumps.get(within) ?? new Set<string>();
  jumps.set(within, known);
  known.add(to);
}

/**
 * What a recording has shown of its blocks, with what is visible to the blocks that they lead to, and what was known
 * before. A block's state is made of these variables only: others may differ without needing a copy of the block.
 */
export function visibleCells({ uses }: Recording, before: VisibleCells | undefined): VisibleCells {
  const visible = new Map<string, Set<number>>();
  for (const name of [...uses.cells.keys(), ...uses.jumps.keys(), ...(before?.keys() ?? [])]) {
    visible.set(name, new Set([...(before?.get(name) ?? []), ...(uses.cells.get(name) ?? [])]));
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, targets] of uses.jumps) {
      const own = visible.get(name) as Set<number>;
      const size = own.size;
      for (const target of targets) for (const key of visible.get(target) ?? []) own.add(key);
      changed ||= own.size > size;
    }
  }
  return visible;
}

/** True when something is visible to a block that was not thought to be: the recording has to be made again. */
export function showsMore(found: VisibleCells, thought: VisibleCells): boolean {
  return [...found].some(([name, keys]) => {
    const known = thought.get(name);
    return !known || [...keys].some((key) => !known.has(key));
  });
}

/** True when a block was recorded more than once in states that differ in variables that it cannot see. */
export function wouldNarrow(t: Tracer, r: Recording, visible: VisibleCells): boolean {
  const repeated = [...r.blocks].filter(([, copies]) => copies.length > 1);
  return repeated.some(([block]) => r.cells.some((cell) => !isVisible(t, cell, visible.get(block.name))));
}

/** True when code that sees these variables may read or assign this one. Undefined: it may see all. */
export function isVisible(t: Tracer, cell: Variable, keys: CellKeys | undefined): boolean {
  const key = t.cellKeys.get(cell);
  return keys === undefined || key === undefined || keys.has(key) || t.openCells.has(key);
}
