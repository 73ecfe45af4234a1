import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Code blocks of the guide that name a file. */
const examples = [...readFileSync("docs/testing.md", "utf8").matchAll(/```ts file=(\S+)\n([\s\S]*?)```/g)];

describe("an example of docs/testing.md", () => {
  it("is there", () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples.map(([, file = "", code = ""]) => [file, code]))("is the test %s", (file, code) => {
    const test = readFileSync(file, "utf8");
    expect(
      test
        .replaceAll("../../../src/test/test.js", "flowc/test")
        .replaceAll("../../../src/test/vitest.js", "flowc/test/vitest"),
    ).toBe(code);
  });
});
