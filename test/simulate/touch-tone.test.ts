import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../src/simulate/call-event.js";
import type { Conversation } from "../../src/simulate/conversation.js";
import type { KeysToEncrypt } from "../../src/simulate/instance.js";
import { recordScript } from "../../src/simulate/script/record-script.js";
import { transcript as entriesOf } from "../../src/simulate/transcript/transcript.js";
import { call, ofKind, said, say, type Short } from "./documents.js";

const logging = (FlowLoggingBehavior: string): Short => ({
  type: "UpdateFlowLoggingBehavior",
  parameters: { FlowLoggingBehavior },
  next: "store",
});
const transcript = ({ effects, begunAt }: Conversation) => entriesOf({ effects, begunAt });

const keys = (text: string): CallEvent => ({ kind: "keys", keys: text });
const seconds = (count: number): CallEvent => ({ kind: "timePasses", milliseconds: count * 1000 });

const menu: Record<string, Short> = {
  menu: {
    type: "GetParticipantInput",
    parameters: { Text: "Press 1 or 2.", StoreInput: "False", InputTimeLimitSeconds: "5" },
    next: "other",
    when: { "1": "one", "2": "two" },
    errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "other", NoMatchingError: "failed" },
  },
  one: say("one"),
  two: say("two"),
  late: say("late"),
  other: say("other"),
  failed: say("failed"),
};

describe("a menu", () => {
  const cases: [name: string, events: CallEvent[], heard: string | undefined][] = [
    ["a key of a condition", [keys("2")], "two"],
    ["the first key of several", [keys("12")], "one"],
    ["a key of no condition", [keys("9")], "other"],
    ["the star is a key", [keys("*")], "other"],
    ["no key", [seconds(5)], "late"],
    ["a key just in time", [seconds(4.999), keys("1")], "one"],
    ["not yet late", [seconds(4.999)], undefined],
  ];
  it.each(cases)("%s", (_, events, heard) => {
    const conversation = call(menu);
    for (const event of events) void conversation.send(event);
    expect(said(conversation)[1]).toBe(heard);
  });

  it("fails on a chat", () => {
    expect(said(call(menu, {}, { channel: "CHAT" }))).toEqual(["failed"]);
  });

  it("measures its time from the end of the prompt, and a key interrupts the prompt", () => {
    const pace = { perCharacter: 100, perRecording: 0 };
    const patient = call(menu, {}, { pace });
    void patient.send(seconds(6.2));
    expect(said(patient)).toEqual(["Press 1 or 2."]);
    void patient.send(seconds(0.1));
    expect(said(patient)[1]).toBe("late");

    const hasty = call(menu, {}, { pace });
    void hasty.send(seconds(0.5));
    void hasty.send(keys("1"));
    expect(said(hasty)[1]).toBe("one");
    expect(ofKind(hasty, "interrupted")).toHaveLength(1);
  });

  it("can be made to fail while it waits", () => {
    const conversation = call(menu);
    void conversation.send({ kind: "fails", error: "NoMatchingError" });
    expect(said(conversation)[1]).toBe("failed");
    void conversation.send({ kind: "fails", error: "NoMatchingError" });
    expect(ofKind(conversation, "ignored")).toHaveLength(1);
  });

  it("loses keys that come after its own", () => {
    const conversation = call(menu);
    void conversation.send(keys("123"));
    expect(ofKind(conversation, "keyed")[0]?.keys).toBe("1");
    expect(ofKind(conversation, "keysLost")[0]?.keys).toBe("23");
  });
});

function store(parameters: Record<string, unknown> = {}): Record<string, Short> {
  return {
    store: {
      type: "GetParticipantInput",
      parameters: {
        Text: "Digits, please.",
        StoreInput: "True",
        InputTimeLimitSeconds: "10",
        InputValidation: { CustomValidation: { MaximumLength: "6" } },
        ...parameters,
      },
      next: "repeat",
      errors: { NoMatchingError: "failed", InvalidPhoneNumber: "invalid" },
    },
    repeat: say("You typed [$.StoredCustomerInput]."),
    failed: say("failed"),
    invalid: say("invalid"),
  };
}

