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
  const left = stepsToEnd(exploration, on);
  const paths = new Map<string, CallerPath>();
  const maximumPartial = maximumPaths * 100;
  // Paths by the length that they have at least when they end: the shortest are finished first.
  const pending: Arrival[][][] = [];
  const wait = (path: Arrival[]) => {
    const length = path.length + (left.get(path.at(-1)!.to) ?? 0);
    (pending[length] ??= []).push(path);
  };
  exploration.moments.forEach((moment, number) => {
    if (moment.beginning) for (const first of on.get(number) ?? []) wait([first]);
  });
  let followed = 0;
  let isComplete = exploration.isComplete;
  for (let length = 0; length < pending.length; length += 1) {
    for (let path = pending[length]?.shift(); path; path = pending[length]?.shift()) {
      if (paths.size >= maximumPaths || followed++ > maximumPartial)
        return { paths: [...paths.values()], isComplete: false };
      const last = path.at(-1)!;
      const next = path.some(({ moment }) => moment === last.to) ? [] : (on.get(last.to) ?? []);
      if (next.length === 0) addPath(paths, exploration, path);
      else if (path.length >= maximumLength) isComplete = false;
      else for (const arrival of next) wait([...path, arrival]);
    }
  }
  return { paths: [...paths.values()], isComplete };
}

/** For each moment how many things must happen before a call ends, or can go no further. */
function stepsToEnd(
  { moments }: Exploration,
  on: ReadonlyMap<number, readonly Arrival[]>,
): ReadonlyMap<number, number> {
  const before = new Map<number, number[]>();
  for (const arrivals of on.values())
    for (const { moment, to } of arrivals) before.set(to, [...(before.get(to) ?? []), moment]);
  const left = new Map<number, number>();
  let reached = new Set(moments.flatMap((_, number) => (on.has(number) ? [] : [number])));
  for (let steps = 0; reached.size > 0; steps += 1) {
    for (const number of reached) left.set(number, steps);
    const earlier = [...reached].flatMap((number) => before.get(number) ?? []);
    reached = new Set(earlier.filter((number) => !left.has(number)));
  }
  return left;
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
