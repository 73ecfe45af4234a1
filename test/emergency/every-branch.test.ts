import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byFile } from "../../src/simulate/coverage/by-line.js";
import { CoverageCollector } from "../../src/simulate/coverage/coverage.js";
import { type EffectObserver, observeEffects } from "../../src/simulate/coverage/observe.js";
import { missedThresholds } from "../../src/simulate/coverage/thresholds.js";
import type { Fault } from "../../src/simulate/call-state.js";
import { bob, customerLine, frontDesk, manilaLine, stranger, useEmergencyLine } from "./emergency-line.js";
import {
  administrator,
  after,
  answers,
  bobDoes,
  breaks,
  butFor,
  customerOf,
  type Deed,
  type Expected,
  failsByItself,
  failures,
  faultOf,
  given,
  hears,
  isOver,
  phone,
  play,
  type PlayedCall,
  silence,
  waitsIn,
  withoutNewPin,
} from "./played-call.js";

/**
 * Every branch of the three emergency flows, with the real functions: calls as people make them, and one call for each
 * error branch, in which a function or a block is made to fail. The last test asks for 100 % of each flow.
 */
const line = useEmergencyLine();

const [singapore, manila, sydney] = ["1", "2", "3"];
const [checkAnother, set, remove] = ["1", "2", "3"];
const [weather, fireAlarm, facility] = ["1", "2", "3"];
const noKey = "9";
/** Too short to be right by chance. */
const wrongPin = "1#";

const unavailable = "We are sorry, we cannot check your identity";
const connecting = "Please hold the line";

const threeWrong = phone(wrongPin, wrongPin, wrongPin);
const full: Deed = (on) => on.instance.queues.set("Manila", { full: true });
/** What was set when the settings had another type. */
const flood = answers("CheckEmergency", { status: "emergency", type: "flood" });

type Row = readonly [what: string, call: PlayedCall, expected: Expected];

const calls: Readonly<Record<string, readonly Row[]>> = {
  "who may go on": [
    ["a phone that is not registered", { ...phone(), from: stranger }, hears("This phone is not registered.")],
    ["a landline", { ...phone(), from: frontDesk }, hears("The number on file is not a mobile phone.")],
    ["another administrator", { ...administrator(), from: bob }, hears("Please choose a location.")],
    [
      "a phone that has had three PINs just now",
      after([phone(), phone(), phone()], phone()),
      hears("Too many PINs have been sent to this phone."),
    ],
    [
      "a PIN function of another make",
      given([answers("OneTimePin", { outcome: "hello" })], phone()),
      hears(unavailable),
    ],
  ],
  "the PIN": [
    ["right", administrator(), hears("Thank you.")],
    ["wrong, then right", phone(wrongPin, "{pin}"), hears("That PIN is not correct.")],
    ["wrong three times", threeWrong, hears("There were too many attempts.")],
    ["not entered at all", phone(silence, silence, silence), hears("We did not receive a PIN.")],
    [
      "used before",
      after([administrator()], withoutNewPin(phone(wrongPin))),
      hears("This PIN is not in force any more."),
    ],
    [
      "tried too often before",
      after([threeWrong], withoutNewPin(phone(wrongPin))),
      hears("There were too many attempts."),
    ],
    [
      "a word that the flow does not know",
      phone(answers("OneTimePin", { outcome: "?" }), wrongPin),
      hears(unavailable),
    ],
  ],
  "a change": [
    ["to weather", administrator(singapore, set, weather), hears("There is an emergency at Singapore.")],
    ["to fire alarm", administrator(manila, set, fireAlarm), hears("Its type is: fire alarm.")],
    ["to facility", administrator(sydney, set, facility), hears("Its type is: facility.")],
    ["to nothing", administrator(sydney, remove), hears("There is no emergency at Sydney.")],
    ["that comes second", administrator(manila, set, bobDoes(manila, remove), weather), hears("Somebody else")],
    ["whose removal comes second", administrator(manila, bobDoes(manila, remove), remove), hears("Somebody else")],
  ],
  "the menu of locations": everyKeyOf(administrator, {
    [singapore]: "Singapore has not been set up yet.",
    [manila]: "Manila has not been set up yet.",
    [sydney]: "Sydney has not been set up yet.",
  }),
  "the menu of what to do": everyKeyOf((...keys) => administrator(manila, ...keys), {
    [checkAnother]: "Please choose a location.",
    [set]: "What type of emergency is it?",
    [remove]: "the emergency has been removed",
  }),
  "the menu of types": everyKeyOf((...keys) => administrator(manila, set, ...keys), {
    [weather]: "Its type is: weather.",
    [fireAlarm]: "Its type is: fire alarm.",
    [facility]: "Its type is: facility.",
  }),
  "a customer's menu": everyKeyOf(
    (...keys) => customerOf(customerLine, ...keys),
    { [singapore]: connecting, [manila]: connecting, [sydney]: connecting },
    connecting,
  ),
  "a customer who calls": [
    ["Singapore", customerOf("+6565550100"), waitsIn("Singapore")],
    ["Manila", customerOf(manilaLine), waitsIn("Manila")],
    ["Sydney", customerOf("+61255550100"), waitsIn("Sydney")],
    ["in bad weather", given([bobDoes(manila, set, weather)], customerOf(manilaLine)), waitsIn("Manila")],
    ["in a fire alarm", given([bobDoes(manila, set, fireAlarm)], customerOf(manilaLine)), hears("a fire alarm")],
    ["while the office is closed", given([bobDoes(manila, set, facility)], customerOf(manilaLine)), hears("is closed")],
    ["in an emergency of no known type", given([flood], customerOf(manilaLine)), hears("There is an emergency at")],
  ],
};

