import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksCodes } from "../../src/diagnostics/codes/blocks.js";
import * as flowc from "../../src/author/flowc.js";
import { installRecorder } from "../../src/author/recorder.js";
import { ProtectedValue } from "../../src/author/settings/protected-value.js";
import { bindSettings } from "../../src/author/settings/settings.js";
import { refusal, record, TestRecorder } from "./test-recorder.js";

const { attributes, contact } = flowc;
/** What only code without types can do. */
const untyped = flowc as unknown as Record<string, (...args: unknown[]) => unknown>;
const call =
  (name: string, ...args: unknown[]) =>
  () =>
    untyped[name]?.(...args);
const alice = new ProtectedValue("${flowc:setting/admins.alice}");
const settings = flowc.defineSettings({ tries: flowc.setting.integer() });

const refusals: readonly (readonly [code: string, what: string, code: () => unknown])[] = [
  ["FLW801", "zero seconds", call("getCustomerInput", "Menu", { timeoutSeconds: 0 })],
  ["FLW801", "half a second", call("getCustomerInput", "Menu", { timeoutSeconds: 0.5 })],
  [
    "FLW801",
    "nine seconds for a Lambda",
    () => untyped["invokeLambda"]?.(flowc.lambda("L"), {}, { timeoutSeconds: 9 }),
  ],
  ["FLW801", "a word as a number", call("wait", "soon")],
  ["FLW801", "101 turns", call("loop", 101)],
  ["FLW801", "a negative row", () => flowc.listDataTable("arn:aws:x:::t").value("default", -1, 0)],
  ["FLW802", "an empty prompt", call("playPrompt", "")],
  ["FLW802", "an empty attribute", () => (attributes["Center"] = "")],
  ["FLW802", "a queue without a name", call("queue", "")],
  [
    "FLW803",
    "a caller's digits as seconds",
    () => untyped["getCustomerInput"]?.("Menu", { timeoutSeconds: contact.name }),
  ],
  ["FLW803", "a reference as logging state", () => untyped["setLogging"]?.(contact.name)],
  ["FLW803", "a queue named during the call", () => flowc.queue(contact.name)],
  ["FLW804", "a number written out", call("setCallbackNumber", "+6591234567")],
  ["FLW805", "a queue by a text", call("setWorkingQueue", "Support")],
  ["FLW805", "a flow by a text", call("transferToFlow", "Main menu")],
  ["FLW806", "shares of 90", call("distributeByPercentage", { a: 40, b: 50 })],
  ["FLW807", "a single share", call("distributeByPercentage", { a: 100 })],
  ["FLW807", "seven tags", call("tagContact", Object.fromEntries([..."abcdefg"].map((name) => [name, "x"])))],
  ["FLW807", "no attributes", call("setContactAttributes", {})],
  ["FLW807", "a case without criteria", call("getCase", {})],
  ["FLW807", "nine results", call("module", "M", { results: [..."abcdefghi"] }, () => 0)],
  ["FLW808", "a key twice", call("getCustomerInput", "Menu", { keys: ["1", "1"] })],
  ["FLW811", "an outcome of nothing", call("action", "Wait", {}, ["later"])],
  ["FLW811", "an error without a name", call("action", "Wait", {}, ["!"])],
  ["FLW812", "a quote in a tag's name", () => contact.tags["it's"]],
  ["FLW812", "a tag without a name", () => contact.tags[""]],
  ["FLW812", "a text as a path", () => flowc.current.path("Hello")],
  ["FLW813", "an eleventh finger", call("getCustomerInput", "Menu", { keys: ["A"] })],
  ["FLW813", "a state that is not there", call("setLogging", "maybe")],
  ["FLW813", "a property of every object", call("setLogging", "constructor")],
  ["FLW813", "a terminator of letters", call("storeCustomerInput", "Pin", { maxDigits: 4, terminator: "x" })],
  ["FLW813", "a local number without a country", call("storePhoneNumber", "Number", { format: "local" })],
  [
    "FLW814",
    "a bot without a word to start with",
    () => flowc.getCustomerInputWithBot(undefined, { bot: flowc.bot("B", "A") }),
  ],
  ["FLW814", "priority and age", call("changeRoutingPriority", { priority: 1, ageSeconds: 1 })],
  ["FLW814", "an SMS of nothing", call("sendSms", { fromNumberArn: "a", to: "b", flow: "arn:aws:x:::f" })],
  ["FLW815", "an object as a prompt", call("setVoice", {})],
  ["FLW815", "a function as an attribute", () => ((attributes as Record<string, unknown>)["A"] = () => 1)],
  ["FLW815", "nothing as an attribute", () => ((attributes as Record<string, unknown>)["A"] = null)],
  ["FLW816", "a relocation token by hand", call("playPrompt", "${flowc:queue/Support}")],
  ["FLW817", "a loop as a list", () => [...flowc.loop(3)]],
  ["FLW818", "a list of all attributes", () => Object.keys(attributes)],
  ["FLW818", "a question for an attribute", () => "Center" in attributes],
  ["FLW818", "an attribute deleted", () => delete attributes["Center"]],
  ["FLW818", "a tag set", () => ((contact.tags as Record<string, string>)["a"] = "b")],
  ["FLW819", "half an emoji", call("playPrompt", "\ud83d")],
  ["FLW819", "half an emoji as a name", call("queue", "\ud83d")],
  ["FLW820", "a setting without an environment", () => settings.tries],
  ["FLW825", "a setting that is not there", () => (settings as unknown as Record<string, unknown>)["trys"]],
  [
    "FLW803",
    "a secret that only the call knows",
    () => untyped["storeCustomerInput"]?.("?", { maxDigits: 4, secret: contact.name }),
  ],
  [
    "FLW803",
    "a hidden view that only the call knows",
    () => untyped["showView"]?.(flowc.view("v"), { sensitive: contact.name }),
  ],
  ["FLW802", "a tag without a name", call("tagContact", { "": "x" })],
  ["FLW827", "the length of a personal number", () => (alice as unknown as string).length],
  ["FLW827", "the first digit of a personal number", () => (alice as unknown as string)[0]],
  ["FLW827", "the digits of a personal number", () => [...(alice as unknown as string)]],
  ["FLW827", "a personal number in capitals", () => (alice as unknown as string).toUpperCase()],
  ["FLW827", "a personal number as a key", () => ({ [alice as unknown as string]: 1 })],
  ["FLW827", "a personal number as a text", () => `${String(alice)}`],
  ["FLW826", "an id of 51 characters", call("disconnect", { id: "x".repeat(51) })],
  ["FLW826", "an id with a slash", call("action", "Wait", {}, ["next"], { id: "a/b" })],
  ["FLW826", "an id that every object has", call("loop", 3, { id: "__proto__" })],
];

