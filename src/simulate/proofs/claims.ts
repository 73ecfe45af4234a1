import { components } from "../../graph/components.js";
import type { FlowNode } from "../../graph/flow-graph.js";
import { slotName } from "../../graph/slot.js";
import { holds, valueAt } from "../../language/predicate.js";
import { callFacts, isFailure } from "./call-facts.js";
import { badPaths, type Path, type Question } from "./search.js";
import type { Spot, Sureness, Surroundings } from "./spots.js";

/** What is wrong, with a shortest path that shows it. */
export interface Refutation {
  /** One sentence about the end of the path. */
  readonly problem: string;
  readonly path: Path;
  /** What can be said beyond the path, a line each. */
  readonly remarks?: readonly string[];
}

/** What is claimed of all paths, and how to find a path that it does not hold for. */
export interface Claim {
  /** `every path to transfer to flow Emergency_Update passes …`. */
  readonly words: string;
  /** Spots that must exist, lest the claim be true of nothing. */
  readonly spots?: readonly (readonly [spot: Spot, sureness: Sureness])[];
  /** Spots that must be somewhere in the project, whether or not these calls come there. */
  readonly somewhere?: readonly Spot[];
  refute(among: Surroundings): readonly Refutation[];
}

/** Every path to `to` (after `from`, where it is given) passes one of the spots. */
export function passes(to: Spot, through: readonly Spot[], from?: Spot): Claim {
  const start = from === undefined ? "" : ` from ${from.words}`;
  return {
    words: `every path${start} to ${to.words} passes ${through.map(({ words }) => words).join(" or ")}`,
    spots: [[to, "possibly"], ...(from ? [[from, "possibly"] as const] : [])],
    refute: (among) => {
      const passed = (edge: number) => through.some((spot) => isOn(spot, edge, among, "surely"));
      const refuted = search(among, {
        states: 2,
        begins: [from === undefined ? 1 : 0],
        along: (edge, state) => {
          if (passed(edge)) return 0;
          return from && isOn(from, edge, among, "possibly") ? 1 : state;
        },
        isBadEdge: (edge, state) => state === 1 && !passed(edge) && isOn(to, edge, among, "possibly"),
      });
      const nowhere = through.filter((spot) => !exists(spot, among, "surely"));
      const remarks = nowhere.map(({ words }) => `Nothing here is surely ${words}.`);
      return refuted.map((path) => ({ problem: `This call comes to ${to.words} without it.`, path, remarks }));
    },
  };
}

/** No path comes to a spot. */
export function neverReaches(spot: Spot): Claim {
  return {
    words: `no path reaches ${spot.words}`,
    somewhere: [spot],
    refute: (among) =>
      search(among, {
        states: 1,
        begins: [0],
        along: () => 0,
        isBadEdge: (edge) => isOn(spot, edge, among, "possibly"),
      }).map((path) => ({ problem: `This call reaches ${spot.words}.`, path })),
  };
}

/** Like `badPaths`, but a path is bad by its last edge and the state before it. */
function search(
  among: Surroundings,
  question: Omit<Question, "isBad"> & { readonly isBadEdge: (edge: number, state: number) => boolean },
): readonly Path[] {
  const { graph } = among;
  const { states } = question;
  // The state beyond the others is that of a path that has just become bad.
  return badPaths(graph, {
    states: states + 1,
    begins: question.begins,
    along: (edge, state) => {
      if (state === states) return undefined;
      return question.isBadEdge(edge, state) ? states : question.along(edge, state);
    },
    isBad: (_, state) => state === states,
  });
}

/** True when an edge leads to a spot's block, or is a spot's branch. */
function isOn(spot: Spot, edge: number, among: Surroundings, sureness: Sureness): boolean {
  const to = among.graph.target[edge]!;
  return (spot.isEdge?.(edge, among, sureness) ?? false) || (spot.isPlace?.(to, among, sureness) ?? false);
}

/** True when there is something that the spot means. */
export function exists(spot: Spot, among: Surroundings, sureness: Sureness): boolean {
  for (let edge = 0; edge < among.graph.edgeCount; edge++) if (isOn(spot, edge, among, sureness)) return true;
  return false;
}