type FailureRow = readonly [words: string, call: PlayedCall, then: Expected, error?: string];

/** Which block fails, in which call, and what the caller gets then. A function fails by itself, in a step of the call. */
const failing: Readonly<Record<string, readonly FailureRow[]>> = {
  Emergency_Authentication: [
    ["Welcome to the emergency line", phone(), hears("6 digits of the PIN")],
    ["This phone is not registered", { ...phone(), from: stranger }, isOver],
    ["action:send", given([breaks("OneTimePin")], phone()), hears(unavailable)],
    ["We have just sent", phone(), hears("6 digits of the PIN")],
    ["The number on file is not", { ...phone(), from: frontDesk }, isOver],
    ["Too many PINs", after([phone(), phone(), phone()], phone()), isOver],
    ["we cannot check your identity", given([breaks("OneTimePin")], phone()), isOver],
    ["6 digits of the PIN", phone(), hears(unavailable)],
    ["We did not receive a PIN.", phone(silence), hears("6 digits of the PIN")],
    ["action:verify", phone(breaks("OneTimePin"), wrongPin), hears(unavailable)],
    ["Thank you.", administrator(), hears("Please choose a location.")],
    ["transfer-emergency-update", administrator(), hears(unavailable)],
    ["That PIN is not correct.", phone(wrongPin), hears("6 digits of the PIN")],
    ["not in force any more", after([administrator()], withoutNewPin(phone(wrongPin))), isOver],
    ["too many attempts", threeWrong, isOver],
  ],
  Emergency_Update: [
    ...everyPlayOf("location-menu", administrator, "Please call again and check the location."),
    [
      "Center:Singapore",
      administrator(singapore),
      hears("something went wrong. Please call again and check the location"),
    ],
    ["Center:Manila", administrator(manila), hears("something went wrong. Please call again and check the location")],
    ["Center:Sydney", administrator(sydney), hears("something went wrong. Please call again and check the location")],
    ["CheckEmergency", administrator(breaks("CheckEmergency"), manila), hears("we cannot read the state of Manila")],
    ["we cannot read the state", administrator(breaks("CheckEmergency"), manila), isOver],
    ["Its type is", given([bobDoes(manila, set, weather)], administrator(manila)), hears("What would you like to do?")],
    ["There is no emergency", administrator(manila, remove), hears("What would you like to do?")],
    ["has not been set up yet", administrator(manila), hears("What would you like to do?")],
    ...everyPlayOf(
      "action-menu",
      (...keys) => administrator(manila, ...keys),
      "Please call again and check the location.",
    ),
    ...everyPlayOf(
      "type-menu",
      (...keys) => administrator(manila, set, ...keys),
      "Please call again and check the location.",
    ),
    ["type:weather", administrator(manila, set, breaks("UpdateEmergency"), weather), hears("may not have been made")],
    ["type:fire alarm", administrator(manila, set, breaks("UpdateEmergency"), fireAlarm), hears("may not have been")],
    ["type:facility", administrator(manila, set, breaks("UpdateEmergency"), facility), hears("may not have been")],
    ["action:remove", administrator(manila, breaks("UpdateEmergency"), remove), hears("may not have been made")],
    [
      "may not have been made",
      administrator(manila, breaks("UpdateEmergency"), remove),
      hears("Manila has not been set up yet."),
    ],
    [
      "Somebody else",
      administrator(manila, bobDoes(manila, remove), remove),
      hears("There is no emergency at Manila."),
    ],
    ["EmergencyAction:set", administrator(manila, set, weather), hears("the emergency has been set")],
    ["EmergencyAction:remove", administrator(manila, remove), hears("the emergency has been removed")],
    ["the emergency has been set", administrator(manila, set, weather), hears("There is an emergency at Manila.")],
    ["the emergency has been removed", administrator(manila, remove), hears("There is no emergency at Manila.")],
    ["We did not receive a choice", administrator(silence, silence, silence), isOver],
    [
      "Please call again and check the location",
      butFor({ flow: "Emergency_Update", words: "location-menu-1", error: "NoMatchingError" }, administrator()),
      isOver,
    ],
  ],
  Emergency_Demo: [
    ["Welcome to Example Company.", customerOf(manilaLine), waitsIn("Manila")],
    ["Center:Singapore", customerOf(customerLine, singapore), waitsIn("Singapore")],
    ["Center:Manila", customerOf(customerLine, manila), waitsIn("Manila")],
    ["Center:Sydney", customerOf(customerLine, sydney), waitsIn("Sydney")],
    ["queue/Singapore", customerOf(customerLine, singapore), waitsIn("Reception")],
    ["queue/Manila", customerOf(customerLine, manila), waitsIn("Reception")],
    ["queue/Sydney", customerOf(customerLine, sydney), waitsIn("Reception")],
    ["CheckEmergency", given([breaks("CheckEmergency")], customerOf(manilaLine)), waitsIn("Manila")],
    ["severe weather", given([bobDoes(manila, set, weather)], customerOf(manilaLine)), waitsIn("Manila")],
    ["a fire alarm", given([bobDoes(manila, set, fireAlarm)], customerOf(manilaLine)), waitsIn("Manila")],
    ["Our office is closed", given([bobDoes(manila, set, facility)], customerOf(manilaLine)), waitsIn("Manila")],
    ["Thank you for calling.", given([bobDoes(manila, set, facility)], customerOf(manilaLine)), waitsIn("Manila")],
    ["There is an emergency at", given([flood], customerOf(manilaLine)), waitsIn("Manila")],
    ["Please hold the line.", customerOf(manilaLine), waitsIn("Manila")],
    ["transfer-to-queue", customerOf(manilaLine), hears("all our lines are busy")],
    ["transfer-to-queue", given([full], customerOf(manilaLine)), hears("all our lines are busy"), "QueueAtCapacity"],
    ["all our lines are busy", given([full], customerOf(manilaLine)), isOver],
    ...everyPlayOf("location-menu", (...keys) => customerOf(customerLine, ...keys), connecting),
    ["queue/Reception", customerOf(customerLine, silence, silence, silence), hears("we cannot connect you")],
    [
      "we cannot connect you",
      butFor(
        { flow: "Emergency_Demo", words: "queue/Reception", error: "NoMatchingError" },
        customerOf(customerLine, silence, silence, silence),
      ),
      isOver,
    ],
  ],
};

