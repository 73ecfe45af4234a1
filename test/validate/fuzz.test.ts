import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { mutateBytes, mutateJson, seededRandom } from "../../bench/mutate-json.js";
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
});
