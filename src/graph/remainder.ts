import type { Json, JsonObject } from "../language/json.js";

/**
 * What a document says beyond what the graph holds. Algorithms never read it: it is there so that a flow that came in
 * goes out the same, down to the order of keys and to values that no flow should have.
 *
 * A remainder stays valid when a pass changes the graph: what the graph holds takes precedence, members that a frame
 * does not know are added behind it, and list entries that became edges follow the order of the edges.
 */
export type Frame = readonly FrameMember[];

/** A key whose value the graph holds, or a key with the value that stands in the document. */
export type FrameMember = readonly [key: string] | readonly [key: string, value: Json];

/** Top level of a document. */
export interface DocumentRemainder {
  readonly frame: Frame;
}

/** One action of a document. */
export interface ActionRemainder {
  /** The node's identifier as it was read. A verbatim `Identifier` in the frame is written only while the node keeps it. */
  readonly id: string;
  readonly frame: Frame;
  readonly transitions?: TransitionsRemainder;
}

/** An action's `Transitions`. */
export interface TransitionsRemainder {
  readonly frame: Frame;
  /** The entries of `Conditions`, when one of them says more than its edge does. */
  readonly conditions?: readonly EntryRemainder[];
  /** The entries of `Errors`, likewise. */
  readonly errors?: readonly EntryRemainder[];
}

/** An entry that became an edge (its slot, by `slotKey`), or one that could not and stands verbatim. */
export type EntryRemainder =
  { readonly slot: string; readonly frame: Frame; readonly condition?: Frame } | { readonly verbatim: Json };

/** The order in which a document without remainder is written: the console's. */
export const usualKeys = {
  document: ["Version", "StartAction", "Metadata", "Actions", "Settings"],
  action: ["Parameters", "Identifier", "Type", "Transitions"],
  transitions: ["NextAction", "Conditions", "Errors"],
  error: ["NextAction", "ErrorType"],
  branch: ["NextAction", "Condition"],
  condition: ["Operator", "Operands"],
} as const satisfies Record<string, readonly string[]>;

/** The frame of an object of which the graph holds the members that `holds` accepts. */
export function frameOf(object: JsonObject, holds: (key: string) => boolean): Frame {
  return Object.keys(object).map((key): FrameMember => (holds(key) ? [key] : [key, object[key] ?? null]));
}

/** True when a frame says nothing: these keys, in this order, all held by the graph. */
export function isUsual(frame: Frame, keys: readonly string[]): boolean {
  return frame.length === keys.length && frame.every((member, i) => member.length === 1 && member[0] === keys[i]);
}

/**
 * An object from its frame and the values that the graph holds; those take precedence, and those that the frame does
 * not know follow it in their own order.
 */
export function fromFrame(frame: Frame, held: ReadonlyMap<string, Json>): JsonObject {
  const members: [string, Json][] = [];
  const known = new Set<string>();
  for (const member of frame) {
    const value = held.get(member[0]) ?? (member.length === 2 ? member[1] : undefined);
    known.add(member[0]);
    if (value !== undefined) members.push([member[0], value]);
  }
  for (const [key, value] of held) if (!known.has(key)) members.push([key, value]);
  return Object.fromEntries(members);
}

/** True when a frame leaves a member to the graph, false when it has its own value or does not know the member. */
export function leaves(frame: Frame, key: string): boolean {
  return frame.some((member) => member[0] === key && member.length === 1);
}
