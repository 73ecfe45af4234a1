import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const flowc = resolve("dist/cli/main.js");

/** How the README has a project made, in its order. What would ask the registry for packages takes this checkout's. */
const making: readonly (readonly [line: string, go: () => void])[] = [
  ["npm pack", () => run("npm", ["pack", "--ignore-scripts", "--pack-destination", clone()], resolve("."))],
  [
    "npm exec --yes --package=./flowc-0.1.0.tgz -- flowc init ../my-line",
    () => run(process.execPath, [flowc, "init", "../my-line"], clone()),
  ],
  ["cp flowc-0.1.0.tgz ../my-line/", () => run("cp", ["flowc-0.1.0.tgz", "../my-line/"], clone())],
  ["cd ../my-line", () => expect(existsSync(join(folder, "my-line/flowc-0.1.0.tgz"))).toBe(true)],
  [
    "npm install --save-dev ./flowc-0.1.0.tgz",
    () => {
      const modules = join(folder, "my-line/node_modules");
      mkdirSync(join(modules, ".bin"), { recursive: true });
      symlinkSync(resolve("."), join(modules, "flowc"));
      symlinkSync(flowc, join(modules, ".bin/flowc"));
    },
  ],
  ["npm test", () => run("npm", ["test"], join(folder, "my-line"))],
];

/** The README's other commands for a project of one's own, in its order. */
const commands = [
  { line: "npx flowc build", inProject: true, input: "" },
  { line: "npx flowc build --check", inProject: true, input: "" },
  { line: "npx flowc check", inProject: true, input: "" },
  { line: "npx flowc simulate Welcome", inProject: true, input: "1\n" },
  { line: "flowc import main-menu.json --out my-flows", inProject: false, input: "" },
  { line: "flowc build --project my-flows", inProject: false, input: "" },
  { line: "flowc check --project my-flows", inProject: false, input: "" },
];

let folder = "";
const clone = (): string => join(folder, "flowc");
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flowc-readme-"));
  mkdirSync(clone());
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

  it.each(making)("%s", (_, go) => go());

  it.each(commands)("$line", ({ line, inProject, input }) => {
    const words = line.replace(/^(npx )?flowc /, "").split(" ");
    const done = spawnSync(process.execPath, [flowc, ...words], {
      cwd: inProject ? join(folder, "my-line") : folder,
      encoding: "utf8",
      input,
      env: { ...process.env, NO_COLOR: "1" },
    });
    expect(`${done.status} ${done.stderr}`).toBe("0 ");
  });
});

function run(command: string, words: readonly string[], cwd: string): void {
  const done = spawnSync(command, words, { cwd, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  expect(`${done.status} ${done.status === 0 ? "" : done.stderr}`).toBe("0 ");
}
