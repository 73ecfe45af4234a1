import { pathEnded } from "../stage/path-ended.js";
import type { BlockDefinition } from "../../author/recorder.js";
import { recordHead } from "./head.js";
import { changesSince } from "./heap.js";
import { splitByState } from "./split-state.js";
import type { Arrival, BlockCopy, Recording } from "./recording.js";
import { sameShape } from "./same.js";
import { arrival, restore, snapshot } from "./snapshot.js";
import { budget, run, type Tracer } from "./tracer.js";
import { isVisible, noteJump, touch } from "./visible-cells.js";

/**
 * Jumps to a named block. A block is recorded once for each build-time state of the variables that closures can see;
 * an arrival in a known state is an edge. Handlers, loops and helper calls around the jump do not follow it.
 */
export function jump(t: Tracer, block: BlockDefinition): never {
  const r = t.recording;
  if (r.idle) t.fail("FLW252", { name: block.name });
  const { place } = t;
  const cells = r.cells.length;
  const isSeen = r.cells.map((cell) => isVisible(t, cell, r.visible?.get(block.name)));
  noteJump(r, block.name);
  for (const part of splitByState(t, r, r.cells, arrival(r, r.cells), isSeen)) {
    t.place = place;
    r.cursor = part.edges;
    if (part.edges.length > 0) enter(t, r, block, part, isSeen);
    r.cells.length = cells;
  }
  r.cursor = [];
  throw pathEnded;
}

function enter(t: Tracer, r: Recording, block: BlockDefinition, part: Arrival, isSeen: readonly boolean[]): void {
  const copies = r.blocks.get(block) ?? [];
  const { values } = part.snapshot;
  const known = copies.find(
    (copy) =>
      copy.state.every((value, i) => !isSeen[i] || sameShape(value, values[i])) &&
      changesSince(t, r, copy.head.sequence).length === 0,
  );
  if (known) {
    r.append(known.head.arrivals, part);
    r.attach(part.edges, known.head.label);
    return;
  }
  if (copies.length >= budget.copies) {
    const [change] = changesSince(t, r, copies.at(-1)?.head.sequence ?? 0);
    if (change) t.fail("FLW212", { what: change.what }, change.place);
    const variables = r.cells.map(([, , name]) => name).join(", ");
    t.fail("FLW236", { name: block.name, variables });
  }
  const outside = snapshot(r, r.cells);
  restore(r.cells, part.snapshot);
  const head = recordHead(t, r, r.cells, part, "block", { before: 0 });
  const copy: BlockCopy = { head, state: values };
  r.blocks.set(block, [...copies, copy]);
  r.onUndo(() => r.blocks.set(block, copies));
  recordBody(t, r, block);
  restore(r.cells, outside);
}

/** Records a block's body as if it were a flow of its own. */
function recordBody(t: Tracer, r: Recording, block: BlockDefinition): void {
  const { frames, handlers, regions, path, calls, depth, note, hint, blockBegun } = r;
  const { within } = r.uses;
  r.frames = [{ returns: [], breakables: [] }];
  r.handlers = [];
  r.regions = [++r.regionCount];
  r.blockBegun = r.sequence;
  r.path = [block.name];
  r.calls = [];
  r.depth = 0;
  r.note = undefined;
  r.hint = undefined;
  r.uses.within = block.name;
  touch(r, t.captures.get(block.body));
  try {
    run(r, block.body);
    run(r, () => t.fail("FLW231", { name: block.name }));
  } finally {
    Object.assign(r, { frames, handlers, regions, path, calls, depth, note, hint, blockBegun });
    r.uses.within = within;
  }
}
