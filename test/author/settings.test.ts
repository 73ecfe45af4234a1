import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defineSettings, fromEnv, fromParameterStore, fromSecretsManager, setting } from "../../src/author/flowc.js";
import { checkSettings, isResolvedValue } from "../../src/author/settings/check-settings.js";
import { isProtected } from "../../src/author/settings/protected-value.js";
import { bindSettings, schemaOf } from "../../src/author/settings/settings.js";
import { refusal } from "./test-recorder.js";

const schema = {
  adminNumbers: setting.phoneNumbers({ personal: true, min: 1, max: 3 }),
  pinDigits: setting.integer({ min: 4, max: 8, default: 6 }),
  greeting: setting.text(),
  voice: setting.oneOf("Olivia", "Joanna"),
  open: setting.boolean({ default: true }),
  locations: setting.list(setting.object({ name: setting.text(), number: setting.phoneNumber() }), { max: 2 }),
};
const settings = defineSettings(schema);
const good = {
  adminNumbers: { alice: fromEnv("ADMIN_ALICE"), bob: fromParameterStore("/admins/bob") },
  greeting: "Hello.",
  voice: "Olivia",
  locations: [{ name: "Manila", number: "+6321234567" }],
};
const where = "environment local of flowc.config.ts";
const codesOf = (values: unknown) => checkSettings(schema, values, where).findings.map((finding) => finding.code);

describe("settings", () => {
  test("values in order are read by flows, with defaults filled in and personal ones protected", () => {
    const { findings, sources, values } = checkSettings(schema, good, where);
    expect(findings).toEqual([]);
    bindSettings(values);
    expect(settings.pinDigits).toBe(6);
    expect(settings.open).toBe(true);
    expect(settings.locations[0]?.name).toBe("Manila");
    const tokens = settings.adminNumbers.map((number: unknown) => isProtected(number) && number.token);
    expect(tokens).toEqual(["${flowc:setting/adminNumbers.alice}", "${flowc:setting/adminNumbers.bob}"]);
    expect([...sources].map(([name, { source, why }]) => [name, source, why])).toEqual([
      ["adminNumbers.alice", { from: "environment", variable: "ADMIN_ALICE" }, "personal"],
      ["adminNumbers.bob", { from: "parameterStore", name: "/admins/bob" }, "personal"],
    ]);
    expect({ ...settings }).toEqual({ ...values });
    expect(schemaOf(settings)).toBe(schema);
    expect(Object.isFrozen(settings.locations)).toBe(true);
    bindSettings(undefined);
    expect(refusal(() => settings.greeting)).toBe("FLW820");
  });

  test.each([
    ["FLW821", "a setting left out", { ...good, greeting: undefined }],
    ["FLW822", "an empty text", { ...good, greeting: "" }],
    ["FLW822", "another voice", { ...good, voice: "Amy" }],
    ["FLW822", "a text as a number", { ...good, pinDigits: "6" }],
    ["FLW822", "a number out of range", { ...good, pinDigits: 9 }],
    ["FLW822", "half a number", { ...good, pinDigits: 4.5 }],
    ["FLW822", "a text as a switch", { ...good, open: "true" }],
    ["FLW822", "too many locations", { ...good, locations: [good.locations[0], good.locations[0], good.locations[0]] }],
    ["FLW822", "a number that is none", { ...good, locations: [{ name: "Manila", number: "021234567" }] }],
    ["FLW821", "a field left out", { ...good, locations: [{ name: "Manila" }] }],
    ["FLW822", "a list as an object", { ...good, locations: [[]] }],
    ["FLW823", "a misspelling", { ...good, greting: "Hello." }],
    ["FLW823", "a field that is not declared", { ...good, locations: [{ ...good.locations[0], fax: "1" }] }],
    ["FLW824", "a personal number written out", { ...good, adminNumbers: ["+6591234567"] }],
    ["FLW824", "a personal number under a name", { ...good, adminNumbers: { alice: "+6591234567" } }],
    ["FLW824", "a source that is not complete", { ...good, adminNumbers: { alice: { from: "environment" } } }],
    ["FLW822", "nobody", { ...good, adminNumbers: {} }],
    ["FLW822", "a list of settings", []],
  ])("%s: %s", (code, _, values) => {
    expect(codesOf(values)).toEqual([code]);
  });

  test("no message repeats a personal number", () => {
    const number = "+6591234567";
    const attempts = [number, [number], { alice: number }, { alice: { from: "environment", variable: number, x: 1 } }];
    const texts = attempts.map((adminNumbers) =>
      JSON.stringify(checkSettings(schema, { ...good, adminNumbers }, where).findings),
    );
    expect(texts.filter((text) => text.includes(number))).toEqual([]);
  });

  test("a message names the setting, the place and what is expected", () => {
    const { findings } = checkSettings(schema, { ...good, locations: [{ name: "Manila", number: "x" }] }, where);
    expect(findings[0]?.message).toBe(
      `Setting locations[0].number in ${where} is "x", but must be a phone number in E.164 form, such as +6591234567.`,
    );
  });

  test("what linking finds for a personal setting is checked like any value", () => {
    const alice = checkSettings(schema, good, where).sources.get("adminNumbers.alice");
    if (!alice) throw new Error("alice has no source");
    expect(isResolvedValue(alice, "+6591234567")).toBe(true);
    expect(isResolvedValue(alice, "6591234567")).toBe(false);
    expect(isResolvedValue(alice, "")).toBe(false);
    const nested = { sites: setting.list(setting.object({ admins: setting.phoneNumbers({ personal: true }) })) };
    const { sources } = checkSettings(nested, { sites: [{ admins: { ann: fromEnv("ANN") } }] }, where);
    expect([...sources.keys()]).toEqual(["sites[0].admins.ann"]);
  });

  test("every kind of source is understood", () => {
    const adminNumbers = {
      a: fromEnv("A", { otherwise: "+6580000001" }),
      b: fromParameterStore("/b"),
      c: fromSecretsManager("c", { key: "number" }),
    };
    expect(codesOf({ ...good, adminNumbers })).toEqual([]);
  });

  test("anything gives either values that fit or findings, never a crash", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true }), (values) => {
        const { findings } = checkSettings(schema, values, where);
        for (const finding of findings) expect(finding.code).toMatch(/^FLW82[1-4]$/);
      }),
    );
    const hostile = JSON.parse('{"__proto__": {"greeting": "Hello."}, "constructor": 1}') as unknown;
    expect(codesOf(hostile)).toContain("FLW823");
    expect(codesOf(hostile)).toContain("FLW821");
  });

  test("integers are taken exactly within their limits", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.nat(50),
        fc.integer({ min: -100, max: 150 }),
        (min, size, value) => {
          const { findings } = checkSettings({ n: setting.integer({ min, max: min + size }) }, { n: value }, where);
          expect(findings.length === 0).toBe(value >= min && value <= min + size);
        },
      ),
    );
  });
});
