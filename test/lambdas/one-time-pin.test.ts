import { describe, expect, it, vi } from "vitest";
import type { OneTimePinInput } from "../../lambdas/one-time-pin/contract.js";
import { handler } from "../../lambdas/one-time-pin/handler.js";
import type { SmsFault } from "../../src/local/sms-faults.js";
import { connectEvent, testKey, untyped, useServiceLine } from "./service-line.js";

const line = useServiceLine();

let numbers = 0;
/** A number that no test has used. */
const newNumber = (): string => {
  numbers += 1;
  return `+1555${String(numbers).padStart(7, "0")}`;
};

const send = async (phoneNumber: string, contactId = `contact of ${phoneNumber}`): Promise<string> =>
  (await handler(connectEvent({ action: "send", phoneNumber }, { caller: phoneNumber, contactId }))).outcome;

const verify = async (phoneNumber: string, pin: string): Promise<string> =>
  (await handler(connectEvent({ action: "verify", phoneNumber, pin }, { caller: phoneNumber }))).outcome;

const messagesTo = (phoneNumber: string) => line().sms.messages.filter(({ to }) => to === phoneNumber);

/** The PIN in the last message to a number. */
const pinSentTo = (phoneNumber: string): string => {
  const pin = messagesTo(phoneNumber)
    .at(-1)
    ?.body.match(/\d{4,8}/)?.[0];
  if (pin === undefined) throw new Error("No PIN was sent.");
  return pin;
};

/** A PIN of the same length that is not this one. */
const otherThan = (pin: string): string => pin.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10));

const pinRecords = async () => (await line().items("oneTimePins")).filter((item) => item["id"]?.S?.startsWith("pin#"));

describe("the right PIN", () => {
  it("is valid once", async () => {
    const number = newNumber();
    expect(await send(number)).toBe("sent");
    const pin = pinSentTo(number);
    expect(await verify(number, pin)).toBe("valid");
    expect(await verify(number, pin)).toBe("expired");
  });

  it("is valid for one of two equal requests at once", async () => {
    const number = newNumber();
    await send(number);
    const pin = pinSentTo(number);
    const outcomes = await Promise.all([verify(number, pin), verify(number, pin)]);
    expect(outcomes.toSorted()).toEqual(["expired", "valid"]);
  });

  it("leaves no record", async () => {
    const number = newNumber();
    await send(number);
    const before = (await pinRecords()).length;
    await verify(number, pinSentTo(number));
    expect(await pinRecords()).toHaveLength(before - 1);
  });

  it("is valid only for its own number", async () => {
    const [number, other] = [newNumber(), newNumber()];
    await send(number);
    expect(await verify(other, pinSentTo(number))).toBe("expired");
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("comes as the settings say", async () => {
    vi.stubEnv("SMS_ORIGINATION_IDENTITY", "EMERGENCY");
    vi.stubEnv("PIN_LIFE_SECONDS", "120");
    for (const digits of [4, 5, 6, 7, 8]) {
      vi.stubEnv("PIN_DIGITS", String(digits));
      const number = newNumber();
      await send(number);
      const [message] = messagesTo(number);
      expect(message).toMatchObject({ from: "EMERGENCY", type: "TRANSACTIONAL", timeToLive: 120 });
      expect(message?.body).toMatch(
        new RegExp(`^Your one-time PIN is \\d{${digits}}\\. It is valid for 2 minutes\\.$`),
      );
    }
    vi.stubEnv("PIN_MESSAGE", "{pin}");
    const number = newNumber();
    await send(number);
    expect(messagesTo(number)[0]?.body).toMatch(/^\d{8}$/);
  });
});

describe("a wrong PIN", () => {
  it("may be tried again until the last try, and then the right one is of no use", async () => {
    const number = newNumber();
    await send(number);
    const pin = pinSentTo(number);
    const wrong = otherThan(pin);
    expect(await verify(number, wrong)).toBe("invalid");
    expect(await verify(number, wrong)).toBe("invalid");
    expect(await verify(number, wrong)).toBe("tooManyAttempts");
    expect(await verify(number, pin)).toBe("tooManyAttempts");
  });

  it("may be empty: the caller pressed nothing but #", async () => {
    const number = newNumber();
    await send(number);
    expect(await verify(number, "")).toBe("invalid");
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("counts every try made at once", async () => {
    const number = newNumber();
    await send(number);
    const pin = pinSentTo(number);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => verify(number, otherThan(pin))));
    expect(outcomes.filter((outcome) => outcome === "invalid")).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome === "tooManyAttempts")).toHaveLength(4);
    expect(await verify(number, pin)).toBe("tooManyAttempts");
  });

  it("leaves the last try to the right one", async () => {
    const number = newNumber();
    await send(number);
    const pin = pinSentTo(number);
    expect(await verify(number, otherThan(pin))).toBe("invalid");
    expect(await verify(number, `${pin}0`)).toBe("invalid");
    expect(await verify(number, pin)).toBe("valid");
  });

  it("is expired where none was sent", async () => {
    expect(await verify(newNumber(), "123456")).toBe("expired");
  });
});

