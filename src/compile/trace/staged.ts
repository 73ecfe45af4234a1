import type { StagedFile } from "../stage/staged-file.js";
import { callCalls } from "./calls.js";
import { controlCalls } from "./control.js";
import { heapCalls } from "./heap.js";
import { loopCalls } from "./loops.js";
import { describe, operatorCalls } from "./operators.js";
import type { Place } from "./position.js";
import { resolve } from "./resolve.js";
import { selectionCalls } from "./selection.js";
import { budget, type Tracer } from "./tracer.js";
import { isCallTime } from "./values.js";

/** More than any file declares: keeps the numbers of files' declarations apart. */
const declarationsPerFile = 1_000_000;

/** Makes `$f` for one file of the author's. */
export function stagedFile(t: Tracer, file: string): StagedFile {
  const places = new Map<number, Place>();
  const at = (position: number): void => {
    let place = places.get(position);
    if (!place) places.set(position, (place = { file, at: position }));
    t.place = place;
  };
  const firstKey = t.stagedFiles.length * declarationsPerFile;
  const calls: StagedFile = {
    ...operatorCalls(t, at),
    ...controlCalls(t, at),
    ...selectionCalls(t, at),
    ...loopCalls(t, at),
    ...heapCalls(t, at),
    ...callCalls(t, at),

    named(name, value) {
      const r = t.recording;
      const before = r.hint;
      r.hint = name;
      try {
        return value();
      } finally {
        r.hint = before;
      }
    },

    plain(position, value) {
      at(position);
      const now = resolve(t.recording, value);
      if (isCallTime(now)) t.fail("FLW242", { what: describe(now) });
      return now;
    },

    cells(variables, module, open) {
      for (const variable of variables) {
        t.cellKeys.set(variable, firstKey + variable[3]);
        if (open.includes(variable[2])) t.openCells.add(firstKey + variable[3]);
      }
      // What a function keeps that was called at module level outlives every flow, like the module's own variables.
      if (t.recording.idle) t.moduleCells.push(...variables);
      else if (!module) t.recording.cells.push(...variables);
    },

    closure(fn, variables) {
      if (typeof fn === "function" && variables.length > 0) {
        t.captures.set(
          fn,
          variables.map(([, , , id]) => firstKey + id),
        );
      }
      return fn;
    },

    turn(position) {
      if (++t.nativeTurns <= budget.nativeTurns) return;
      at(position);
      t.fail("FLW256", { turns: budget.nativeTurns.toLocaleString("en") });
    },

    note(text) {
      t.recording.note = text;
    },

    enter(position) {
      at(position);
    },
  };
  t.stagedFiles.push(calls);
  return calls;
}
