import { expect } from "vitest";
import type { FlowNode } from "../../src/graph/flow-graph.js";
import type { CallState, Fault } from "../../src/simulate/call-state.js";
import type { TestCall } from "../../src/test/test.js";
import { alice, bob, compileEmergencyFlows, customer, type EmergencyLine, emergencyLine } from "./emergency-line.js";

/** Something that happens beside a call. */
export type Deed = (line: EmergencyLine) => unknown;

/** What happens next in a call: keys (`{pin}` is the PIN that was sent), silence, or something beside it. */
export type Step = string | Deed;

/** A call as somebody makes it. */
export interface PlayedCall {
  readonly from?: string;
  readonly to: string;
  /** What is so before the call. */
  readonly given: readonly Deed[];
  readonly steps: readonly Step[];
  /** Blocks that fail in it, beside the one that the row is about. */
  readonly failing: readonly Block[];
  /** It begins as soon as the call before it is over, not an hour later. */
  readonly soon?: true;
}

/** The caller presses nothing until the question is over. */
export const silence = "";

/** A call of a registered phone, as far as the question for the PIN. */
export function phone(...steps: readonly Step[]): PlayedCall {
  return { from: alice, to: emergencyLine, given: [], steps, failing: [] };
}

/** A call of an administrator who gives the right PIN. */
export function administrator(...steps: readonly Step[]): PlayedCall {
  return phone("{pin}", ...steps);
}

/** A customer's call to a number. */
export function customerOf(to: string, ...steps: readonly Step[]): PlayedCall {
  return { from: customer, to, given: [], steps, failing: [] };
}

/** The same call, when something is so before it. */
export function given(before: readonly Deed[], call: PlayedCall): PlayedCall {
  return { ...call, given: [...before, ...call.given] };
}

/** The same call, in which another block fails as well. */
export function butFor(failing: Block, call: PlayedCall): PlayedCall {
  return { ...call, failing: [...call.failing, failing] };
}

/** A call that begins as soon as somebody's calls before it are over. */
export function after(before: readonly PlayedCall[], call: PlayedCall): PlayedCall {
  const given = before.map(
    (one, index): Deed =>
      (line) =>
        play(line, index === 0 ? one : { ...one, soon: true }),
  );
  return { ...call, given: [...given, ...call.given], soon: true };
}

/** Another administrator calls at the same time, and does this. */
export function bobDoes(...keys: readonly string[]): Deed {
  return async (line) => {
    const call = await line.administrator(bob);
    for (const key of keys) await call.presses(key);
    await call.hangsUp();
  };
}

/** From now on a function fails. */
export function breaks(name: string): Deed {
  return (line) => line.instance.lambda(name).fails("out of order");
}

/** From now on a function answers what the real one would not. */
export function answers(name: string, answer: Readonly<Record<string, string>>): Deed {
  return (line) => line.instance.lambda(name).answers(answer);
}

/** This call gets no new PIN: what is left of the one before decides. */
export function withoutNewPin(call: PlayedCall): PlayedCall {
  return given([(line) => line.oneTimePin.answers({ outcome: "sent" }, { times: 1 })], call);
}

/** A block of a flow, and an error that it fails with. */
export interface Block {
  readonly flow: string;
  /** Words of its parameters or its identifier that no other block of the flow has. */
  readonly words: string;
  readonly error: string;
}

const flows = compileEmergencyFlows().flows;

/** What a block is and does, as one text. */
const descriptionOf = ({ id, parameters }: FlowNode): string =>
  `${id} ${JSON.stringify(parameters).replaceAll('"', "")}`;

/** The block that is meant. Throws unless it is one. */
function nodeOf({ flow, words }: Block): FlowNode {
  const nodes = flows.find(({ name }) => name === flow)?.graph.nodes ?? [];
  const found = nodes.filter((node) => descriptionOf(node).includes(words));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} blocks of ${flow} have "${words}".`);
  return found[0];
}

export function faultOf(block: Block): Fault {
  return { flow: block.flow, action: nodeOf(block).id, error: block.error };
}

/** A queue that is full, and a function that is out of order, fail by themselves; other blocks are made to. */
export function failsByItself(block: Block): boolean {
  return block.error === "QueueAtCapacity" || nodeOf(block).type === "InvokeLambdaFunction";
}

/** Branches by which blocks fail; that a caller is silent or presses a wrong key is no failure. */
const isFailure = (error: string): boolean => error !== "NoMatchingCondition" && error !== "InputTimeLimitExceeded";

/** The error branches of the three flows. */
export const failures: readonly Fault[] = flows.flatMap(({ name, graph }) =>
  graph.nodes.flatMap(({ id, edges }) =>
    edges.flatMap(({ slot }) =>
      slot.kind === "error" && isFailure(slot.error) ? [{ flow: name, action: id, error: slot.error }] : [],
    ),
  ),
);

/** Makes the call with the real functions, until it ends or has no steps left. */
export async function play(line: EmergencyLine, call: PlayedCall, fault?: Fault): Promise<TestCall> {
  const { from, to, given: before, steps, failing } = call;
  for (const happens of before) await happens(line);
  const faults = [...failing.map(faultOf), ...(fault ? [fault] : [])];
  const dial = { faults, ...(from !== undefined && { from }) };
  const placed = call.soon ? await line.instance.dial(to, dial) : await line.dial(to, dial);
  for (const step of steps) {
    if (typeof step !== "string") await step(line);
    else if (step === silence) await placed.waits(timeLeft(placed.state));
    else await placed.enters(step);
  }
  return placed;
}

function timeLeft({ waiting, time }: CallState): number {
  if (waiting?.kind !== "keys") throw new Error("The call does not ask for keys.");
  return waiting.until - time;
}

/** What became of a call. */
export type Expected = (call: TestCall, heard: readonly string[]) => unknown;

/** The caller hears these words: of the whole call, or after the failure that the row is about. */
export function hears(words: string): Expected {
  return (_, heard) => expect(heard.join("\n")).toContain(words);
}

export function waitsIn(queue: string): Expected {
  return (call) => expect(call.waitsIn).toBe(queue);
}

/** The call is over, and nothing more was said. */
export const isOver: Expected = (call, heard) => {
  expect(call.ended?.reason).toBe("disconnected");
  expect(heard).toEqual([]);
};
