import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { mutateBytes, mutateJson, seededRandom } from "../../bench/mutate-json.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { mendText } from "../../src/project/check-fix.js";
import { checkJson } from "../../src/project/check-json.js";

/** A sample of what `node bench/run.mjs fuzz-check` does a hundred thousand times. */
const fixtures = path.resolve("test/fixtures/diagnostics");
const seeds = readdirSync(fixtures)
  .map((code) => path.join(fixtures, code, "fail"))
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith(".flow.json"))
  .map((file) => readFileSync(file, "utf8"))
  .filter((text) => text.length < 10_000 && isJson(text));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("mutated and truncated flows", () => {
  it.each([
    ["byte by byte", mutateBytes],
    ["value by value", mutateJson],
  ])("%s: a located finding or nothing, never an exception", (_, mutate) => {
    const random = seededRandom(4);
    let found = 0;
    for (let i = 0; i < 1500; i++) {
      const text = mutate(seeds[i % seeds.length] as string, random);
      const findings = checkJson(text, "flow.json");
      if (findings.length > 0) found += 1;
      for (const { position, message } of findings) {
        expect(position).toMatchObject({ file: "flow.json" });
        expect(position?.line).toBeGreaterThanOrEqual(1);
        expect(position?.column).toBeGreaterThanOrEqual(1);
        expect(message.length).toBeLessThan(2000);
      }
    }
    expect(found).toBeGreaterThan(500);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it.each([
    ["byte by byte", mutateBytes],
    ["value by value", mutateJson],
  ])("%s: mending comes to an end, and every finding that was mended is gone", (_, mutate) => {
    const random = seededRandom(5);
    let count = 0;
    for (let i = 0; i < 1500; i++) {
      let text = mutate(seeds[i % seeds.length] as string, random);
      let findings = checkJson(text, "flow.json");
      let rounds = 0;
      for (let next = mendText(text, findings); next.mended.length > 0; next = mendText(text, findings)) {
        count += next.mended.length;
        ({ text } = next);
        const left = checkJson(text, "flow.json");
        const before = wordsOf(findings);
        const after = wordsOf(left);
        for (const finding of next.mended)
          expect(after.get(wordsFor(finding)) ?? 0).toBeLessThan(before.get(wordsFor(finding)) ?? 0);
        findings = left;
        expect((rounds += 1)).toBeLessThan(10);
      }
    }
    expect(count).toBeGreaterThan(50);
  });
});

function wordsFor({ code, message, action }: Diagnostic): string {
  return `${code} ${message} ${action}`;
}

function wordsOf(findings: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(wordsFor(finding), (counts.get(wordsFor(finding)) ?? 0) + 1);
  return counts;
}
