import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Effect, EffectPlace } from "../../src/simulate/effect.js";
import { mask, maskNumbers } from "../../src/simulate/transcript/mask.js";
import { clock, renderTranscript } from "../../src/simulate/transcript/render-transcript.js";
import { transcript } from "../../src/simulate/transcript/transcript.js";

const place: EffectPlace = { time: 61_250, flow: "Main", action: "a" };
const lines = (...effects: Effect[]): string[] => transcript({ effects, begunAt: 0 }).map(({ text }) => text);
const said = (text: string): Effect => ({ ...place, kind: "said", text, form: "text", to: "customer", repeats: false });

describe("a transcript", () => {
  it.each([
    ["call +15555550100 now", "call +•••••••••00 now"],
    ["+65 9123 4567", "+•• •••• ••67"],
    ["15555550100", "•••••••••00"],
    ["room 4711, 2026-01-05", "room 4711, 2026-01-05"],
    ["id 00000000-0000-4000-8000-000000000001", "id 00000000-0000-4000-8000-000000000001"],
  ])("masks numbers: %j", (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  it.each(["keyed", "keysLost", "keysBuffered"] as const)("hides secret keys wherever they appear: %s", (kind) => {
    expect(lines({ ...place, kind, keys: "4711#", secret: true }, said("You typed 4711."))).toEqual([
      expect.stringMatching(/^types ••••/),
      'hears "You typed ••••."',
    ]);
    expect(lines({ ...place, kind, keys: "4711#", secret: false }, said("4711"))[1]).toBe('hears "4711"');
  });

  it("shows a lone terminator", () => {
    expect(lines({ ...place, kind: "keysLost", keys: "#", secret: true })).toEqual(["types #, and nobody listens"]);
  });

  it("hides a stored secret, but not that nothing came", () => {
    const collected = (value: string): Effect => ({ ...place, kind: "collected", value, secret: true });
    expect(lines(collected("4711"), said("4711"))).toEqual(["stored input: ••••", 'hears "••••"']);
    expect(lines(collected("Timeout"), said("Timeout"))).toEqual(["stored input: Timeout", 'hears "Timeout"']);
  });

  it("hides a secret in parameters, answers and attributes", () => {
    const secret: Effect = { ...place, kind: "collected", value: "4711", secret: true };
    const parameters = { pin: "4711", phone: "+15555550100" };
    const invoked: Effect = { ...place, kind: "invoked", function: "Pin", parameters, attempt: 2, logged: false };
    const answered: Effect = { ...place, kind: "answered", function: "Pin", result: { pin: "4711" }, logged: false };
    const set: Effect = { ...place, kind: "attributesSet", scope: "contact", values: [["pin", "4711"]] };
    expect(lines(secret, invoked, answered, set).slice(1)).toEqual([
      'invokes Pin(pin="••••", phone="+•••••••••00"), attempt 2',
      'Pin answers {"pin":"••••"}',
      'sets attributes pin="••••"',
    ]);
  });

  it("never shows a secret of three digits or more", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3,8}$/), fc.string(), fc.string(), (secret, before, after) => {
        expect(mask(`${before}${secret}${after}`, new Set([secret]))).not.toContain(secret);
      }),
    );
  });

  it("has one line for each entry, with its time and the author's line", () => {
    const positions = new Map([["Main", new Map([["a", { file: "main.flow.ts", line: 3, column: 1 }]])]]);
    const entries = transcript({
      effects: [said("two\nlines"), { ...said("x"), flow: "Other" }],
      begunAt: 0,
      positions,
    });
    expect(renderTranscript(entries).replace(/ {3,}/g, "  ")).toBe(
      '1:01.2  hears "two\\nlines"  main.flow.ts:3\n1:01.2  hears "x"  Other / a\n',
    );
    expect(clock(3_599_999)).toBe("59:59.9");
  });
});
