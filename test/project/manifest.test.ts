import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readManifest, writeManifest, type Build } from "../../src/project/manifest.js";
import { temporaryFolder, writeFiles } from "./temporary-folder.js";

const source = { file: "flows/a.flow.ts", line: 1, column: 1 };
const build: Build = {
  key: "k",
  environment: "local",
  flowsFolder: "flows",
  outputFolder: "generated/local",
  diagnostics: [],
  base: ["flowc.config.ts", "flows/environments/local.lock.json"],
  files: [
    {
      file: "flows/a.flow.ts",
      flows: [{ name: "A", kind: "flow", source, output: "A.json" }],
      diagnostics: [],
      dependencies: ["flows/a.flow.ts", "shared.ts"],
    },
    { file: "flows/b.flow.ts", flows: [], diagnostics: [], dependencies: ["flows/b.flow.ts"] },
  ],
};

function builtProject(): { root: string; file: string } {
  const root = temporaryFolder({
    "flowc.config.ts": "c",
    "shared.ts": "s",
    "flows/a.flow.ts": "a",
    "flows/b.flow.ts": "b",
    "generated/local/A.json": "{}",
  });
  const file = path.join(root, "node_modules/.cache/flowc/local/build.json");
  writeManifest(root, file, build, { since: Date.now() + 1000, written: [], hashes: new Map() });
  return { root, file };
}

describe("the manifest", () => {
  it("knows that nothing has changed", () => {
    const { root, file } = builtProject();
    expect(readManifest(root, file, "k")).toMatchObject({
      build,
      baseIsCurrent: true,
      current: new Set(["flows/a.flow.ts", "flows/b.flow.ts"]),
    });
  });

  it.each([
    ["shared.ts", ["flows/b.flow.ts"]],
    ["flows/a.flow.ts", ["flows/b.flow.ts"]],
    ["flows/b.flow.ts", ["flows/a.flow.ts"]],
    ["generated/local/A.json", ["flows/b.flow.ts"]],
  ])("builds again what depends on %s", (changed, current) => {
    const { root, file } = builtProject();
    writeFileSync(path.join(root, changed), "changed");
    const known = readManifest(root, file, "k");
    expect(known?.baseIsCurrent).toBe(true);
    expect([...(known?.current ?? [])]).toEqual(current);
  });

  it.each(["flowc.config.ts", "flows/environments/local.lock.json"])("builds everything again after %s", (changed) => {
    const { root, file } = builtProject();
    writeFiles(root, { [changed]: "changed" });
    expect(readManifest(root, file, "k")?.baseIsCurrent).toBe(false);
  });

  it("is of no use under another key, or damaged", () => {
    const { root, file } = builtProject();
    expect(readManifest(root, file, "other")).toBeUndefined();
    const text = readFileSync(file, "utf8");
    for (const damage of ["", "\n", text.slice(0, -1), text.replace("shared.ts", "sharad.ts"), "null\nnull"]) {
      writeFileSync(file, damage);
      expect(readManifest(root, file, "k")).toBeUndefined();
    }
  });

  it("does not trust a file that changed while the build was running", () => {
    const { root, file } = builtProject();
    writeManifest(root, file, build, { since: Date.now() - 60_000, written: [], hashes: new Map() });
    const known = readManifest(root, file, "k");
    expect([known?.baseIsCurrent, known?.current.size]).toEqual([false, 0]);
  });
});