describe("a late PIN", () => {
  it("is valid in its last second and expired in the next", async () => {
    const [inTime, late] = [newNumber(), newNumber()];
    await send(inTime);
    await send(late);
    line().pass(299);
    expect(await verify(inTime, pinSentTo(inTime))).toBe("valid");
    line().pass(1);
    expect(await verify(late, pinSentTo(late))).toBe("expired");
  });

  it("is expired even when all tries were used", async () => {
    const number = newNumber();
    vi.stubEnv("PIN_ATTEMPTS", "1");
    await send(number);
    expect(await verify(number, otherThan(pinSentTo(number)))).toBe("tooManyAttempts");
    line().pass(300);
    expect(await verify(number, pinSentTo(number))).toBe("expired");
  });
});

describe("sending again", () => {
  it("sends once when Connect repeats the request", async () => {
    const number = newNumber();
    expect(await send(number)).toBe("sent");
    line().pass(7);
    expect(await send(number)).toBe("sent");
    expect(messagesTo(number)).toHaveLength(1);
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("sends once when two equal requests come at once", async () => {
    const number = newNumber();
    expect(await Promise.all([send(number), send(number)])).toEqual(["sent", "sent"]);
    expect(messagesTo(number)).toHaveLength(1);
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("does not count a repetition against the limit", async () => {
    const number = newNumber();
    vi.stubEnv("PIN_SENDS_PER_WINDOW", "1");
    expect(await send(number)).toBe("sent");
    expect(await send(number)).toBe("sent");
    expect(await send(number, "another contact")).toBe("rateLimited");
  });

  it("replaces the PIN for another contact, or for the same one later", async () => {
    const number = newNumber();
    vi.stubEnv("PIN_DIGITS", "8");
    vi.stubEnv("PIN_ATTEMPTS", "10");
    await send(number, "first");
    const first = pinSentTo(number);
    await send(number, "second");
    const second = pinSentTo(number);
    line().pass(10);
    await send(number, "second");
    expect(messagesTo(number)).toHaveLength(3);
    expect(await verify(number, first)).toBe("invalid");
    expect(await verify(number, second)).toBe("invalid");
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("sends a new PIN at once after a try, with all its tries", async () => {
    const number = newNumber();
    vi.stubEnv("PIN_ATTEMPTS", "1");
    await send(number);
    expect(await verify(number, otherThan(pinSentTo(number)))).toBe("tooManyAttempts");
    expect(await send(number)).toBe("sent");
    expect(messagesTo(number)).toHaveLength(2);
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("sends once when the answer to the write is lost", async () => {
    const number = newNumber();
    line().dynamo.fail("PutItem", "answerLost");
    expect(await send(number)).toBe("sent");
    expect(messagesTo(number)).toHaveLength(1);
    expect(await verify(number, pinSentTo(number))).toBe("valid");
  });

  it("starts over when the write failed", async () => {
    const number = newNumber();
    line().dynamo.fail("PutItem", "refused", "refused");
    await expect(send(number)).rejects.toThrow(/^PutItem failed: InternalServerError\.$/);
    expect(messagesTo(number)).toHaveLength(0);
    expect(await send(number)).toBe("sent");
    expect(messagesTo(number)).toHaveLength(1);
  });
});

describe("the limit of messages", () => {
  it("holds per number and window, and leaves the last PIN in force", async () => {
    const [number, other] = [newNumber(), newNumber()];
    const outcomes: string[] = [];
    for (const contact of ["a", "b", "c", "d"]) outcomes.push(await send(number, contact));
    expect(outcomes).toEqual(["sent", "sent", "sent", "rateLimited"]);
    expect(messagesTo(number)).toHaveLength(3);
    expect(await verify(number, pinSentTo(number))).toBe("valid");
    expect(await send(other, "e")).toBe("sent");
    line().pass(900);
    expect(await send(number, "f")).toBe("sent");
  });

  it("holds for requests at once", async () => {
    const number = newNumber();
    const outcomes = await Promise.all(["a", "b", "c", "d", "e", "f"].map((contact) => send(number, contact)));
    expect(outcomes.toSorted()).toEqual([...Array(3).fill("rateLimited"), ...Array(3).fill("sent")]);
    expect(messagesTo(number)).toHaveLength(3);
  });
});

describe("a number that is no mobile phone", () => {
  it.each(["LANDLINE", "OTHER", "INVALID"] as const)("of type %s gets no PIN", async (type) => {
    const number = newNumber();
    line().sms.numberTypes.set(number, type);
    const before = await line().items("oneTimePins");
    expect(await send(number)).toBe("notMobile");
    expect(messagesTo(number)).toHaveLength(0);
    expect(await line().items("oneTimePins")).toEqual(before);
  });

  it.each(["anonymous", "5550100", "+0123", "+1 555 0100", "sip:alice@example.com"])(
    "such as %s is not even looked up",
    async (number) => {
      const before = line().sms.requests("CarrierLookup");
      expect(await send(number)).toBe("notMobile");
      expect(line().sms.requests("CarrierLookup")).toBe(before);
    },
  );
});

describe("a failing SMS service", () => {
  const lasting: readonly SmsFault[] = [
    "throttled",
    "internal",
    "optedOut",
    "notVerified",
    "noOriginationIdentity",
    "countryBlocked",
    "spendLimit",
    "accessDenied",
  ];

  it.each(lasting)("(%s) is unavailable and leaves no PIN in force", async (fault) => {
    const number = newNumber();
    const retried = fault === "throttled" || fault === "internal" ? 2 : 1;
    const before = await pinRecords();
    line().sms.fail(fault, { operation: "SendTextMessage", times: retried });
    expect(await send(number)).toBe("unavailable");
    expect(messagesTo(number)).toHaveLength(0);
    expect(await pinRecords()).toEqual(before);
    expect(await send(number)).toBe("sent");
  });

  it("(carrier lookup) is unavailable", async () => {
    const number = newNumber();
    line().sms.fail("accessDenied", { operation: "CarrierLookup" });
    expect(await send(number)).toBe("unavailable");
    expect(messagesTo(number)).toHaveLength(0);
  });

  it("that recovers at the second try is not noticed", async () => {
    const number = newNumber();
    line().sms.fail("throttled", { operation: "SendTextMessage" });
    line().sms.fail("internal", { operation: "CarrierLookup" });
    expect(await send(number)).toBe("sent");
    expect(messagesTo(number)).toHaveLength(1);
  });

  it("is told to the operators by operation and reason", async () => {
    line().sms.fail("optedOut", { operation: "SendTextMessage" });
    await send(newNumber());
    expect(JSON.parse(line().written())).toEqual({
      level: "ERROR",
      message: "SendTextMessage failed: ConflictException DESTINATION_PHONE_NUMBER_OPTED_OUT.",
    });
  });
});

describe("settings and parameters", () => {
  it.each([
    ["PIN_TABLE", "", "Environment variable PIN_TABLE is not set."],
    ["PIN_DIGITS", "3", "Environment variable PIN_DIGITS is not a whole number from 4 to 8."],
    ["PIN_DIGITS", "9", "from 4 to 8"],
    ["PIN_DIGITS", "6.5", "from 4 to 8"],
    ["PIN_LIFE_SECONDS", "14", "PIN_LIFE_SECONDS is not a whole number from 15 to 3600"],
    ["PIN_LIFE_SECONDS", "1e3", "PIN_LIFE_SECONDS"],
    ["PIN_ATTEMPTS", "0", "PIN_ATTEMPTS is not a whole number from 1 to 10"],
    ["PIN_SENDS_PER_WINDOW", "many", "PIN_SENDS_PER_WINDOW"],
    ["PIN_WINDOW_SECONDS", "59", "PIN_WINDOW_SECONDS"],
    ["PIN_MESSAGE", "Your PIN is ready.", "PIN_MESSAGE does not contain {pin}"],
    ["PIN_MESSAGE", `{pin}${"x".repeat(1000)}`, "PIN_MESSAGE is longer than 1000 characters"],
  ])("refuses %s = %j", async (name, value, message) => {
    vi.stubEnv(name, value);
    const number = newNumber();
    await expect(send(number)).rejects.toThrow(message);
    expect(messagesTo(number)).toHaveLength(0);
  });

  it.each([
    [{ phoneNumber: "+15550100" }, 'Parameter "action" is missing.'],
    [{ action: "guess", phoneNumber: "+15550100" }, 'Parameter "action" is not one of: send, verify.'],
    [{ action: "send" }, 'Parameter "phoneNumber" is missing.'],
    [{ action: "send", phoneNumber: "+".repeat(10_000) }, 'Parameter "phoneNumber" is longer than 40 characters.'],
    [{ action: "verify", phoneNumber: "+15550100" }, 'Parameter "pin" is missing.'],
    [{ action: "verify", phoneNumber: "+15550100", pin: 123_456 }, 'Parameter "pin" is not a text.'],
    [JSON.parse('{"__proto__":{"action":"send","phoneNumber":"+15550100"}}'), 'Parameter "action" is missing.'],
  ])("refuses %j", async (parameters, message) => {
    await expect(handler(connectEvent(untyped<OneTimePinInput>(parameters)))).rejects.toThrow(message);
  });
});

describe("discretion", () => {
  it("neither stores, logs nor throws a PIN, a number or the key", async () => {
    vi.stubEnv("PIN_DIGITS", "8");
    const number = newNumber();
    const told: string[] = [];
    const tell = async (attempt: Promise<unknown>): Promise<void> => {
      const result: unknown = await attempt.catch((error: unknown) => error);
      told.push(
        result instanceof Error ? `${result.stack} ${JSON.stringify(result)} ${String(result.cause)}` : String(result),
      );
    };
    await tell(send(number, "a"));
    const pins = [pinSentTo(number)];
    const stored = JSON.stringify(await line().items("oneTimePins"));
    await tell(verify(number, "11111111"));
    line().sms.fail("optedOut", { operation: "SendTextMessage" });
    await tell(send(number, "b"));
    line().dynamo.fail("UpdateItem", "refused", "refused");
    await tell(send(number, "c"));
    line().dynamo.fail("PutItem", "refused", "refused");
    await tell(send(number, "d"));
    line().dynamo.fail("UpdateItem", "refused", "refused");
    await tell(verify(number, pins[0] ?? ""));
    line().dynamo.fail("DeleteItem", "refused", "refused");
    line().pass(900);
    await tell(send(number, "e"));
    pins.push(pinSentTo(number));
    await tell(verify(number, pinSentTo(number)));
    vi.stubEnv("PIN_TABLE", "NoSuchTable");
    await tell(send(number, "f"));

    expect(told.filter((text) => text.startsWith("ServiceFailure"))).toHaveLength(5);
    for (const text of [stored, told.join("\n"), line().written()]) {
      for (const secret of [...pins, number.slice(1), testKey]) expect(text).not.toContain(secret);
    }
    expect(told.filter((text) => !text.startsWith("ServiceFailure"))).toEqual([
      "sent",
      "invalid",
      "unavailable",
      "sent",
    ]);
    expect(line().written()).toContain("SendTextMessage failed");
  });
});
