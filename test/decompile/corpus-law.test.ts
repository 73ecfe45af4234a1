import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check } from "prettier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linesPerAction } from "../../src/decompile/quality.js";
import type { ImportedFlow } from "../../src/decompile/import-flow.js";
import { importFlows } from "../../src/decompile/import-flows.js";
import { SymbolTable } from "../../src/decompile/symbols.js";
import { findFlows } from "../../src/decompile/find-flows.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { fromDocument } from "../../src/graph/from-document.js";
import { isomorphism } from "../../src/graph/isomorphism.js";
import type { FlowDocument } from "../../src/language/document.js";
import type { JsonObject } from "../../src/language/json.js";
import { convertLegacy } from "../../src/language/legacy/convert.js";
import { buildProject } from "../../src/project/build-project.js";
import { findProject } from "../../src/project/find-project.js";
import { importProject, type ImportedProject } from "../../src/project/import-project.js";
import { outputFileName } from "../../src/project/output-name.js";
import { corpusFiles, corpusHash, hasCorpus } from "./corpus.js";

const results = path.join(import.meta.dirname, "corpus-results.json");

/**
 * The law of importing, over every real flow: what was imported compiles, type-checks, and goes out as the document
 * that came in, with its identifiers, positions and everything else; importing that again gives the same source.
 * Without the corpus these tests are skipped; the results of the last run with it are in corpus-results.json.
 */
describe.skipIf(!hasCorpus)("every real flow comes in and goes out the same", () => {
  for (const format of ["flow-language", "legacy"] as const) {
    describe(`of the format ${format}`, () => {
      const folder = mkdtempSync(path.join(tmpdir(), "flowc-corpus-"));
      const files = hasCorpus ? corpusFiles(format) : [];
      let imported: ImportedProject;
      let errors: readonly Diagnostic[] = [];
      beforeAll(async () => {
        imported = await importProject({ sources: files, out: folder, environment: "imported" });
        const built = await buildProject(findProject(folder), { types: true });
        errors = built.diagnostics.filter(({ severity }) => severity === "error");
      }, 180_000);
      afterAll(() => rmSync(folder, { recursive: true, force: true }));

      test("the project builds and type-checks", () => {
        expect(errors).toEqual([]);
      });

      test("all of them are imported, none word for word", () => {
        expect(imported.flows.map(({ from }) => from)).toEqual(files);
        const refused = imported.diagnostics.filter(({ code, severity }) => severity === "error" || code === "FLW519");
        expect(refused).toEqual([]);
      });

      test("prettier leaves every source as it is; none has a type that says nothing", async () => {
        const options = { parser: "typescript", printWidth: 120 } as const;
        for (const { file, source } of imported.flows) {
          expect([file, await check(source, options)]).toEqual([file, true]);
          expect(source).not.toMatch(/: any\b|as any\b|<any>|@ts-|eslint|oxlint/);
        }
      }, 120_000);

      test("each goes out as it came in", () => {
        const changed = imported.flows.filter((flow) => {
          const before = originalOf(flow);
          const after = outputOf(folder, flow);
          expect(isomorphism(fromDocument(before), fromDocument(after))).toMatchObject({ same: true });
          return JSON.stringify(sorted(after)) !== JSON.stringify(sorted(before));
        });
        expect(changed.map(({ from }) => from)).toEqual([]);
      });

      test("importing what was built gives the same source, byte for byte", async () => {
        const sources = imported.flows.map((flow) => ({
          file: flow.from,
          text: JSON.stringify(outputOf(folder, flow)),
        }));
        const again = await importFlows(sources, { symbols: new SymbolTable() });
        expect(again.flows.map(({ source }) => source)).toEqual(imported.flows.map(({ source }) => source));
        expect(again.flows.map(({ layout }) => layout)).toEqual(imported.flows.map(({ layout }) => layout));
      }, 120_000);

      test("they read as well as the last time", () => {
        const found = measure(imported.flows);
        let known = JSON.parse(readFileSync(results, "utf8")) as Record<string, unknown>;
        if (process.env["UPDATE_RESULTS"]) {
          known = { ...known, corpus: corpusHash(), [format]: found };
          writeFileSync(results, `${JSON.stringify(known, undefined, 2)}\n`);
        }
        expect({ corpus: corpusHash(), ...found }).toEqual({ corpus: known["corpus"], ...(known[format] as object) });
      });
    });
  }
});

/** The document that a file holds; for the older export, the one that it is converted to. */
function originalOf({ from, name }: ImportedFlow): FlowDocument {
  const [found] = findFlows(readFileSync(from, "utf8"));
  if (!found) throw new Error(`${from} has no flow`);
  return found.legacy
    ? convertLegacy(found.value, { file: from, name }).document
    : (found.value as unknown as FlowDocument);
}

function outputOf(folder: string, { name }: ImportedFlow): FlowDocument {
  const file = path.join(folder, "generated", "imported", outputFileName(name));
  return JSON.parse(readFileSync(file, "utf8")) as FlowDocument;
}

/** The same JSON with its keys in order; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as JsonObject).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, member]) => [key, sorted(member)]);
}

function measure(flows: readonly ImportedFlow[]): object {
  const sum = (of: (flow: ImportedFlow) => number): number => flows.reduce((total, flow) => total + of(flow), 0);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const lines = flows.map(({ quality }) => linesPerAction(quality)).toSorted((a, b) => a - b);
  return {
    flows: flows.length,
    drafts: flows.filter(({ draft }) => draft).length,
    actions: sum(({ quality }) => quality.actions),
    medianLinesPerAction: round(lines[Math.floor(lines.length / 2)] ?? 0),
    namedShare: round(sum(({ quality }) => quality.named) / sum(({ quality }) => quality.known)),
    structuredShare: round(
      sum(({ quality }) => quality.structured) / sum(({ quality }) => quality.actions - quality.detached),
    ),
    withoutBlockShare: round(flows.filter(({ quality }) => quality.blocks === 0).length / flows.length),
    blocks: sum(({ quality }) => quality.blocks),
    jumps: sum(({ quality }) => quality.jumps),
    deepest: Math.max(...flows.map(({ quality }) => quality.depth)),
  };
}
