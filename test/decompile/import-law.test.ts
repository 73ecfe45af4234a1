import fc from "fast-check";
import { expect, test } from "vitest";
import { importFlows } from "../../src/decompile/import-flows.js";
import { SymbolTable } from "../../src/decompile/symbols.js";
import { arbitraryFlow } from "./arbitrary-flow.js";

/**
 * `importFlows` compiles what it writes and compares the document; it says so (FLW519, FLW520) when they differ. So a
 * flow that comes in without these has kept the law.
 */
test("flows of any shape and with any text come in, structured, and nothing of them is run", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryFlow, async (document) => {
      const source = { file: "flow.json", text: JSON.stringify(document) };
      const { flows, diagnostics } = await importFlows([source], { symbols: new SymbolTable() });
      const failed = diagnostics.filter(({ code, severity }) => severity === "error" || code === "FLW519");
      expect(failed.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
      expect(flows.length).toBe(1);
      expect(Reflect.get(globalThis, "injected")).toBe(undefined);
    }),
    { numRuns: Number(process.env["RUNS"] ?? 60) },
  );
}, 300_000);
