import { beforeEach, describe, expect, it } from "vitest";
import { instanceOf } from "../../src/test/test.js";
import { alice, customer, customerLine, endsPolitely, manilaLine, plays, useEmergencyLine } from "./emergency-line.js";

const line = useEmergencyLine();
const whichLocation = "Which location would you like to reach?";
const connecting = "Please hold the line. We are connecting you.";

/** An administrator sets an emergency: the key of the location, the key of the type. */
async function set(location: string, type: string): Promise<void> {
  const call = await line().administrator(alice);
  for (const key of [location, "2", type]) await call.presses(key);
  await call.hears("the emergency has been set");
  await call.hangsUp();
}

describe("in normal operation", () => {
  it.each([
    ["1", "Singapore"],
    ["2", "Manila"],
    ["3", "Sydney"],
  ])("connects customers who press %s to %s, which was never set up", async (key, name) => {
    const call = await line().dial(customerLine, { from: customer });
    await call.hears(whichLocation);
    await call.presses(key);
    await call.hears(connecting);
    await call.isQueuedIn(name);
    await call.hasAttribute("Center", name);
    expect(plays(call, "emergency")).toBe(0);
  });

  it("takes the location from the dialled number", async () => {
    const call = await line().dial(manilaLine, { from: customer });
    await call.doesNotHear(whichLocation);
    await call.isQueuedIn("Manila");
  });

  it("goes on normally after an emergency was removed", async () => {
    await set("2", "2");
    const administrator = await line().administrator(alice);
    for (const key of ["2", "3"]) await administrator.presses(key);
    await administrator.hears("the emergency has been removed");
    const call = await line().dial(manilaLine, { from: customer });
    await call.isQueuedIn("Manila");
    expect(plays(call, "emergency")).toBe(0);
  });
});

describe("in an emergency", () => {
  beforeEach(() => set("2", "2"));

  it("tells of a fire alarm and hangs up", async () => {
    const call = await line().dial(manilaLine, { from: customer });
    await call.hears("This is an emergency message for Manila. Because of a fire alarm, nobody can answer your call.");
    await endsPolitely(call);
    expect(plays(call, connecting)).toBe(0);
  });

  it("tells customers who choose the location from the menu, too", async () => {
    const call = await line().dial(customerLine, { from: customer });
    await call.presses("2");
    await call.hears("Because of a fire alarm");
    await endsPolitely(call);
  });

  it("does not concern the other locations", async () => {
    const call = await line().dial(customerLine, { from: customer });
    await call.presses("3");
    await call.isQueuedIn("Sydney");
    expect(plays(call, "emergency")).toBe(0);
  });
});

describe("in an emergency whose type lets customers wait", () => {
  it("tells of the weather and goes on to the queue", async () => {
    await set("3", "1");
    const call = await line().dial(customerLine, { from: customer });
    await call.presses("3");
    await call.hears("This is an emergency message for Sydney. Because of severe weather");
    await call.hears(connecting);
    await call.isQueuedIn("Sydney");
  });
});

describe("nobody is dropped", () => {
  it.each(["fails", "timesOut"] as const)("when the check %s: the customer goes on normally", async (does) => {
    await set("2", "2");
    line().instance.lambda("CheckEmergency")[does]();
    const call = await line().dial(manilaLine, { from: customer });
    await call.hears(connecting);
    await call.isQueuedIn("Manila");
    expect(plays(call, "sorry")).toBe(0);
  });

  it("when nothing is pressed: after three plays the customer waits at the reception", async () => {
    const call = await line().dial(customerLine, { from: customer });
    await call.waits("24 seconds");
    expect(plays(call, whichLocation)).toBe(3);
    await call.isQueuedIn("Reception");
  });

  it("when wrong keys are pressed: after three plays the customer waits at the reception", async () => {
    const call = await line().dial(customerLine, { from: customer });
    for (const key of ["9", "*", "0"]) await call.presses(key);
    expect(plays(call, whichLocation)).toBe(3);
    await call.isQueuedIn("Reception");
  });

  it("when the caller hides the number", async () => {
    const call = await line().dial(manilaLine);
    await call.isQueuedIn("Manila");
  });

  it("when the administrators' type of emergency is not among the types any more", async () => {
    const state = { status: "emergency", type: "flood", version: "1", updatedAt: "2026-11-20T08:00:00.000Z" };
    line().instance.lambda("CheckEmergency").answers(state);
    const call = await line().dial(manilaLine, { from: customer });
    await call.hears("There is an emergency at Manila.");
    await call.isQueuedIn("Manila");
  });
});

it("says goodbye when the queue is full", async () => {
  line().instance.queues.set("Manila", { full: true });
  const full = await line().dial(manilaLine, { from: customer });
  await full.hears("all our lines are busy");
  await endsPolitely(full);
});

it("goes to the reception when the location's queue is not there", async () => {
  const queues = { Reception: {} };
  await using other = await instanceOf({ project: ".", environment: "local", queues, onlyListedQueues: true });
  const call = await other.dial(manilaLine, { from: customer });
  await call.hears(connecting).isQueuedIn("Reception");
});
