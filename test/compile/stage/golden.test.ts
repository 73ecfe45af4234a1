import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rewrite } from "../../../src/compile/stage/rewrite.js";

const folder = "test/compile/stage/fixtures";

/** Whole files and what becomes of them. `UPDATE_EXPECTED=1` writes them anew; review what changed. */
test.each(readdirSync(folder))("%s", (name) => {
  const source = readFileSync(join(folder, name, "source.ts"), "utf8");
  const { code, findings } = rewrite(source, name !== "configuration");
  expect(findings).toEqual([]);
  const golden = join(folder, name, "expected.js");
  if (process.env["UPDATE_EXPECTED"] || !existsSync(golden)) writeFileSync(golden, code);
  expect(code).toBe(readFileSync(golden, "utf8"));
});
