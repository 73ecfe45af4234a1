import { describe, expect, it } from "vitest";
import { createInstance } from "../../src/simulate/instance.js";
import { actionTypes as catalogue } from "../../src/language/registry.js";
import { actionTypes, unverifiedTypes } from "../../src/simulate/registry.js";
import { contact } from "./cases/contact.js";
import { conversations, services } from "./cases/services.js";
import { messages } from "./cases/messages.js";
import { flowControl } from "./cases/flow-control.js";
import { queues } from "./cases/queues.js";
import { speech } from "./cases/speech.js";
import { call, document, said, say, type Short } from "./documents.js";

const cases = [...speech, ...contact, ...flowControl, ...queues, ...services, ...conversations, ...messages];

describe("an action", () => {
  it.each(cases)("$name", ({ actions, setup, start, events = [], hears, also }) => {
    const conversation = call(actions, setup, start);
    for (const event of events) void conversation.send(event);
    expect(said(conversation)).toEqual(hears);
    also?.(conversation);
  });

  it("is simulated or known to be unverified, for every type of the catalogue", () => {
    expect([...actionTypes.keys(), ...unverifiedTypes.keys()].toSorted()).toEqual(
      catalogue.map(({ type }) => type).toSorted(),
    );
  });

  it("of every simulated type is tested", () => {
    const elsewhere = ["Compare", "GetParticipantInput", "InvokeLambdaFunction", "DistributeByPercentage"];
    const tested = new Set(elsewhere);
    for (const { actions, setup } of cases) {
      const documents = [document(actions), ...Array.from(setup?.flows ?? [], (flow) => flow.document)];
      for (const one of documents)
        for (const { Type } of (one as { Actions: { Type: string }[] }).Actions) tested.add(Type);
    }
    expect([...actionTypes.keys()].filter((type) => !tested.has(type))).toEqual([]);
  });
});

describe("DistributeByPercentage", () => {
  const actions: Record<string, Short> = {
    draw: {
      type: "DistributeByPercentage",
      parameters: null,
      next: "rest",
      when: { "NumberLessThan 11": "ten", "NumberLessThan 31": "twenty" },
      errors: { NoMatchingCondition: "rest" },
    },
    ten: say("10"),
    twenty: say("20"),
    rest: say("70"),
  };

  it("draws from 1 to 100", () => {
    const { answer } = createInstance({ flows: [] });
    expect(answer({ kind: "percentage" }, 0, () => 0)).toEqual({ kind: "percentage", drawn: 1 });
    expect(answer({ kind: "percentage" }, 0, () => 0.999999)).toEqual({ kind: "percentage", drawn: 100 });
  });

  it("draws about as often as it says, and the same for the same seed", () => {
    const heard = (seed: number) => said(call(actions, { seed }))[0]!;
    const counts = { "10": 0, "20": 0, "70": 0 } as Record<string, number>;
    for (let seed = 1; seed <= 4000; seed += 1) counts[heard(seed)]! += 1;
    expect(counts["10"]).toBeGreaterThan(300);
    expect(counts["10"]).toBeLessThan(500);
    expect(counts["20"]).toBeGreaterThan(650);
    expect(counts["20"]).toBeLessThan(950);
    expect(heard(5)).toBe(heard(5));
  });
});
