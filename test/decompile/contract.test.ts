import { expect, test } from "vitest";
import { importFlows } from "../../src/decompile/import-flows.js";
import { SymbolTable } from "../../src/decompile/symbols.js";

const content = JSON.stringify({
  Version: "2019-10-30",
  StartAction: "a",
  Metadata: {},
  Actions: [{ Identifier: "a", Type: "EndFlowModuleExecution", Parameters: { Result: "found" }, Transitions: {} }],
  Settings: { InputParameters: [], OutputParameters: [], Transitions: [] },
});

async function importModule(settings: unknown) {
  const Settings = typeof settings === "string" ? settings : JSON.stringify(settings);
  const text = JSON.stringify({
    ContactFlowModule: { Name: "Find", Description: "Finds.", Content: content, Settings },
  });
  const { flows, diagnostics } = await importFlows([{ file: "f.json", text }], { symbols: new SymbolTable() });
  const codes = diagnostics.map(({ code }) => code).filter((code) => /^FLW5[12]/.test(code));
  return { source: flows[0]?.source ?? "", codes };
}

const schema = (properties: object, required: readonly string[]) => ({
  schema: { type: "object", properties, required },
});

test("a module of the API keeps its contract", async () => {
  const { source, codes } = await importModule({
    input: schema({ phone: { type: "string" }, tries: { type: "integer" } }, ["phone", "tries"]),
    resultData: schema({ account: { type: "string" } }, ["account"]),
    transitions: { results: [{ name: "found", description: "Known." }, { name: "lost" }] },
  });
  expect(codes).toEqual([]);
  expect(source).toContain('description: "Finds."');
  expect(source).toContain('input: { phone: "string", tries: "integer" }');
  expect(source).toContain('results: { found: "Known.", lost: "" }');
  expect(source).toContain('resultData: { account: "string" }');
});

test("no contract needs no words; one that TypeScript cannot say is told", async () => {
  expect((await importModule("{}")).codes).toEqual([]);
  expect((await importModule({ transitions: { results: [{ name: "found" }] } })).source).toContain(
    'results: ["found"]',
  );
  for (const settings of [
    "no JSON",
    "[]",
    { input: schema({ a: { type: "array" } }, ["a"]) },
    { input: schema({ a: { type: "string" } }, []) },
  ]) {
    expect((await importModule(settings)).codes).toEqual(["FLW526"]);
  }
});
