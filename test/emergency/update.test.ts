import { describe, expect, it } from "vitest";
import type { TestCall } from "../../src/test/test.js";
import { alice, bob, endsPolitely, plays, useEmergencyLine } from "./emergency-line.js";

const line = useEmergencyLine();

const location = { Singapore: "1", Manila: "2", Sydney: "3" };
const toCheckAnother = "1";
const toSet = "2";
const toRemove = "3";
const type = { weather: "1", "fire alarm": "2", facility: "3" };

const chooseLocation = "Please choose a location.";
const whatToDo = "What would you like to do?";
const whatType = "What type of emergency is it?";

/** An administrator who has chosen a location and has heard its state. */
async function at(name: keyof typeof location, from = alice): Promise<TestCall> {
  const call = await line().administrator(from);
  return call.presses(location[name]);
}

async function set(call: TestCall, name: keyof typeof type): Promise<TestCall> {
  await call.hears(whatToDo);
  await call.presses(toSet);
  await call.hears(whatType);
  return call.presses(type[name]);
}

describe("a location that has not been set up yet", () => {
  it("is said to be so, and nothing is written", async () => {
    const call = await at("Manila");
    await call.hears("Manila has not been set up yet.");
    await call.hears(whatToDo);
    await call.hasAttribute("Center", "Manila");
    await call.hasAttribute("EmergencyAction", "");
    expect(await line().changesOf("Manila")).toEqual([]);
  });

  it("lets the caller check another location", async () => {
    const call = await at("Manila");
    await call.hears(whatToDo);
    await call.presses(toCheckAnother);
    await call.hears(chooseLocation);
    await call.presses(location.Sydney);
    await call.hears("Sydney has not been set up yet.");
    await call.hasAttribute("Center", "Sydney");
  });

  it("lets the caller look from location to location as often as one likes", async () => {
    const call = await at("Singapore");
    for (let turn = 0; turn < 5; turn += 1) {
      await call.presses(toCheckAnother);
      await call.presses(turn % 2 === 0 ? location.Manila : location.Singapore);
    }
    expect(plays(call, "Manila has not been set up yet.")).toBe(3);
    expect(plays(call, "Singapore has not been set up yet.")).toBe(3);
    expect(plays(call, "Sorry")).toBe(0);
  });
});

describe("setting an emergency", () => {
  it.each(["weather", "fire alarm", "facility"] as const)(
    "of the type %s writes, reads again and speaks",
    async (name) => {
      const call = await set(await at("Manila"), name);
      await call.hears("Thank you, the emergency has been set.");
      await call.hears(`There is an emergency at Manila. Its type is: ${name}.`);
      await call.hears(whatToDo);
      await call.hasAttribute("Center", "Manila");
      await call.hasAttribute("EmergencyType", name);
      await call.hasAttribute("EmergencyAction", "set");
      const [change, ...others] = await line().changesOf("Manila");
      expect(others).toEqual([]);
      expect(change).toMatchObject({ location: "Manila", version: "1", enabled: true, type: name, updatedBy: alice });
      expect(change?.updatedAt).toBe(new Date(call.state.time).toISOString());
      expect(await line().changesOf("Sydney")).toEqual([]);
    },
  );

  it("is heard by the next administrator, who may change its type", async () => {
    await set(await at("Manila"), "weather");
    const call = await at("Manila", bob);
    await call.hears("There is an emergency at Manila. Its type is: weather.");
    await set(call, "facility");
    await call.hears("Its type is: facility.");
    expect(await line().changesOf("Manila")).toMatchObject([
      { version: "1", enabled: true, type: "weather", updatedBy: alice },
      { version: "2", enabled: true, type: "facility", updatedBy: bob },
    ]);
  });
});

describe("removing an emergency", () => {
  it("writes that there is none, and says so", async () => {
    const call = await set(await at("Sydney"), "facility");
    await call.hears(whatToDo);
    await call.presses(toRemove);
    await call.hears("Thank you, the emergency has been removed.");
    await call.hears("There is no emergency at Sydney.");
    await call.hears(whatToDo);
    await call.hasAttribute("EmergencyAction", "remove");
    await call.hasAttribute("EmergencyType", "No Emergency");
    expect(await line().changesOf("Sydney")).toMatchObject([
      { version: "1", enabled: true, type: "facility" },
      { location: "Sydney", version: "2", enabled: false, type: "No Emergency", updatedBy: alice },
    ]);
  });

  it("sets a location up that had never been", async () => {
    const call = await at("Singapore");
    await call.hears(whatToDo);
    await call.presses(toRemove);
    await call.hears("There is no emergency at Singapore.");
    expect(await line().changesOf("Singapore")).toMatchObject([{ enabled: false, type: "No Emergency" }]);
  });
});

