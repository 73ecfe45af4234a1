import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** The README's commands for a project of one's own, in its order; each runs in the project that `init` made. */
const commands = [
  { line: "flowc init my-line", inProject: false, input: "" },
  { line: "flowc build", inProject: true, input: "" },
  { line: "flowc build --check", inProject: true, input: "" },
  { line: "flowc check", inProject: true, input: "" },
  { line: "flowc simulate Welcome", inProject: true, input: "1\n" },
  { line: "flowc import main-menu.json --out my-flows", inProject: false, input: "" },
  { line: "flowc build --project my-flows", inProject: false, input: "" },
  { line: "flowc check --project my-flows", inProject: false, input: "" },
];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flowc-readme-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/flowc"));
  cpSync(resolve("test/fixtures/main-menu.json"), join(folder, "main-menu.json"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("commands of the README", () => {
  it("npm start plays both calls", () => {
    const done = spawnSync("npm", ["start"], { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    expect(done.status).toBe(0);
    expect(done.stdout).toMatch(/fire alarm/i);
    expect(done.stdout).toMatch(/demo\.flow\.ts:\d+/);
  });

  it.each(commands)("$line", ({ line, inProject, input }) => {
    const done = spawnSync(process.execPath, [resolve("dist/cli/main.js"), ...line.split(" ").slice(1)], {
      cwd: inProject ? join(folder, "my-line") : folder,
      encoding: "utf8",
      input,
      env: { ...process.env, NO_COLOR: "1" },
    });
    expect(`${done.status} ${done.stderr}`).toBe("0 ");
  });
});
