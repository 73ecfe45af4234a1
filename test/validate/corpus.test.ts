import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { parseDocument } from "../../src/language/document.js";
import { checkJson } from "../../src/project/check-json.js";
import { brokenFlows } from "./broken-flows.js";

/**
 * The rules over the real flows of ../shared/corpus. Without that folder these tests are skipped, and say so; what they
 * gave when it was there is committed in corpus-results.json, with the hash of the corpus's index.
 */
const corpus = path.resolve("../shared/corpus");
const hasCorpus = existsSync(corpus);
if (!hasCorpus) process.stdout.write("no corpus: the rules were not tried on real flows; see corpus-results.json\n");

const resultsFile = path.resolve("test/validate/corpus-results.json");
const folder = path.join(corpus, "flow-language");

interface Checked {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Diagnostic[];
}

const strangerCodes: ReadonlySet<string> = new Set(["FLW550", "FLW551", "FLW560"]);

/**
 * Action types of public flows that no flow from the console has: names of older exports, and inventions. Source: the
 * corpus's CENSUS.md, action types "of them designer" 0.
 */
const inventedTypes = [
  "CheckAttribute",
  "CheckContactAttribute",
  "CheckRoutingAttributes",
  "ConnectParticipant",
  "GetDigits",
  "PlayPrompt",
  "SetContactAttributes",
  "SetVoice",
  "Start",
  "StartMediaStreaming",
  "TransferContactToFlow",
  "TransferParticipantToQueue",
  "TransferToQueue",
];

/** Action types of the census by how many flows from the console have them. */
function inCensus(wanted: (designed: number) => boolean): readonly string[] {
  const [, table = ""] = readFileSync(path.join(corpus, "CENSUS.md"), "utf8").split("\n## Action types\n");
  const rows = table.split("\n## ", 1)[0]?.matchAll(/^\| `(\w+)` \| \d+ \| (\d+) \|/gm) ?? [];
  return [...rows].flatMap(([, type = "", designed]) => (wanted(Number(designed)) ? [type] : [])).toSorted();
}

it.each(inventedTypes)("the invented type %s is found", (Type) => {
  const text = JSON.stringify({
    Version: "2019-10-30",
    StartAction: "a",
    Actions: [{ Identifier: "a", Type, Parameters: {}, Transitions: {} }],
  });
  expect(checkJson(text, "flow.json").filter(({ code }) => strangerCodes.has(code))).toHaveLength(1);
});

describe.skipIf(!hasCorpus)("real flows", () => {
  const names = hasCorpus
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .toSorted()
    : [];
  const checked = names.map((file): Checked => {
    const text = readFileSync(path.join(folder, file), "utf8");
    return { file, text, findings: checkJson(text, file) };
  });

  it("are checked without a crash, and every finding has a place in its file", () => {
    expect(checked.length).toBeGreaterThan(200);
    for (const { file, text, findings } of checked) {
      const lines = text.split("\n");
      for (const { position, code } of findings) {
        expect(position?.file, code).toBe(file);
        const line = lines[(position?.line ?? 0) - 1];
        expect(line, `${file} ${code}`).toBeDefined();
        expect(position?.column).toBeLessThanOrEqual((line?.length ?? 0) + 1);
      }
    }
  });

  it("have no errors where they are published and come from the console, but for those that really are broken", () => {
    const errors = Object.fromEntries(
      checked.flatMap(({ file, text, findings }) => {
        const codes = new Set(findings.flatMap(({ code, severity }) => (severity === "error" ? [code] : [])));
        return isPublished(text) && codes.size > 0 ? [[file, [...codes].toSorted()]] : [];
      }),
    );
    expect(errors).toEqual(Object.fromEntries(Object.entries(brokenFlows).map(([file, { codes }]) => [file, codes])));
    for (const { why } of Object.values(brokenFlows)) expect(why.length).toBeGreaterThan(20);
  });

  it("the types that only hand-written flows use are those of the census", () => {
    expect(inCensus((designed) => designed === 0)).toEqual(inventedTypes.toSorted());
  });

  it("every action of an invented type is found, and no type that the console's flows use is called unknown", () => {
    const invented = new Set(inventedTypes);
    const real = new Set(inCensus((designed) => designed > 0));
    let count = 0;
    for (const { file, text, findings } of checked) {
      for (const { Identifier, Type } of parseDocument(text, file).document?.Actions ?? []) {
        const codes = findings.flatMap(({ action, code }) => (action === Identifier ? [code] : []));
        const isFound = codes.some((code) => strangerCodes.has(code));
        if (invented.has(Type)) count += 1;
        if (invented.has(Type) || real.has(Type)) expect([file, Type, isFound]).toEqual([file, Type, !real.has(Type)]);
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it("every unfinished draft is found: open ends, a start that was never connected", () => {
    let drafts = 0;
    for (const { file, text, findings } of checked) {
      if (!/"(?:NextAction|StartAction)": ""/.test(text) && /"StartAction"/.test(text)) continue;
      drafts += 1;
      expect(findings.filter(({ severity }) => severity === "error").length, file).toBeGreaterThan(0);
    }
    expect(drafts).toBeGreaterThanOrEqual(17);
  });

  it("give what is committed (UPDATE_EXPECTED=1 writes it)", () => {
    const counts = new Map<string, number>();
    for (const { findings } of checked) for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
    const results = {
      index: createHash("sha256")
        .update(readFileSync(path.join(corpus, "index.json")))
        .digest("hex"),
      flows: checked.length,
      clean: checked.filter(({ findings }) => findings.length === 0).length,
      findings: Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    };
    if (process.env["UPDATE_EXPECTED"]) writeFileSync(resultsFile, `${JSON.stringify(results, undefined, 2)}\n`);
    expect(results).toEqual(JSON.parse(readFileSync(resultsFile, "utf8")));
  });
});

describe.skipIf(!hasCorpus)("real flows of the older format", () => {
  it("are told apart, and how to go on is said", () => {
    const legacy = path.join(corpus, "legacy");
    for (const file of readdirSync(legacy).filter((name) => name.endsWith(".json"))) {
      expect(
        checkJson(readFileSync(path.join(legacy, file), "utf8"), file).map(({ code }) => code),
        file,
      ).toContain("FLW511");
    }
  });
});

function isPublished(text: string): boolean {
  const { Metadata } = JSON.parse(text) as { Metadata?: { status?: unknown; entryPointPosition?: unknown } };
  return String(Metadata?.status).toLowerCase() === "published" && Metadata?.entryPointPosition !== undefined;
}