describe("two administrators at once", () => {
  it("lets the second one hear that the state has just changed, hear the new state, and choose again", async () => {
    const first = await at("Manila", alice);
    const second = await at("Manila", bob);
    await set(first, "weather");
    await first.hears("the emergency has been set");

    await set(second, "facility");
    await second.hears("Somebody else has just changed the state of Manila, so nothing was written.");
    await second.hears("There is an emergency at Manila. Its type is: weather.");
    await second.hasAttribute("EmergencyAction", "");
    await second.hasAttribute("EmergencyType", "");
    expect(await line().changesOf("Manila")).toMatchObject([{ type: "weather", updatedBy: alice }]);

    await set(second, "facility");
    await second.hears("the emergency has been set");
    expect(await line().changesOf("Manila")).toMatchObject([
      { type: "weather", updatedBy: alice },
      { type: "facility", updatedBy: bob },
    ]);
  });

  it("does not let one remove what another has just set", async () => {
    const first = await at("Manila", alice);
    const second = await at("Manila", bob);
    await set(first, "fire alarm");
    await second.presses(toRemove);
    await second.hears("Somebody else has just changed the state of Manila");
    await second.hears("Its type is: fire alarm.");
    expect(await line().changesOf("Manila")).toMatchObject([{ enabled: true }]);
  });

  it("does not keep apart what does not meet: other locations are free", async () => {
    const first = await at("Manila", alice);
    const second = await at("Sydney", bob);
    await set(first, "fire alarm");
    await set(second, "weather");
    await second.hears("the emergency has been set");
  });
});

describe.each([
  ["the locations", chooseLocation, []],
  ["what to do", whatToDo, [location.Manila]],
  ["the types", whatType, [location.Manila, toSet]],
])("the menu of %s", (_, question, keys) => {
  async function before(): Promise<TestCall> {
    const call = await line().administrator();
    for (const key of keys) await call.presses(key);
    return call;
  }

  it("is played three times in all when nothing is pressed, then says goodbye", async () => {
    const call = await before();
    await call.waits("10 minutes");
    expect(plays(call, question)).toBe(3);
    await call.hears("We did not receive a choice.");
    await endsPolitely(call);
    expect(await line().changesOf("Manila")).toEqual([]);
  });

  it("is played three times in all when wrong keys are pressed, then says goodbye", async () => {
    const call = await before();
    for (const key of ["9", "#", "0"]) await call.presses(key);
    expect(plays(call, question)).toBe(3);
    expect(plays(call, "did not get that")).toBe(2);
    await call.hears("We did not receive a choice.");
    await endsPolitely(call);
  });

  it("takes a right key at its third play", async () => {
    const call = await before();
    await call.presses("7");
    await call.waits("8 seconds");
    await call.presses("1");
    expect(call.ended).toBeUndefined();
    expect(plays(call, question)).toBe(3);
  });
});

it("plays a menu three times again when it is come to again", async () => {
  const call = await at("Manila");
  await call.waits("8 seconds");
  await call.waits("8 seconds");
  await call.presses(toCheckAnother);
  await call.presses(location.Manila);
  const before = plays(call, whatToDo);
  await call.waits("10 minutes");
  expect(plays(call, whatToDo) - before).toBe(2);
  expect(before).toBe(4);
});

describe("when something fails", () => {
  it.each(["fails", "timesOut"] as const)("apologises when the function that checks %s", async (does) => {
    const call = await line().administrator();
    line().instance.lambda("CheckEmergency")[does]();
    await call.presses(location.Manila);
    await call.hears("We are sorry, we cannot read the state of Manila at the moment.");
    await endsPolitely(call);
  });

  it("apologises when the function that writes fails, reads the state again and asks again", async () => {
    const call = await line().administrator();
    line().instance.lambda("UpdateEmergency").fails("out of order");
    await call.presses(location.Manila);
    await set(call, "weather");
    await call.hears("We are sorry, something went wrong, and the change may not have been made.");
    await call.hears("Manila has not been set up yet.");
    await call.hears(whatToDo);
    await call.hasAttribute("EmergencyAction", "");
    expect(await line().changesOf("Manila")).toEqual([]);
  });
});
