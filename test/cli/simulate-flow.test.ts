import { describe, expect, it } from "vitest";
import { runFlowc, speaking, temporaryProject } from "./run-flowc.js";

const alice = { ADMIN_ALICE: "+6591234567" };
const good = 'call Greeting from +15550100\nhears "Hello"\nends\n';

describe("flowc simulate", () => {
  it("plays a script and prints what was heard, with the author's line", () => {
    const root = temporaryProject({ "greeting.script": good });
    const run = runFlowc(root, ["simulate", "--script", "greeting.script"], alice);
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.stdout).toMatch(/hears "Hello\." +flows\/greeting\.flow\.ts:4/);
  });

  it("shows where a script expects something else, and exits with 1", () => {
    const root = temporaryProject({ "greeting.script": good.replace("Hello", "Good morning") });
    const run = runFlowc(root, ["simulate", "--script", "greeting.script"], alice);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^greeting\.script:2:\d+ - error FLW7\d\d/m);
  });

  it("names the step that was probably meant", () => {
    const root = temporaryProject({ "greeting.script": good.replace("ends", "end") });
    const run = runFlowc(root, ["simulate", "--script", "greeting.script"], alice);
    expect(run.stderr).toContain('error FLW701: "end" is not a step of a call. Did you mean "ends"?');
  });

  it("prints JSON", () => {
    const root = temporaryProject({ "greeting.script": good });
    const run = runFlowc(root, ["simulate", "--script", "greeting.script", "--json"], alice);
    expect(JSON.parse(run.stdout)).toMatchObject({ diagnostics: [], calls: [{ transcript: expect.any(Array) as [] }] });
  });

  it("takes the call of a terminal, found from any folder with --project", () => {
    const root = temporaryProject();
    expect(runFlowc("/", ["simulate", "Greeting", "--project", root], alice).stdout).toContain('hears "Hello."');
  });

  it.each([
    [["simulate", "Greetnig"], 1],
    [["simulate", "Greeting", "--script", "nowhere.script"], 2],
    [["simulate", "Greeting", "--env", "nowhere"], 2],
    [["simulate", "Greeting", "--from", "banana"], 1],
    [["simulate", "Greeting", "--to", "5555"], 1],
  ])("%j is not carried out", (words, status) => {
    const run = runFlowc(temporaryProject(), words, alice);
    expect(run.status).toBe(status);
    expect(run.stderr).toMatch(/error FLW\d\d\d: /);
  });

  it("calls nothing when a flow has an error, or a personal value is missing", () => {
    const broken = temporaryProject({ "flows/broken.flow.ts": speaking("Broken", "") });
    expect(runFlowc(broken, ["simulate", "Greeting"], alice)).toMatchObject({ status: 1, stdout: "" });
    const run = runFlowc(temporaryProject(), ["simulate", "Greeting"]);
    expect(run).toMatchObject({ status: 1, stdout: "" });
    expect(run.stderr).toContain("FLW430");
  });
});
