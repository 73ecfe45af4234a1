import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { DiagnosticError } from "../../src/diagnostics/diagnostic-error.js";
import { buildProject } from "../../src/project/build-project.js";
import { findProject } from "../../src/project/find-project.js";
import { temporaryFolder, writeFiles } from "./temporary-folder.js";

const config = `import { defineConfig } from "flowc";
export default defineConfig({ flows: "flows", environments: { local: { region: "us-east-1", instance: "local" } } });
`;

function flowFile(name: string, text: string, next: string): string {
  return `import { disconnect, flow, flowByName, playPrompt, transferToFlow } from "flowc";
import { common } from "./common.js";

export const it = flow("${name}", (): never => {
  playPrompt(\`\${common} ${text}\`);
  return ${next === "" ? "disconnect()" : `transferToFlow(flowByName("${next}"))`};
});
`;
}

const names = ["Alpha", "Beta", "Gamma", "ALPHA", "__proto__"];
const files = ["a", "b", "c"];
const anyEdit = fc.oneof(
  fc.record({
    edit: fc.constant("write" as const),
    file: fc.constantFrom(...files),
    name: fc.constantFrom(...names),
    text: fc.constantFrom("one", "two"),
    next: fc.constantFrom("", "Alpha", "Beta"),
  }),
  fc.record({ edit: fc.constant("remove" as const), file: fc.constantFrom(...files) }),
  fc.record({ edit: fc.constant("common" as const), text: fc.constantFrom("Hi.", "Hello.") }),
  fc.record({ edit: fc.constant("break" as const), file: fc.constantFrom(...files) }),
  fc.record({ edit: fc.constant("tamper" as const) }),
  fc.record({ edit: fc.constant("damage" as const) }),
);
type Edit = typeof anyEdit extends fc.Arbitrary<infer E> ? E : never;

function apply(root: string, edit: Edit): void {
  const cache = path.join(root, "node_modules/.cache/flowc/build");
  const generated = path.join(root, "generated/local");
  switch (edit.edit) {
    case "write":
      return writeFiles(root, { [`flows/${edit.file}.flow.ts`]: flowFile(edit.name, edit.text, edit.next) });
    case "remove":
      return rmSync(path.join(root, `flows/${edit.file}.flow.ts`), { force: true });
    case "common":
      return writeFiles(root, { "flows/common.ts": `export const common = "${edit.text}";\n` });
    case "break":
      return writeFiles(root, { [`flows/${edit.file}.flow.ts`]: "export const = 1;\n" });
    case "tamper":
      for (const name of existsSync(generated) ? readdirSync(generated) : [])
        writeFileSync(path.join(generated, name), '{ "StartAction": "" }');
      return;
    case "damage":
      for (const name of existsSync(cache) ? readdirSync(cache) : []) writeFileSync(path.join(cache, name), "{");
  }
}

/** What a build has found and left behind. */
async function build(root: string): Promise<{ findings: unknown; output: Record<string, string> | undefined }> {
  // Files that are as young as the build are not trusted; older ones are what increments are about.
  await setTimeout(15);
  const { diagnostics } = await buildProject(findProject(root), { types: false }).catch((error: unknown) => {
    if (error instanceof DiagnosticError) return error;
    throw error;
  });
  const findings = diagnostics.map(({ code, position }) => ({ code, ...position }));
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const folder = path.join(root, "generated/local");
  const entries = existsSync(folder)
    ? readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")])
    : [];
  return { findings, output: failed ? undefined : (Object.fromEntries(entries) as Record<string, string>) };
}

it("a build after any edits finds and writes what a first build of the same files does", async () => {
  let writes = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), async (edits) => {
      const root = temporaryFolder({
        "flowc.config.ts": config,
        "flows/common.ts": 'export const common = "Hi.";\n',
        "flows/a.flow.ts": flowFile("Alpha", "one", ""),
        "flows/b.flow.ts": flowFile("Beta", "one", "Alpha"),
      });
      await build(root);
      for (const edit of edits) {
        apply(root, edit);
        const after = await build(root);
        const fresh = temporaryFolder();
        for (const part of ["flowc.config.ts", "flows"])
          cpSync(path.join(root, part), path.join(fresh, part), { recursive: true });
        expect(after).toEqual(await build(fresh));
        if (after.output) writes += 1;
      }
    }),
    { numRuns: 40 },
  );
  expect(writes).toBeGreaterThan(20);
});
