import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rewrite } from "../../../src/compile/stage/rewrite.js";

const here = "test/compile/stage";
const names = readdirSync(join(here, "fixtures")).map((file) => file.replace(/\.ts$/, ""));

/**
 * Whole files and what becomes of them. `UPDATE_EXPECTED=1` writes them anew: review what changed, and raise
 * `rewriterVersion`, or what older builds left in a cache is taken for the new output.
 */
test.each(names)("%s", (name) => {
  const source = readFileSync(join(here, "fixtures", `${name}.ts`), "utf8");
  const { code, findings } = rewrite(source, name !== "configuration");
  expect(findings).toEqual([]);
  const golden = join(here, "golden", `${name}.txt`);
  if (process.env["UPDATE_EXPECTED"]) writeFileSync(golden, code);
  expect(code).toBe(readFileSync(golden, "utf8"));
});
