import { partsOf } from "../../author/joinable.js";
import type { Variables } from "../stage/staged-file.js";
import type { TraceEdge, TraceNode } from "./graph.js";
import { recordLabel } from "./record.js";
import type { Arrival, Recording } from "./recording.js";
import { describePlace } from "./position.js";
import { memberReader, resultObject, type FieldReader } from "./result-object.js";
import { valueOnEdge } from "./resolve.js";
import type { Tracer } from "./tracer.js";
import { assign } from "./snapshot.js";
import { Condition, Outcome, Phi, Poison, unwrap, wrap } from "./values.js";

/**
 * A place that the call may come back to: the head of a loop, or a block. Call-time values of its variables become
 * joins, fed by every arrival; build-time values are its state.
 */
export interface Head {
  readonly label: TraceNode;
  /** When it was recorded: objects that lived then, and were changed since, are other ones on the way back. */
  readonly sequence: number;
  /** The variables on arrival, by which a later arrival is recognised. */
  readonly state: readonly unknown[];
  /** Set by loops: whether the test or the body comes first. */
  readonly stage: string;
  readonly arrivals: Arrival[];
  /** Joins of whole variables, by variable. */
  readonly phis: ReadonlyMap<number, Phi>;
  /** Joins of single fields of results; they are made when a field is read. */
  readonly fields: { readonly variable: number; readonly path: readonly string[]; readonly phi: Phi }[];
  filled: boolean;
}

/** What {@link recordHead} needs to know of its surroundings. */
export interface HeadOptions {
  /** Number of the first node that belongs to what the head begins: outcomes of earlier blocks stay known. */
  readonly before: number;
  /** Variables whose build-time texts are carried during the call from here on. */
  readonly widen?: ReadonlySet<number>;
}

/** Records a head at the present ways and gives the variables their joins. */
export function recordHead(
  t: Tracer,
  r: Recording,
  variables: Variables,
  first: Arrival,
  stage: string,
  options: HeadOptions,
): Head {
  const label = recordLabel(t, r, options.before);
  const phis = new Map<number, Phi>();
  const head: Head = {
    label,
    sequence: r.sequence,
    state: first.snapshot.values,
    stage,
    arrivals: [first],
    phis,
    fields: [],
    filled: false,
  };
  first.snapshot.values.forEach((value, i) => {
    const name = variables[i]?.[2] ?? "value";
    if (options.widen?.has(i) || canBeJoined(value)) {
      const phi = new Phi(inputsOf([first], i), name, label);
      phis.set(i, phi);
      assign(variables[i], wrap(phi));
    } else if (memberReader(value)) {
      const member = headMembers(head, i, name);
      const joined = partsOf(value)?.remake((part) => member([part])) ?? resultObject(member);
      t.merged.set(joined, { name, join: describePlace(t.place) });
      assign(variables[i], joined);
    }
  });
  r.append(r.heads, head);
  return head;
}

/** Reads members of an object that is another one on every arrival: each is a join of its own. */
function headMembers(head: Head, variable: number, name: string): FieldReader {
  const made = new Map<string, unknown>();
  return (path) => {
    const key = path.join("\0");
    let handle = made.get(key);
    if (handle === undefined) {
      const phi = new Phi(new Map(), [name, ...path].join("."), head.label);
      made.set(key, (handle = wrap(phi)));
      head.fields.push({ variable, path, phi });
      for (const arrived of head.arrivals) feedField(head, head.fields.length - 1, arrived);
      if (head.filled) fillHead(head);
    }
    return handle;
  };
}

/** Feeds every join of a head from every arrival, all in parallel. */
export function fillHead(head: Head): void {
  head.filled = true;
  for (const [i, phi] of head.phis) {
    for (const [edge, value] of inputsOf(head.arrivals, i)) phi.inputs.set(edge, value);
  }
  // Reading a field of an arrival may make the join of another field: the list grows while it is walked.
  for (let i = 0; i < head.fields.length; i++) {
    for (const arrived of head.arrivals) feedField(head, i, arrived);
  }
}

function feedField(head: Head, index: number, arrived: Arrival): void {
  const field = head.fields[index];
  const read = field && memberReader(arrived.snapshot.values[field.variable]);
  if (!field || !read) return;
  const value = read(field.path);
  for (const edge of arrived.edges) field.phi.inputs.set(edge, valueOnEdge(value, edge));
}

function inputsOf(arrivals: readonly Arrival[], variable: number): Map<TraceEdge, unknown> {
  const inputs = new Map<TraceEdge, unknown>();
  for (const { edges, snapshot } of arrivals) {
    for (const edge of edges) inputs.set(edge, valueOnEdge(snapshot.values[variable], edge));
  }
  return inputs;
}

/** True for values of the call that a join can stand for: not for conditions, outcomes and poison. */
export function canBeJoined(value: unknown): boolean {
  const inner = unwrap(value);
  return inner !== undefined && ![Condition, Outcome, Poison].some((kind) => inner instanceof kind);
}
