import { expect, test } from "vitest";
import { describeFindings, hunt, rejectedShare, smallest } from "./hunt.js";

/** `LAW_SEED=20000 LAW_PROGRAMS=1000` takes other programs, and more of them. */
const seed = Number(process.env["LAW_SEED"] ?? 1);
const programs = Number(process.env["LAW_PROGRAMS"] ?? 300);

test("generated programs hear and do the same as TypeScript and as flows", { timeout: 300_000 }, () => {
  const callers = 10;
  const found = hunt({ seed, programs, callers });
  process.stdout.write(`LAW_SEED=${seed} LAW_PROGRAMS=${programs}\n${describeFindings(found)}\n`);
  expect(found.differences.slice(0, 3).map((difference) => smallest(difference, callers))).toEqual([]);
  expect([...found.rows].filter(([, count]) => count === 0).map(([row]) => row)).toEqual([]);
  expect(rejectedShare(found)).toBeLessThanOrEqual(0.02);
  expect(found.saving).toBeGreaterThan(0);
  expect(found.notSaving).toBeGreaterThan(0);
});
