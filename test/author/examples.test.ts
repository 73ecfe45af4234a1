import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createCompilation } from "../../src/compile/compile.js";
import { entries, exportedNames } from "./block-reference.js";

const root = mkdtempSync(path.join(tmpdir(), "flowc-examples-"));
writeFileSync(path.join(root, "package.json"), '{ "type": "module" }');
mkdirSync(path.join(root, "flows"));
afterAll(() => rmSync(root, { recursive: true }));

const header = `import { ${[...exportedNames()].join(", ")} } from "flowc";\nimport type { Block } from "flowc";\n`;
/** Examples of what only unfinished flows have. */
const forDrafts = new Set(["unconnected_0"]);
const inFlow = entries()
  .flatMap(([, list]) => list)
  .flatMap(({ name, examples }) => examples.map((code, index) => ({ name: `${name}_${index}`, code })))
  .filter(({ name, code }) => !forDrafts.has(name) && !/\b(flow|module|defineSettings|defineConfig)\(/.test(code));

describe("the reference's examples", () => {
  test.each(inFlow)("$name becomes a flow without findings", ({ name, code }) => {
    const file = path.join(root, "flows", `${name}.flow.ts`);
    const body = /^const \w+: Block/m.test(code) ? `${code}\nreturn ${/^const (\w+)/.exec(code)?.[1]}();` : code;
    writeFileSync(file, `${header}export default flow("${name}", (): never => {\n${body}\nreturn disconnect();\n});\n`);
    const compilation = createCompilation({ root, settings: {} });
    const loaded = compilation.loadFlowFile(file);
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.flows.map((flow) => flow.name)).toEqual([name]);
    expect(loaded.flows.flatMap((flow) => compilation.compileFlow(flow).diagnostics)).toEqual([]);
  });
});
