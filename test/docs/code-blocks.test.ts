import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as flowc from "../../src/author/flowc.js";
import { asFlowFile, codeBlocks, type CodeBlock } from "./code-blocks.js";

const pages = ["README.md", "docs/language.md"];
const blocks = pages.flatMap(codeBlocks);
const typescript = blocks.filter((block) => block.language === "ts");
/** What .ci/run and the tests of the README's commands run. */
const running = [".ci/run", "test/docs/readme-commands.test.ts"].map((file) => readFileSync(file, "utf8")).join("\n");

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
  typescript.forEach((block, i) => writeFileSync(join(folder, fileOf(block, i)), asFlowFile(block, names)));
  writeFileSync(
    join(folder, "flowc.config.ts"),
    `import { defineConfig, fromEnv } from "flowc";
import { settings } from "./flows/settings.js";

export default defineConfig({
  flows: "flows",
  settings,
  // Examples are parts of projects: what they read is set elsewhere.
  check: { severity: { FLW593: "off", FLW901: "off", FLW903: "off", FLW926: "off" } },
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
  writeFileSync(
    join(folder, "flows/voicemail.flow.ts"),
    `import { disconnect, flow, playPrompt } from "flowc";

export const voicemail = flow("Voicemail", (): never => {
  playPrompt("Please call again tomorrow.");
  return disconnect();
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
  const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: readonly Finding[] };
  // A configuration is compiled as a flow file here, and holds no flow.
  const configurations = new Set(
    typescript.flatMap((block, i) => (block.code.includes("defineConfig(") ? fileOf(block, i) : [])),
  );
  findings = diagnostics.filter(({ code, file }) => code !== "FLW414" || !configurations.has(file));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("examples of the documentation", () => {
  it.each(typescript.map((block, i) => [`${block.page}:${block.line}`, i] as const))(
    "%s compiles without a finding",
    (_, i) => {
      const file = fileOf(typescript[i] as CodeBlock, i);
      expect(findings.filter((finding) => finding.file === file)).toEqual([]);
    },
  );

  it("have no finding anywhere else", () => {
    expect(findings).toEqual([]);
  });

  it("name only commands that a test runs", () => {
    const shell = blocks.filter((block) => block.language === "sh").flatMap((block) => block.code.split("\n"));
    const commands = shell.flatMap((line) => line.split("&&")).map((line) => line.replace(/#.*/, "").trim());
    expect(commands.filter((line) => line !== "" && !running.includes(line))).toEqual([]);
  });
});

/** Settings have a file of their own; every other example is a flow file. */
function fileOf({ code }: CodeBlock, i: number): string {
  return code.includes("export const settings = defineSettings(") ? "flows/settings.ts" : `flows/example-${i}.flow.ts`;
}