describe("stored input", () => {
  const configured = (configuration: Record<string, string>) => ({ DTMFConfiguration: configuration });
  const phone = (settings: Record<string, string>) => ({ InputValidation: { PhoneNumberValidation: settings } });
  const cases: [name: string, parameters: Record<string, unknown>, events: CallEvent[], heard: string | undefined][] = [
    ["ends at the terminator, which is not part of it", {}, [keys("123#")], "You typed [123]."],
    ["ends at the maximum length", {}, [keys("123456")], "You typed [123456]."],
    ["ends when no further key comes", {}, [keys("12"), seconds(5)], "You typed [12]."],
    ["waits for the next key", {}, [keys("12"), seconds(4.9), keys("3"), seconds(4.9)], undefined],
    ["counts the wait anew from each key", {}, [keys("12"), seconds(4.9), keys("3"), seconds(5)], "You typed [123]."],
    ["is Timeout without a key", {}, [seconds(10)], "You typed [Timeout]."],
    ["waits for the first key", {}, [seconds(9.9)], undefined],
    ["starts again at a star", {}, [keys("12*34#")], "You typed [34]."],
    ["is Timeout when all was cleared", {}, [keys("12*"), seconds(5)], "You typed [Timeout]."],
    [
      "keeps the star when clearing is off",
      configured({ DisableCancelKey: "True" }),
      [keys("1*2#")],
      "You typed [1*2].",
    ],
    ["keeps a lone terminator", {}, [keys("#")], "You typed [#]."],
    ["takes another terminator", configured({ InputTerminationSequence: "9*" }), [keys("1#9*")], "You typed [1#]."],
    ["takes another pause", configured({ InterdigitTimeLimitSeconds: "2" }), [keys("1"), seconds(2)], "You typed [1]."],
    [
      "understands a local number",
      phone({ NumberFormat: "Local", CountryCode: "SG" }),
      [keys("91234567#")],
      "You typed [+6591234567].",
    ],
    [
      "understands an international number",
      phone({ NumberFormat: "E164" }),
      [keys("6591234567#")],
      "You typed [+6591234567].",
    ],
    ["refuses what is no number", phone({ NumberFormat: "E164" }), [keys("12#")], "invalid"],
    ["is Timeout for a number too", phone({ NumberFormat: "E164" }), [seconds(10)], "You typed [Timeout]."],
    [
      "fails when the length is no number",
      { InputValidation: { CustomValidation: { MaximumLength: "$.Attributes.none" } } },
      [],
      "failed",
    ],
  ];
  it.each(cases)("%s", (_, parameters, events, heard) => {
    const conversation = call(store(parameters));
    for (const event of events) void conversation.send(event);
    expect(said(conversation).find((text) => text !== "Digits, please.")).toBe(heard);
  });

  it("measures its first-key time from the end of the prompt", () => {
    const conversation = call(store(), {}, { pace: { perCharacter: 100, perRecording: 0 } });
    void conversation.send(seconds(11.4));
    expect(said(conversation)).toHaveLength(1);
    void conversation.send(seconds(0.1));
    expect(said(conversation)[1]).toBe("You typed [Timeout].");
  });
});

describe("encrypted input", () => {
  const encrypted = store({ InputEncryption: { EncryptionKeyId: "key-1", Key: "a certificate" } });
  const typed = "135790#";

  it("is stored as a text that tells nothing of the keys, and no log holds them, although logging is on", () => {
    const conversation = call({ on: logging("Enabled"), ...encrypted });
    void conversation.send(keys(typed));
    const stored = conversation.state.scope.storedInput;
    expect(Buffer.from(stored ?? "", "base64").toString()).toBe("keys encrypted under key-1");
    expect(said(conversation)[1]).toBe(`You typed [${stored}].`);
    expect(ofKind(conversation, "keyed")).toMatchObject([{ secret: true }]);
    const log = JSON.stringify(transcript(conversation));
    expect(log).toContain("types ••••");
    expect(log).not.toContain("135790");
    expect(recordScript(conversation)).toContain("enters 000000#  # secret keys are not recorded");
  });

  it("is what the test says, or fails when that throws", () => {
    const seen: KeysToEncrypt[] = [];
    const own = call(encrypted, {
      encrypt: (given) => {
        seen.push(given);
        return "c2VjcmV0";
      },
    });
    void own.send(keys(typed));
    expect(said(own)[1]).toBe("You typed [c2VjcmV0].");
    expect(seen).toMatchObject([{ text: "135790", keyId: "key-1", certificate: "a certificate" }]);
    const broken = call(encrypted, {
      encrypt: () => {
        throw new Error("no such key");
      },
    });
    void broken.send(keys(typed));
    expect(ofKind(broken, "failed")[0]?.why).toContain("no such key");
  });

  it("is not encrypted when nothing was typed", () => {
    const conversation = call(encrypted);
    void conversation.send(seconds(60));
    expect(said(conversation)[1]).toBe("You typed [Timeout].");
  });
});

