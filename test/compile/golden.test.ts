import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createCompilation } from "../../src/compile/compile.js";
import { serialiseDocument } from "../../src/language/document.js";

/** Whole flows and what they compile to, before linking: `golden/<file>.<Flow>.json`. `UPDATE_GOLDEN=1` writes them. */
const folder = path.resolve("test/compile/golden");
const sources = readdirSync(folder).filter((name) => name.endsWith(".flow.ts"));

describe.each(sources)("%s", (source) => {
  const compilation = createCompilation({ root: folder, settings: {} });
  const { flows, diagnostics } = compilation.loadFlowFile(source);

  it("is loaded without a finding", () => {
    expect(diagnostics).toEqual([]);
    expect(flows).not.toEqual([]);
  });

  it.each(flows.map((flow) => [flow.name, flow] as const))("%s compiles to its golden file", (name, definition) => {
    const compiled = compilation.compileFlow(definition);
    expect(compiled.diagnostics).toEqual([]);
    const file = path.join(folder, `${source.replace(/\.flow\.ts$/, "")}.${name}.json`);
    const text = serialiseDocument(compiled.document);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });
});
