import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolderOf } from "../../src/project/cache-folder.js";
import { runFlowc, temporaryProject } from "../cli/run-flowc.js";
import { temporaryFolder } from "./temporary-folder.js";

describe("cacheFolderOf", () => {
  it("is beside the project's packages, whether they are there yet or not", () => {
    const root = temporaryFolder({});
    const usual = path.join(root, "node_modules/.cache/flowc");
    expect(cacheFolderOf(root)).toBe(usual);
    mkdirSync(usual, { recursive: true });
    expect(cacheFolderOf(root)).toBe(usual);
  });

  it("is a folder of this process alone where nothing can be written there", () => {
    const root = temporaryFolder({ "node_modules/.cache": "a file in the way" });
    const folder = cacheFolderOf(root);
    expect(path.dirname(folder)).toBe(tmpdir());
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(cacheFolderOf(root)).toBe(folder);
  });
});

it("a project whose cache cannot be written is checked, built and simulated, and leaves nothing behind", () => {
  const root = temporaryProject({ "node_modules/.cache": "a file in the way" });
  const temporary = temporaryFolder({ "only/this": "" });
  const environment = { ADMIN_ALICE: "+15555550100", TMPDIR: temporary };
  for (const words of [["check"], ["build", "--env", "local"], ["explore", "--env", "local"]]) {
    const run = runFlowc(root, words, environment);
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
  }
  expect(existsSync(path.join(root, "generated/local/Greeting.json"))).toBe(true);
  expect(readdirSync(temporary)).toEqual(["only"]);
});
