import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as flowc from "../../src/author/flowc.js";
import { asFlowFile, codeBlocks } from "./code-blocks.js";

const pages = ["README.md", "docs/language.md"];
const blocks = pages.flatMap(codeBlocks);
const typescript = blocks.filter((block) => block.language === "ts");
/** Commands of the pages that a test runs: here, in test/cli, or in .ci/run itself. */
const knownCommands = new Set(
  readFileSync(".ci/run", "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("npm ")),
);

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

let folder = "";
let findings: readonly Finding[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flowc-docs-"));
  mkdirSync(join(folder, "flows"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/flowc"));
  const names = Object.keys(flowc);
  typescript.forEach((block, i) => {
    writeFileSync(join(folder, `flows/example-${i}.flow.ts`), asFlowFile(block, names));
  });
  const settings = typescript.findIndex((block) => block.code.includes("export const settings = defineSettings("));
  writeFileSync(
    join(folder, "flowc.config.ts"),
    `import { defineConfig, fromEnv } from "flowc";
import { settings } from "./flows/example-${settings}.flow.js";

export default defineConfig({
  flows: "flows",
  settings,
  environments: {
    local: {
      region: "ap-southeast-2",
      instance: "local",
      settings: {
        company: "Example",
        administrators: { alice: fromEnv("ADMIN_ALICE") },
        desks: [{ prefix: "+65", queue: "Singapore" }],
      },
    },
  },
});
`,
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "examples", type: "module" }));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        target: "ES2023",
        module: "NodeNext",
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: [],
      },
    }),
  );
  const checked = spawnSync(process.execPath, [resolve("dist/cli/main.js"), "check", "--json"], {
    cwd: folder,
    encoding: "utf8",
  });
  findings = (JSON.parse(checked.stdout) as { diagnostics: readonly Finding[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("examples of the documentation", () => {
  it.each(typescript.map((block, i) => [`${block.page}:${block.line}`, i] as const))(
    "%s compiles without a finding",
    (_, i) => {
      expect(findings.filter((finding) => finding.file === `flows/example-${i}.flow.ts`)).toEqual([]);
    },
  );

  it("have no finding anywhere else", () => {
    expect(findings).toEqual([]);
  });

  it("name only commands that a test runs", () => {
    const shell = blocks.filter((block) => block.language === "sh").flatMap((block) => block.code.split("\n"));
    const commands = shell.flatMap((line) => line.split("&&")).map((line) => line.replace(/#.*/, "").trim());
    const unknown = commands.filter((line) => line !== "" && !knownCommands.has(line) && !isRunInTests(line));
    expect(unknown).toEqual([]);
  });
});

/** True for a `flowc` command of the README that test/docs/readme-commands.test.ts runs. */
function isRunInTests(line: string): boolean {
  return readFileSync("test/docs/readme-commands.test.ts", "utf8").includes(JSON.stringify(line));
}
