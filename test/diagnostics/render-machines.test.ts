import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { renderGitHub } from "../../src/diagnostics/render-github.js";
import { renderSarif } from "../../src/diagnostics/render-sarif.js";
import { checkJson, checkJsonFiles } from "../../src/project/check-json.js";

const ajv = new Ajv({ strict: false });
ajv.addFormat("uri", (text: string) => URL.canParse(text));
ajv.addFormat("uri-reference", (text: string) => URL.canParse(text, "file:///") && !/[ \\<>"{}|^`]/.test(text));
const isSarif = ajv.compile(
  JSON.parse(readFileSync(path.join(import.meta.dirname, "sarif-2.1.0.excerpt.json"), "utf8")) as object,
);

const example: Diagnostic = {
  code: "FLW560",
  severity: "error",
  message: 'There is no action type "MesageParticipant", but there is "MessageParticipant".',
  why: "The service refuses it.",
  mend: 'Write "MessageParticipant".',
  position: { file: "flows/old ones/näme.json", line: 7, column: 15 },
  length: 19,
  action: "hello, 100%",
  related: [{ file: "a.json", line: 1, column: 1, message: "first" }],
  fix: { was: '"MesageParticipant"', becomes: '"MessageParticipant"' },
};

const corpus = path.resolve("../shared/corpus/flow-language");

interface Result {
  [name: string]: unknown;
  level: string;
  message?: object;
  locations: { physicalLocation: { region: { startLine?: unknown } } }[];
}

function expectSarif(text: string): void {
  const log: unknown = JSON.parse(text);
  expect({ valid: isSarif(log), errors: isSarif.errors }).toEqual({ valid: true, errors: null });
}

describe("SARIF", () => {
  it("is valid, with rule, place, action, related place and fix", () => {
    const text = renderSarif([example], { version: "1.2.3" });
    expectSarif(text);
    expect(JSON.parse(text)).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "flowc", semanticVersion: "1.2.3", rules: [{ id: "FLW560" }] } },
          results: [
            {
              ruleId: "FLW560",
              ruleIndex: 0,
              level: "error",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "flows/old%20ones/n%C3%A4me.json" },
                    region: { startLine: 7, startColumn: 15, endColumn: 34 },
                  },
                  logicalLocations: [{ name: "hello, 100%" }],
                },
              ],
              fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '"MessageParticipant"' } }] }] }],
            },
          ],
        },
      ],
    });
  });

  it("knows a team's rules and findings without a place", () => {
    const rule = { code: "ACME001", severity: "warning", message: "{x}", why: "w", mend: "m" } as const;
    const text = renderSarif([{ code: "ACME001", severity: "warning", message: "x" }], {
      version: "1.0.0",
      teamRules: [rule],
    });
    expectSarif(text);
    expect(text).toContain('"id": "ACME001"');
  });

  it.each([
    ["a place without a line", (result: Result) => delete result.locations[0]?.physicalLocation.region.startLine],
    ["a line that is no number", (result: Result) => (result.locations[0]!.physicalLocation.region.startLine = "7")],
    ["a severity of another kind", (result: Result) => (result.level = "fatal")],
    ["a finding without a message", (result: Result) => delete result.message],
    ["a member that SARIF has not", (result: Result) => (result["mend"] = "Write it.")],
  ])("would not be valid with %s", (_, change) => {
    const log = JSON.parse(renderSarif([example], { version: "1.2.3" })) as { runs: [{ results: [Result] }] };
    expect(isSarif(log)).toBe(true);
    change(log.runs[0].results[0]);
    expect(isSarif(log)).toBe(false);
  });

  it.skipIf(!existsSync(corpus))("is valid for all findings of all real flows", () => {
    const files = readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((file) => ({ file, text: readFileSync(path.join(corpus, file), "utf8") }));
    const findings = checkJsonFiles(files);
    expect(findings.length).toBeGreaterThan(1000);
    expectSarif(renderSarif(findings, { version: "1.0.0" }));
  });

  it("is valid for every fixture and for any text in a finding", () => {
    const fixtures = path.resolve("test/fixtures/diagnostics");
    for (const code of readdirSync(fixtures)) {
      for (const name of readdirSync(path.join(fixtures, code, "fail")).filter((file) => file.endsWith(".flow.json"))) {
        const text = readFileSync(path.join(fixtures, code, "fail", name), "utf8");
        expectSarif(renderSarif(checkJson(text, name), { version: "1.0.0" }));
      }
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (file, message) => {
        expectSarif(
          renderSarif([{ ...example, message, position: { file, line: 1, column: 1 } }], { version: "1.0.0" }),
        );
      }),
    );
  });

  it("is refused by its schema when it is not SARIF, so that the schema can fail", () => {
    expect(isSarif({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).toBe(false);
    expect(
      isSarif({
        version: "2.1.0",
        runs: [{ tool: { driver: { name: "x" } }, results: [{ level: "fatal", message: { text: "" } }] }],
      }),
    ).toBe(false);
  });
});

describe("annotations of GitHub", () => {
  it("are one command for each finding, escaped", () => {
    expect(renderGitHub([example])).toBe(
      '::error file=flows/old ones/näme.json,line=7,col=15,endColumn=34,title=FLW560 (hello%2C 100%25)::There is no action type "MesageParticipant", but there is "MessageParticipant".%0AThe service refuses it.%0AWrite "MessageParticipant".\n',
    );
    expect(renderGitHub([{ code: "FLW401", severity: "warning", message: "a: b\r\nc" }])).toBe(
      "::warning title=FLW401::a: b%0D%0Ac\n",
    );
  });

  it("never break out of their line, whatever a finding says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (file, message) => {
        const text = renderGitHub([{ ...example, message, action: message, position: { file, line: 1, column: 1 } }]);
        expect(text.split("\n")).toHaveLength(2);
        expect(text.startsWith("::error file=")).toBe(true);
      }),
    );
  });
});