const collector = new CoverageCollector();
let observedBefore: EffectObserver | undefined;
beforeAll(() => {
  observedBefore = observeEffects((setup, effects) => {
    collector.add(setup, effects);
    observedBefore?.(setup, effects);
  });
});
afterAll(() => void observeEffects(observedBefore));

describe.each(Object.entries(calls))("%s", (_, rows) => {
  it.each(rows)("%s", async (_what, played, expected) => {
    const call = await play(line(), played);
    expected(call, call.heard);
  });
});

describe.each(Object.entries(failing))("in %s a call goes on or ends well when this fails:", (flow, rows) => {
  for (const [words, played, then, error = "NoMatchingError"] of rows)
    it(`${words} (${error})`, async () => {
      const block = { flow, words, error };
      const fault = faultOf(block);
      const call = await play(line(), played, failsByItself(block) ? undefined : fault);
      const failed = call.effects.findIndex((effect) => effect.kind === "failed" && effect.action === fault.action);
      expect(call.effects[failed]).toMatchObject({ kind: "failed", ...fault });
      then(
        call,
        call.effects.slice(failed).flatMap((effect) => (effect.kind === "said" ? [effect.text] : [])),
      );
      expect(call.ended?.reason ?? "disconnected").toBe("disconnected");
      // Logging is off for nothing but the PIN.
      expect(call.state.logging || call.state.waiting?.kind === "keys").toBe(true);
    });
});

