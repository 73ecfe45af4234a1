import { describe, expect, it } from "vitest";
import { type HoursOfOperation, isOpen } from "../../src/simulate/hours.js";
import { call, said, say } from "./documents.js";

const at = (text: string): number => Date.parse(text);
const office: HoursOfOperation = {
  timeZone: "Asia/Manila",
  open: [{ days: ["Mon", "Tue", "Wed", "Thu", "Fri"], from: "09:00", to: "17:30" }],
};
const night: HoursOfOperation = { timeZone: "UTC", open: [{ days: ["Fri"], from: "22:00", to: "06:00" }] };
const sydney: HoursOfOperation = {
  timeZone: "Australia/Sydney",
  open: [{ days: ["Sun"], from: "09:00", to: "10:00" }],
};

describe("hours of operation", () => {
  it.each<readonly [HoursOfOperation | boolean, moment: string, open: boolean]>([
    [true, "2026-01-05T03:00:00Z", true],
    [false, "2026-01-05T03:00:00Z", false],
    // Manila is eight hours ahead.
    [office, "2026-01-05T00:59:59Z", false],
    [office, "2026-01-05T01:00:00Z", true],
    [office, "2026-01-05T09:29:59Z", true],
    [office, "2026-01-05T09:30:00Z", false],
    [office, "2026-01-03T03:00:00Z", false],
    // Friday night ends on Saturday morning.
    [night, "2026-01-02T21:59:00Z", false],
    [night, "2026-01-02T22:00:00Z", true],
    [night, "2026-01-03T05:59:00Z", true],
    [night, "2026-01-03T06:00:00Z", false],
    [night, "2026-01-02T05:00:00Z", false],
    [{ ...night, open: [{ days: ["Fri"], from: "00:00", to: "00:00" }] }, "2026-01-02T12:00:00Z", true],
    [{ ...night, open: [{ days: ["Fri"], from: "00:00", to: "00:00" }] }, "2026-01-03T00:00:00Z", false],
    [{ ...night, open: [{ days: ["Fri"], from: "00:00", to: "24:00" }] }, "2026-01-02T23:59:00Z", true],
    // Summer time in Sydney ends on the first Sunday of April.
    [sydney, "2026-03-28T22:30:00Z", true],
    [sydney, "2026-04-04T22:30:00Z", false],
    [sydney, "2026-04-04T23:30:00Z", true],
    // The Sunday on which summer time begins has 23 hours; its night goes on into Monday all the same.
    [
      { timeZone: "Europe/Berlin", open: [{ days: ["Sun"], from: "23:00", to: "01:00" }] },
      "2026-03-29T22:30:00Z",
      true,
    ],
    [
      { timeZone: "Europe/Berlin", open: [{ days: ["Sat"], from: "23:00", to: "01:00" }] },
      "2026-03-29T22:30:00Z",
      false,
    ],
    // A date of its own.
    [{ ...office, dates: { "2026-01-05": [] } }, "2026-01-05T03:00:00Z", false],
    [{ ...office, dates: { "2026-01-04": [{ from: "10:00", to: "11:00" }] } }, "2026-01-04T02:30:00Z", true],
    [{ ...night, dates: { "2026-01-03": [] } }, "2026-01-03T01:00:00Z", false],
    [{ ...office, dates: JSON.parse('{"__proto__": []}') as Record<string, never> }, "2026-01-05T03:00:00Z", true],
  ])("%j at %s: %s", (hours, moment, open) => {
    expect(isOpen(hours, at(moment))).toBe(open);
  });

  it("of a time zone that is none fail", () => {
    const check = {
      type: "CheckHoursOfOperation",
      parameters: { HoursOfOperationId: "Office" },
      next: "failed",
      when: { True: "open", False: "closed" },
      errors: { NoMatchingError: "failed" },
    };
    const actions = { check, open: say("open"), closed: say("closed"), failed: say("failed") };
    const hours = new Map([["Office", { ...office, timeZone: "Mars/Olympus" }]]);
    expect(said(call(actions, { hours }))).toEqual(["failed"]);
  });
});
