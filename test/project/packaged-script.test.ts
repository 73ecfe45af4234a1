import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { renderJson } from "../../src/diagnostics/render-json.js";
import { checkJson } from "../../src/project/check-json.js";
import { packagedScript } from "../../src/project/packaged-script.js";

const scripts = path.resolve("dist/scripts");
const fixture = "test/fixtures/diagnostics/FLW900/fail/reception.flow.json";

/** Loads the script as flowc does and checks the fixture; says whether V8 has taken the compiled code. */
const program = `
  const { readFileSync } = require("node:fs");
  const { Script } = require("node:vm");
  const [folder, fixture, compiled] = process.argv.slice(1);
  const code = new Script(readFileSync(folder + "/documents.cjs", "utf8"), { cachedData: readFileSync(compiled) });
  const module = { exports: {} };
  code.runInThisContext()(module, require);
  const text = readFileSync(fixture, "utf8");
  const findings = module.exports.checkJsonFiles([{ file: fixture, text }]);
  process.stdout.write(JSON.stringify({ refused: code.cachedDataRejected, findings }));
`;

function run(compiled: string): { readonly refused: boolean; readonly findings: Parameters<typeof renderJson>[0] } {
  const env = { ...process.env, NODE_OPTIONS: "" };
  return JSON.parse(
    execFileSync(process.execPath, ["-e", program, scripts, fixture, compiled], { encoding: "utf8", env }),
  ) as ReturnType<typeof run>;
}

describe.skipIf(!existsSync(scripts))("the built script for documents", () => {
  const expected = renderJson(checkJson(readFileSync(fixture, "utf8"), fixture));

  it("finds what the sources find, with the code that V8 compiled when it was built", () => {
    const { refused, findings } = run(path.join(scripts, "documents.compiled"));
    expect(refused).toBe(false);
    expect(renderJson(findings)).toBe(expected);
  });

  it("finds the same where V8 refuses the compiled code", () => {
    const { refused, findings } = run(fixture);
    expect(refused).toBe(true);
    expect(renderJson(findings)).toBe(expected);
  });
});

it("is not there where flowc runs from its sources", () => {
  expect(packagedScript("documents")).toBeUndefined();
});