describe("the tables", () => {
  it("have one call for each error branch", () => {
    const rows = Object.entries(failing).flatMap(([flow, own]) =>
      own.map(([words, , , error = "NoMatchingError"]) => faultOf({ flow, words, error })),
    );
    const inWords = (faults: readonly Fault[]) =>
      faults.map(({ flow, action, error }) => `${flow} ${action} ${error}`).toSorted();
    expect(inWords(rows)).toEqual(inWords(failures));
  });

  it("take every branch of the three flows", () => {
    const coverage = collector.coverage();
    const missing = byFile(coverage).flatMap((file) =>
      file.missing.map(({ flow, action, branch, line: at }) => `${file.file}:${at} ${flow} ${action} → ${branch}`),
    );
    expect(missing).toEqual([]);
    const all = { Emergency_Authentication: 100, Emergency_Update: 100, Emergency_Demo: 100 };
    expect(missedThresholds(coverage, { branches: 100, flows: all })).toEqual([]);
  });
});

/** A menu is heard three times: every key of each play, a key that is not offered, and silence. */
function everyKeyOf(
  call: (...keys: readonly string[]) => PlayedCall,
  outcomes: Readonly<Record<string, string>>,
  otherwise = "We did not receive a choice.",
): readonly Row[] {
  return ["first", "second", "third"].flatMap((play, before) => {
    const heardBefore = Array.from({ length: before }, () => silence);
    const again = play === "third" ? otherwise : "Sorry, I ";
    return [...Object.entries(outcomes), [noKey, again], [silence, again]].map(([key = "", words = ""]): Row => {
      const name = key === silence ? "silence" : `key ${key}`;
      return [`${name} at its ${play} play`, call(...heardBefore, key), hears(words)];
    });
  });
}

/** Each of the three plays of a menu fails. */
function everyPlayOf(
  menu: string,
  call: (...keys: readonly string[]) => PlayedCall,
  words: string,
): readonly FailureRow[] {
  return [1, 2, 3].map((play): FailureRow => {
    const before = Array.from({ length: play - 1 }, () => silence);
    return [`${menu}-${play}`, call(...before), hears(words)];
  });
}
