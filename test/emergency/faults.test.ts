import { expect, it } from "vitest";
import type { TestCall } from "../../src/test/test.js";
import {
  alice,
  compileEmergencyFlows,
  customer,
  customerLine,
  type EmergencyLine,
  frontDesk,
  manilaLine,
  stranger,
  useEmergencyLine,
} from "./emergency-line.js";

const line = useEmergencyLine();

/** A call as somebody makes it: who calls what, and the keys at each question; `pin` is the PIN that was sent. */
interface Scenario {
  readonly flow: string;
  readonly from: string;
  readonly to?: string;
  readonly keys: readonly string[];
  /** The emergency that there is at Manila when the call begins: the key of its type. */
  readonly emergency?: string;
}

const administrator = { flow: "Emergency_Authentication", from: alice };
const caller = { flow: "Emergency_Demo", from: customer };

const scenarios: readonly Scenario[] = [
  { ...administrator, from: stranger, keys: [] },
  { ...administrator, from: frontDesk, keys: [] },
  { ...administrator, keys: ["000000", "000000", "000000"] },
  { ...administrator, keys: ["", "000000", "pin", "9", "", "1", "1", "2", "", "9", "2", "9", "", "2", "3"] },
  { ...administrator, keys: ["pin", "3", "2", "1", "2", "3", "1", "1", "1", "", "", ""] },
  { ...administrator, keys: ["pin", "1", "2", "", "", ""] },
  { ...administrator, keys: ["pin", "", "", ""] },
  { ...caller, to: manilaLine, keys: [] },
  { ...caller, to: manilaLine, keys: [], emergency: "1" },
  { ...caller, to: manilaLine, keys: [], emergency: "2" },
  { ...caller, to: manilaLine, keys: [], emergency: "3" },
  { ...caller, to: customerLine, keys: ["1"] },
  { ...caller, to: customerLine, keys: ["9", "2"] },
  { ...caller, to: customerLine, keys: ["9", "", "3"] },
  { ...caller, to: customerLine, keys: ["", "", ""] },
];

/** An action of a flow, and an error that it can fail with. */
interface Fault {
  readonly flow: string;
  readonly action: string;
  readonly error: string;
}

/** Makes the call, with a fault or without, until it ends, waits in a queue, or has no keys left. */
async function play(on: EmergencyLine, scenario: Scenario, fault?: Fault): Promise<TestCall> {
  const { flow, from, to, keys, emergency } = scenario;
  await on.forget();
  if (emergency !== undefined) await place(on, { ...administrator, keys: ["pin", "2", "2", emergency] });
  return place(on, { flow, from, keys, ...(to !== undefined && { to }) }, fault);
}

async function place(on: EmergencyLine, { flow, from, to, keys }: Scenario, fault?: Fault): Promise<TestCall> {
  const call = await on.call(flow, { from, faults: fault ? [fault] : [], ...(to !== undefined && { to }) });
  for (const key of keys) {
    if (call.ended || call.state.waiting?.kind !== "keys") break;
    if (key === "") await call.waits(call.state.waiting.until - call.state.time);
    else await call.enters(key === "pin" ? "{pin}" : key);
  }
  return call;
}

/** The errors that the flows' actions declare and that tests can inject; a menu's time and keys are no failures. */
const declared: readonly Fault[] = compileEmergencyFlows().flows.flatMap(({ name, graph }) =>
  graph.nodes.flatMap(({ id, edges }) =>
    edges.flatMap(({ slot }): Fault[] =>
      slot.kind === "error" && (slot.error === "NoMatchingError" || slot.error === "QueueAtCapacity")
        ? [{ flow: name, action: id, error: slot.error }]
        : [],
    ),
  ),
);

/** True for a prompt: one that cannot be played is left out, and the call goes on. */
function isPrompt({ action }: Fault): boolean {
  return /(?:^|\.)play-/.test(action);
}

it("survives every error of every block that the calls come to: with a goodbye, in a queue, or going on", async () => {
  const reached = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    const { effects } = await play(line(), scenario);
    for (const { flow, action } of effects) {
      if (!reached.has(`${flow} ${action}`)) reached.set(`${flow} ${action}`, scenario);
    }
  }
  const faults = declared.filter(({ flow, action }) => reached.has(`${flow} ${action}`));
  // These calls come to everything but prompts about what failed, or about two administrators at once.
  const others = declared.filter((fault) => !faults.includes(fault));
  expect(others.filter((fault) => !isPrompt(fault))).toEqual([]);

  for (const fault of faults) {
    const scenario = reached.get(`${fault.flow} ${fault.action}`);
    if (!scenario) continue;
    const call = await play(line(), scenario, fault);
    const what = `${fault.error} of ${fault.flow} / ${fault.action}`;
    const failed = call.effects.some(({ kind, action }) => kind === "failed" && action === fault.action);
    expect(failed, what).toBe(true);
    expect(call.ended?.reason ?? "disconnected", what).toBe("disconnected");
    expect(call.state.logging || call.state.waiting?.kind === "keys", what).toBe(true);
    const [last = ""] = call.heard.slice(-1);
    if (call.ended && !isPrompt(fault)) expect(last, what).toMatch(/Goodbye\.$/);
  }
});
