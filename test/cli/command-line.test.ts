import { describe, expect, it } from "vitest";
import { runFlowc, temporaryProject } from "./run-flowc.js";

const commands = ["build", "check", "init", "simulate"];

describe("the command line", () => {
  it("prints its help without a command, and says that nothing was run", () => {
    const run = runFlowc(".", []);
    expect(run.status).toBe(2);
    for (const command of commands) expect(run.stderr).toContain(`  ${command} `);
    expect(runFlowc(".", ["--help"])).toMatchObject({ status: 0, stderr: "" });
  });

  it.each(commands)("%s has a help with an example, and takes --json", (command) => {
    const run = runFlowc(".", [command, "--help"]);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/Examples?:\n {2}\$ flowc /);
    expect(run.stdout).toContain("--json");
  });

  it("prints its version", () => {
    expect(runFlowc(".", ["--version"])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it.each([
    [["buidl"], "Did you mean build?"],
    [["build", "--chek"], "Did you mean --check?"],
    [["build", "extra"], "too many arguments"],
    [["build", "--env"], "argument missing"],
    [["check", "Greetnig"], 'Did you mean "Greeting"?'],
    [["build", "--env", "loacl"], 'Did you mean "local"?'],
  ])("%j cannot be run", (words, text) => {
    const run = runFlowc(temporaryProject(), words);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(text);
    expect(run.stderr).not.toMatch(/^ +at /m);
  });

  it("finds the project from a folder below it, and by --project", () => {
    const root = temporaryProject();
    expect(runFlowc(`${root}/flows`, ["build", "--no-types"]).stdout).toContain("1 flow for local: built.");
    expect(runFlowc("/", ["build", "--no-types", "--project", root])).toMatchObject({ status: 0, stderr: "" });
  });

  it("says which folder has no project, in words and as JSON", () => {
    expect(runFlowc("/", ["build"])).toMatchObject({ status: 2, stderr: expect.stringContaining("error FLW401") });
    const { status, stdout, stderr } = runFlowc("/", ["build", "--json"]);
    expect([status, stderr]).toEqual([2, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: "FLW401", severity: "error" }] });
  });
});
