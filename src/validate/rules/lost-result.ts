import { attributeAt } from "../../language/attributes.js";
import type { Read } from "../reads.js";
import { replacesCell, result, resultCell, resultsOf } from "../results.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { rememberFor } from "../remember.js";

/** A result is not read after it may have been lost. */
export const lostResult = rule("FLW900", (flow, found) => {
  for (const { action, read, cell, bits } of readsOfResults(flow)) {
    if ((bits & result.lost) === 0) continue;
    const thief = nearestReplacing(flow, action, cell);
    const position = thief?.place().position;
    const related = position ? [{ ...position, message: `${thief.type} replaces it here` }] : undefined;
    found({ path: read.text, type: thief?.type ?? "another action" }, { ...action.place(read.at), related });
  }
});

/** A result is produced before it is read; of each result the first such read, for there is one cause. */
export const unproducedResult = rule("FLW901", (flow, found) => {
  const seen = new Set<string>();
  for (const { action, read, cell, bits } of readsOfResults(flow)) {
    if (bits !== result.never || seen.has(cell)) continue;
    seen.add(cell);
    found({ path: read.text, producers: producersOf(read) }, action.place(read.at));
  }
});

/** A result is produced on every way to where it is read. */
export const sometimesUnproduced = rule("FLW902", (flow, found) => {
  for (const { action, read, bits } of readsOfResults(flow)) {
    if (bits === (result.never | result.held))
      found({ path: read.text, producers: producersOf(read) }, action.place(read.at));
  }
});

interface ResultRead {
  readonly action: SubjectAction;
  readonly read: Read;
  readonly cell: string;
  readonly bits: number;
}

/** Reads of results at actions that calls reach; of the same path in one action the first. */
const readsOfResults: (flow: Subject) => readonly ResultRead[] = rememberFor((flow) => {
  const results = resultsOf(flow);
  if (!results) return [];
  return flow.reading.flatMap((action) => {
    const seen = new Set<string>();
    return action.reads.flatMap((read) => {
      const cell = flow.reached[action.index] && !seen.has(read.text) ? resultCell(read) : undefined;
      seen.add(read.text);
      return cell === undefined ? [] : [{ action, read, cell, bits: results.at(action, cell) }];
    });
  });
});

function producersOf({ names }: Read): string {
  return (attributeAt(names)?.after ?? []).join(" or ");
}

/** The nearest action before a reader that replaces a cell, by number of steps. */
function nearestReplacing(flow: Subject, reader: SubjectAction, cell: string): SubjectAction | undefined {
  const { firstIncoming, incoming, source } = flow.graph;
  const seen = new Set([reader.index]);
  const queue = [reader.index];
  for (const node of queue) {
    for (let i = firstIncoming[node]!; i < firstIncoming[node + 1]!; i++) {
      const before = source[incoming[i]!]!;
      if (seen.has(before)) continue;
      const action = flow.actions[before]!;
      if (replacesCell(action, cell)) return action;
      seen.add(before);
      queue.push(before);
    }
  }
  return undefined;
}
