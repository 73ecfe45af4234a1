import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { systemRefusal } from "../../src/cli/system-refusal.js";
import { temporaryFolder } from "../project/temporary-folder.js";
import { runFlowc, temporaryProject } from "./run-flowc.js";

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("systemRefusal", () => {
  it("says what was wanted and why it is refused", () => {
    const folder = temporaryFolder({ "a file": "" });
    const inside = path.join(folder, "a file", "x");
    const messageOf = (work: () => void): string | undefined => systemRefusal(thrownBy(work))?.message;
    expect(messageOf(() => mkdirSync(inside))).toBe(`${inside} cannot be made: not a directory.`);
    expect(messageOf(() => writeFileSync(folder, ""))).toMatch(/ cannot be (?:opened|written): illegal operation /);
    const missing = path.join(folder, "it's, gone");
    expect(messageOf(() => readFileSync(missing))).toBe(`${missing} cannot be opened: no such file or directory.`);
  });

  it("is silent about defects, and about whatever else was thrown", () => {
    for (const error of [new TypeError("x"), undefined, "EACCES", Object.assign(new Error("x"), { code: "ERR_X" })])
      expect(systemRefusal(error)).toBeUndefined();
    const hostile = Object.assign(new Error("x"), { code: "E", syscall: "constructor" });
    expect(systemRefusal(hostile)).toBeUndefined();
  });
});

describe("a file in the way", () => {
  it("is said with FLOWC_DEBUG=1 too, and where", () => {
    const root = temporaryProject({ "in-the-way": "precious" });
    const run = runFlowc(root, ["init", "in-the-way"], { FLOWC_DEBUG: "1" });
    expect(run.stderr).toMatch(/^ +at .*\n(?:.*\n)*error FLW455: in-the-way cannot be listed: not a directory\./m);
    expect(run.status).toBe(2);
  });

  it.each([
    ["init", ["init", "in-the-way"]],
    ["init below it", ["init", "in-the-way/deeper"]],
    ["explore", ["explore", "--tests", "in-the-way/all.test.ts"]],
    ["build", ["build", "--out", "in-the-way/output"]],
  ])("%s says so in one finding, and leaves it as it is", (_, words) => {
    const root = temporaryProject({ "in-the-way": "precious" });
    const run = runFlowc(root, words, { ADMIN_ALICE: "+15555550100" });
    expect(run.stderr).toMatch(/^error FLW4[45]\d: \S*in-the-way\S* cannot be /m);
    expect(run.stderr).not.toContain("internal error");
    expect(run.status).toBe(2);
    expect(readFileSync(path.join(root, "in-the-way"), "utf8")).toBe("precious");
  });
});
