import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { catalogue, isCode } from "../../src/diagnostics/catalogue.js";
import { DiagnosticError } from "../../src/diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { sortDiagnostics } from "../../src/diagnostics/sort.js";
import { buildProject } from "../../src/project/build-project.js";
import { checkJsonFiles } from "../../src/project/check-json.js";
import { checkTargets } from "../../src/project/check-targets.js";
import { findProject } from "../../src/project/find-project.js";
import { withoutFixture } from "./without-fixture.js";

/**
 * Every diagnostic has a folder `test/fixtures/diagnostics/<CODE>/` with `fail/` and `pass/`. Each is a small project:
 * flow files at its top, a `flowc.config.ts` when it needs one of its own, or `*.flow.json` documents to check. `fail`
 * reports its code and nothing else, at the places and in the words of `expected.json`; `pass` is what an author would write instead and
 * reports nothing. `options.json` holds options of the build, or
 * asks for `flowc check`. `UPDATE_EXPECTED=1` writes `expected.json` anew.
 */
const fixtures = path.resolve("test/fixtures/diagnostics");
const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "flowc-fixtures-")));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Expected {
  readonly code: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly length?: number | undefined;
  readonly message: string;
  readonly mend?: string | undefined;
}
interface FixtureOptions {
  readonly env?: string;
  readonly types?: boolean;
  readonly check?: boolean;
  /** `flowc check` instead of a build: for rules that ask about other flows. */
  readonly rules?: boolean;
}

const plainConfig = `import { defineConfig } from "flowc";
export default defineConfig({ flows: ".", environments: { local: { region: "us-east-1", instance: "local" } } });
`;

const codes = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .toSorted();

describe.each(codes)("%s", (code) => {
  const folder = path.join(fixtures, code);

  it("fails where it should, with this code and no other", async () => {
    const found = placesOf(await findingsOf(path.join(folder, "fail")));
    const goldenFile = path.join(folder, "fail", "expected.json");
    if (process.env["UPDATE_EXPECTED"]) writeFileSync(goldenFile, `${JSON.stringify(found, undefined, 2)}\n`);
    expect(found.map((place) => place.code)).toContain(code);
    expect(new Set(found.map((place) => place.code))).toEqual(new Set([code]));
    expect(found).toEqual(JSON.parse(readFileSync(goldenFile, "utf8")));
  });

  it("passes without a finding", async () => {
    expect(placesOf(await findingsOf(path.join(folder, "pass")))).toEqual([]);
  });
});

describe("the catalogue", () => {
  it("has fixtures for every code, or says why there can be none", () => {
    const missing = Object.keys(catalogue).filter(
      (code) => !codes.includes(code) && !Object.hasOwn(withoutFixture, code),
    );
    expect(missing).toEqual([]);
  });

  it("excuses no code that has fixtures, and none that does not exist", () => {
    expect(codes.filter((code) => Object.hasOwn(withoutFixture, code))).toEqual([]);
    expect([...codes, ...Object.keys(withoutFixture)].filter((code) => !isCode(code))).toEqual([]);
  });
});

async function findingsOf(fixture: string): Promise<readonly Diagnostic[]> {
  const documents = readdirSync(fixture).filter((name) => name.endsWith(".flow.json"));
  if (documents.length > 0) {
    return sortDiagnostics(
      checkJsonFiles(documents.map((file) => ({ file, text: readFileSync(path.join(fixture, file), "utf8") }))),
    );
  }
  const root = path.join(scratch, path.relative(fixtures, fixture));
  cpSync(fixture, root, { recursive: true });
  rmSync(path.join(root, "expected.json"), { force: true });
  if (!existsSync(path.join(root, "flowc.config.ts"))) writeFileSync(path.join(root, "flowc.config.ts"), plainConfig);
  mkdirSync(path.join(root, "node_modules"), { recursive: true });
  symlinkSync(path.resolve("."), path.join(root, "node_modules/flowc"));
  const optionsFile = path.join(root, "options.json");
  const options: FixtureOptions = existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, "utf8")) : {};
  try {
    if (options.rules) return (await checkTargets([], { project: root, types: false, ...options })).diagnostics;
    return (await buildProject(findProject(root), { types: false, ...options })).diagnostics;
  } catch (error) {
    if (error instanceof DiagnosticError) return sortDiagnostics(error.diagnostics);
    throw error;
  }
}

function placesOf(diagnostics: readonly Diagnostic[]): readonly Expected[] {
  return diagnostics.map(({ code, position, length, message, mend }) => ({
    code,
    ...position,
    ...(length !== undefined && { length }),
    message,
    ...(mend !== undefined && { mend }),
  }));
}