/**
 * The caller is never left without a word: since the last time that the flow asked the caller or a function, a prompt
 * has been played before it ends, or the contact goes to a queue, an agent or an outside number. A prompt that fails
 * counts: a flow can do no more than try.
 */
export const endsWithMessage: Claim = {
  words: "no path ends without a message, an agent or another number",
  refute: (among) => {
    const { graph } = among;
    return badPaths(graph, {
      states: 2,
      begins: [0],
      along: (edge, state) => {
        const way = graph.ways[edge]!;
        if (way.kind === "later") return 0;
        if (graph.places[graph.target[edge]!]?.kind === "with") return 1;
        const at = graph.places[way.of];
        const facts = at?.kind === "action" ? callFacts(at.node.type) : undefined;
        if (facts?.tells) return 1;
        return facts?.asks ? 0 : state;
      },
      isBad: (place, state) => state === 0 && isEnd(among, place),
    }).map((path) => ({ problem: "The call ends here, and the caller has not been told anything.", path }));
  },
};

function isEnd({ graph }: Surroundings, place: number): boolean {
  const at = graph.places[place];
  if (at?.kind === "nowhere") return true;
  if (at?.kind !== "action") return false;
  return graph.firstEdge[place] === graph.firstEdge[place + 1] && callFacts(at.node.type).leads !== "return";
}

/** Settings of {@link keepsSecretsOutOfTheLog}. */
export interface SecretInputs {
  /**
   * Inputs whose digits are secret. When absent: those that the author has marked `secret`, and those before which some
   * path turns the log off.
   */
  readonly inputs?: Spot;
}

/**
 * The flow's log is off wherever secret digits are collected, looked at or passed on: on every path, the branches of
 * errors among them. A path begins with the log on, because a contact may come from another flow.
 */
export function keepsSecretsOutOfTheLog({ inputs }: SecretInputs = {}): Claim {
  return {
    words: `logging is off wherever ${inputs ? `the digits of ${inputs.words}` : "secret digits"} are collected or passed on`,
    spots: inputs ? [[inputs, "possibly"]] : [],
    refute: (among) => {
      const { graph, origins } = among;
      const secret = secretPlaces(among, inputs);
      if (secret.size === 0) return [];
      const sees = graph.places.map(
        (_, place) => secret.has(place) || origins.readBy(place).some((origin) => secret.has(origin.place)),
      );
      return badPaths(graph, {
        ...loggingStates(among),
        isBad: (place, state) => state === 1 && sees[place]!,
      }).map((path) => ({ problem: "Secret digits are seen here, and the log may be on.", path }));
    },
  };
}

/** State 1: the log may be on. */
function loggingStates({ graph }: Surroundings): Pick<Question, "states" | "begins" | "along"> {
  return {
    states: 2,
    begins: [1],
    along: (edge, state) => {
      const at = graph.places[graph.ways[edge]!.of];
      const parameter = at?.kind === "action" ? callFacts(at.node.type).logging : undefined;
      if (!parameter || at?.kind !== "action") return state;
      return valueAt(at.node.parameters, parameter) === "Disabled" ? 0 : 1;
    },
  };
}

function secretPlaces(among: Surroundings, inputs: Spot | undefined): ReadonlySet<number> {
  const { graph } = among;
  const isStore = (place: number) => {
    const at = graph.places[place];
    const stores = at?.kind === "action" ? callFacts(at.node.type).stores : undefined;
    return stores !== undefined && at?.kind === "action" && holds(stores, at.node.parameters);
  };
  const all = graph.places.flatMap((_, place) => (isStore(place) ? [place] : []));
  if (inputs) return new Set(all.filter((place) => inputs.isPlace?.(place, among, "possibly")));
  const isOffSometimes = new Set<number>();
  badPaths(graph, {
    ...loggingStates(among),
    isBad: (place, state) => {
      if (state === 0) isOffSometimes.add(place);
      return false;
    },
  });
  return new Set(
    all.filter((place) => {
      const at = graph.places[place];
      return isOffSometimes.has(place) || (at?.kind === "action" && at.node.secret === true);
    }),
  );
}

