import type { Arrival, Exploration } from "./explore.js";
import { heardOn } from "./path-words.js";

/** How far paths are followed. */
export interface PathBound {
  /** How many paths are given, the shortest first; 1,000 when absent. */
  readonly maximumPaths?: number;
  /** How many things happen on a path, answers of functions among them; 40 when absent. */
  readonly maximumLength?: number;
}

/** A whole call as the caller knows it. */
export interface CallerPath {
  readonly arrivals: readonly Arrival[];
  /** What is heard and done, in order. */
  readonly steps: readonly CallerStep[];
  /** How it ended; undefined where the call waits for somebody else, or the path came back to where it was. */
  readonly end: string | undefined;
}

/** One thing that a caller hears or does. */
export interface CallerStep {
  readonly kind: "hears" | "does";
  readonly text: string;
}

/** The calls that differ for the caller, each moment once on a path, without failures; shortest first. */
export function callerPaths(
  exploration: Exploration,
  bound: PathBound = {},
): { paths: readonly CallerPath[]; isComplete: boolean } {
  const { maximumPaths = 1000, maximumLength = 40 } = bound;
  const on = new Map<number, Arrival[]>();
  for (const arrival of exploration.arrivals) {
    if (arrival.choice.by === "failure" || arrival.faults.length > 0) continue;
    const known = on.get(arrival.moment);
    if (known) known.push(arrival);
    else on.set(arrival.moment, [arrival]);
  }
  const paths = new Map<string, CallerPath>();
  const maximumPartial = maximumPaths * 100;
  let pending: Arrival[][] = exploration.moments.flatMap((moment, number) =>
    moment.beginning ? (on.get(number) ?? []).map((first) => [first]) : [],
  );
  let followed = 0;
  let isComplete = exploration.isComplete;
  while (pending.length > 0) {
    const longer: typeof pending = [];
    for (const path of pending) {
      if (paths.size >= maximumPaths || followed++ > maximumPartial) {
        isComplete = false;
        break;
      }
      const last = path.at(-1)!;
      const seen = new Set(path.map(({ moment }) => moment));
      const next = seen.has(last.to) ? [] : (on.get(last.to) ?? []);
      if (next.length === 0) addPath(paths, exploration, path);
      else if (path.length >= maximumLength) isComplete = false;
      else for (const arrival of next) longer.push([...path, arrival]);
    }
    if (paths.size >= maximumPaths || followed > maximumPartial) break;
    pending = longer;
  }
  return { paths: [...paths.values()], isComplete };
}

function addPath(paths: Map<string, CallerPath>, { moments }: Exploration, arrivals: readonly Arrival[]): void {
  const steps = arrivals.flatMap((arrival): CallerStep[] => [
    ...(arrival.choice.by === "caller" && arrival.choice.event.kind !== "begins"
      ? [{ kind: "does", text: arrival.choice.words } as const]
      : []),
    ...heardOn(arrival).map((text) => ({ kind: "hears", text }) as const),
  ]);
  const end = moments[arrivals.at(-1)!.to]?.state.ended?.reason;
  const key = JSON.stringify([steps, end]);
  if (!paths.has(key)) paths.set(key, { arrivals, steps, end });
}