describe("the touch-tone buffer", () => {
  const buffer = (on: string, more: Record<string, unknown> = {}): Short => ({
    type: "GetParticipantInput",
    parameters: { EnableDTMFBuffer: on, ...more },
    next: "wait",
    errors: { NoMatchingError: "end" },
  });
  const pause: Short = {
    type: "Wait",
    parameters: { TimeLimitSeconds: "5" },
    next: "menu",
    when: { WaitCompleted: "menu" },
    errors: { NoMatchingError: "menu" },
  };

  it("keeps keys for the next block", () => {
    const conversation = call({ buffer: buffer("True"), wait: pause, ...menu });
    void conversation.send(keys("2"));
    expect(ofKind(conversation, "keysBuffered")[0]?.keys).toBe("2");
    void conversation.send(seconds(5));
    expect(said(conversation)).toEqual(["Press 1 or 2.", "two"]);
  });

  it("holds 30 keys", () => {
    const conversation = call({ buffer: buffer("True"), wait: pause, ...menu });
    void conversation.send(keys("1".repeat(35)));
    expect(conversation.state.keys).toHaveLength(30);
    expect(ofKind(conversation, "keysLost")[0]?.keys).toHaveLength(5);
  });

  it("loses keys while it is off", () => {
    const conversation = call({ wait: pause, ...menu });
    void conversation.send(keys("2"));
    void conversation.send(seconds(5));
    expect(said(conversation)).toEqual(["Press 1 or 2."]);
  });

  it("can be stored when it is turned off", () => {
    const off = { ...buffer("False", { StoreInput: "True" }), next: "repeat" };
    const conversation = call({
      buffer: buffer("True"),
      wait: { ...pause, when: { WaitCompleted: "off" } },
      off,
      repeat: say("$.StoredCustomerInput"),
      menu: say("unused"),
    });
    void conversation.send(keys("42"));
    void conversation.send(seconds(5));
    expect(said(conversation)).toEqual(["42"]);
    expect(conversation.state.keys).toBe("");
  });

  it("can be stored encrypted when it is turned off", () => {
    const more = { StoreInput: "True", InputEncryption: { EncryptionKeyId: "k", Key: "pem" } };
    const conversation = call(
      {
        buffer: buffer("True"),
        wait: { ...pause, when: { WaitCompleted: "off" } },
        off: { ...buffer("False", more), next: "repeat" },
        repeat: say("$.StoredCustomerInput"),
        menu: say("unused"),
      },
      { encrypt: ({ text }) => `<${text}>` },
    );
    void conversation.send(keys("42"));
    void conversation.send(seconds(5));
    expect(said(conversation)).toEqual(["<42>"]);
  });

  it("skips prompts that say so", () => {
    const conversation = call({
      buffer: buffer("True"),
      wait: { ...pause, when: { WaitCompleted: "long" } },
      long: {
        ...say("A long prompt", "menu"),
        parameters: { Text: "A long prompt", SkipWhenDTMFBufferEnabled: "true" },
      },
      ...menu,
    });
    void conversation.send(keys("1"));
    void conversation.send(seconds(5));
    expect(said(conversation)).toEqual(["Press 1 or 2.", "one"]);
    expect(ofKind(conversation, "skipped")).toHaveLength(1);
  });
});