/**
 * A caller can leave every menu by keys, words or silence, whatever data and functions answer, as long as blocks do not
 * fail: a circle of blocks in which the caller is asked has a way out that the caller can make sure of. Counts come to
 * their end; hanging up is no way out.
 */
export const everyMenuCanBeLeft: Claim = {
  words: "every menu can be left",
  refute: (among) => {
    const { graph } = among;
    const circles = components(graph);
    const stuck = new Map<number, number>();
    for (let circle = 0; circle < circles.count; circle++) {
      if (!circles.cyclic[circle]) continue;
      const members = [...circles.members.subarray(circles.first[circle], circles.first[circle + 1])];
      const free = whoGetsOut(among, members);
      const menu = members.find((place) => asksCaller(among, place) && !free.has(place));
      if (menu !== undefined) for (const place of members) if (!free.has(place)) stuck.set(place, circle);
    }
    const reported = new Set<number>();
    return badPaths(graph, {
      states: 1,
      begins: [0],
      along: () => 0,
      isBad: (place) => {
        const circle = stuck.get(place);
        if (circle === undefined || reported.has(circle) || !asksCaller(among, place)) return false;
        reported.add(circle);
        return true;
      },
    }).map((path) => {
      const menu = graph.target[path.at(-1)!]!;
      return {
        problem: "The caller cannot get away from here by keys or silence.",
        path,
        remarks: takeable(among, menu).map((edge) => {
          const to = graph.places[graph.target[edge]!];
          const { slot } = graph.ways[edge]!;
          return `${slot ? slotName(slot) : "then"} leads to ${to?.kind === "action" ? to.node.id : "nowhere"}`;
        }),
      };
    });
  },
};

/** The members of a circle from which the caller can make sure to leave it. */
function whoGetsOut(among: Surroundings, members: readonly number[]): ReadonlySet<number> {
  const { graph } = among;
  // How many more ways of a place must be known to lead out: one where somebody chooses, else all.
  const missing = new Map<number, number>();
  const ways = new Set<number>();
  for (const place of members) {
    const own = takeable(among, place);
    for (const edge of own) ways.add(edge);
    missing.set(place, mayChoose(among, place) ? Math.min(1, own.length) : own.length);
  }
  const free = new Set<number>();
  const fresh: number[] = [];
  const leads = (edge: number) => {
    const place = graph.source[edge]!;
    const left = missing.get(place)! - 1;
    missing.set(place, left);
    if (left !== 0 || free.has(place)) return;
    free.add(place);
    fresh.push(place);
  };
  for (const edge of ways) if (!missing.has(graph.target[edge]!)) leads(edge);
  for (let place = fresh.pop(); place !== undefined; place = fresh.pop())
    for (let i = graph.firstIncoming[place]!; i < graph.firstIncoming[place + 1]!; i++) {
      const edge = graph.incoming[i]!;
      if (ways.has(edge)) leads(edge);
    }
  return free;
}

function asksCaller({ graph }: Surroundings, place: number): boolean {
  const at = graph.places[place];
  return at?.kind === "action" && callFacts(at.node.type).decides === "caller";
}

/** True where the caller, or a count, sees to it that a certain way is taken. */
function mayChoose(among: Surroundings, place: number): boolean {
  const at = among.graph.places[place];
  if (at?.kind !== "action") return false;
  return callFacts(at.node.type).decides !== undefined || looksAtKeys(among, place, at.node);
}

/** True for a test of what the caller has typed. */
function looksAtKeys(among: Surroundings, place: number, node: FlowNode): boolean {
  const path = valueAt(node.parameters, ["ComparisonValue"]);
  if (typeof path !== "string") return false;
  const origins = among.origins.of(place, path);
  return origins.length > 0 && origins.every((origin) => !origin.isPart && asksCaller(among, origin.place));
}

/** The ways on of a place that are no failure; all of them where there is no other. */
function takeable({ graph }: Surroundings, place: number): readonly number[] {
  const edges = Array.from(
    { length: graph.firstEdge[place + 1]! - graph.firstEdge[place]! },
    (_, index) => graph.firstEdge[place]! + index,
  );
  const working = edges.filter((edge) => !isFailure(graph.ways[edge]!.slot));
  return working.length > 0 ? working : edges;
}
