import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catchBug, noBug } from "./catch-bug.js";
import { seededBugs } from "./seeded-bugs.js";

/** Every sixth; all of them are caught in `npm run bench:seeded-bugs`. */
const sample = seededBugs.filter((_, i) => i % 6 === 0).map((bug) => [bug.name, bug] as const);

test("there are twenty mistakes at least, each with a name of its own", () => {
  expect(new Set(seededBugs.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
});

test.each(seededBugs)("the text that is to be replaced stands once: $name", ({ file, find, replace }) => {
  expect(readFileSync(file, "utf8").split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});

test("without a mistake the law notices nothing", { timeout: 150_000 }, async () => {
  expect(await catchBug(noBug, { seed: 0, programs: 100 })).toHaveProperty("by", undefined);
});

test.each(sample)("the law notices that %s", { timeout: 150_000 }, async (_, bug) => {
  expect(await catchBug(bug, { seed: 0, programs: 1000 })).toHaveProperty("by", "a difference");
});
