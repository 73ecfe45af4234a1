import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standardProofs } from "../../src/simulate/proofs/prove.js";
import * as proving from "../../src/simulate/proofs/prove.js";

const page = readFileSync("docs/proofs.md", "utf8");
const examples = [...page.matchAll(/```ts file=(\S+)\n([\s\S]*?)```/g)];

describe("docs/proofs.md", () => {
  it.each(examples.map(([, file = "", code = ""]) => [file, code]))("has the code of %s", (file, code) => {
    expect(readFileSync(file, "utf8")).toBe(code);
  });

  it("names every standard proof, and every place that there is", () => {
    expect(examples.length).toBe(2);
    for (const name of standardProofs.keys()) expect(page).toContain(`\`${name}\``);
    for (const name of [
      "block",
      "branch",
      "flowStart",
      "hangsUp",
      "lambda",
      "line",
      "queued",
      "transferToFlow",
      "withAgent",
    ]) {
      expect(proving).toHaveProperty(name);
      expect(page).toMatch(new RegExp(`\`${name}[\`(]`));
    }
  });
});