describe("what authors can get wrong", () => {
  test.each(refusals)("%s: %s", (code, _, attempt) => {
    expect(refusal(attempt)).toBe(code);
  });

  test("a module that returns on a result it does not declare", () => {
    const { recorder } = record(() =>
      untyped["module"]?.("M", { results: ["a"] }, (_: unknown, exits: unknown) =>
        (exits as Record<string, () => never>)["b"]?.(),
      ),
    );
    const body = recorder.definitions[0]?.body as () => never;
    expect(refusal(body)).toBe("FLW810");
  });

  test("every code of this area is refused by some case, or is the settings' or the digits' own", () => {
    const elsewhere = ["FLW809", "FLW810", "FLW821", "FLW822", "FLW823", "FLW824"];
    const seen = new Set([...refusals.map(([code]) => code), ...elsewhere]);
    expect(Object.keys(blocksCodes).filter((code) => !seen.has(code))).toEqual([]);
  });

  test("hostile texts are refused or passed on as they are", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("__proto__", "constructor", "$.Attributes.x", "a".repeat(10_000), "${flowc:", "\ud800", "\u0000"),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        const set = (): void => flowc.setContactAttributes({ [name]: value, other: "x" });
        const code = refusal(set);
        const kept = code === undefined ? record(set).recorder.requests[0]?.parameters["Attributes"] : undefined;
        const wanted = { [name]: value, other: "x" };
        expect(code === undefined ? isDeepStrictEqual(kept, wanted) : /^FLW8\d\d$/.test(code)).toBe(true);
      }),
    );
  });

  test("flow files run without flowc say so", () => {
    expect(() => flowc.playPrompt("Hello.")).toThrow("flowc build");
    bindSettings({ tries: 3 });
    expect(settings.tries).toBe(3);
    bindSettings(undefined);
    expect(installRecorder(new TestRecorder())).toBeUndefined();
    installRecorder(undefined);
  });
});
