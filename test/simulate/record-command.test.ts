import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runFlowc, temporaryProject } from "../cli/run-flowc.js";

const alice = { ADMIN_ALICE: "+6591234567" };

describe("flowc simulate --record", () => {
  it("writes the call of the terminal as a script, after the calls that are there", () => {
    const root = temporaryProject({ "greeting.call": "# Calls\ncall Greeting\nends" });
    const words = ["simulate", "Greeting", "--from", "+15550100111", "--record", "greeting.call"];
    expect(runFlowc(root, words, alice)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(path.join(root, "greeting.call"), "utf8")).toBe(
      "# Calls\ncall Greeting\nends\n\n" +
        "call Greeting from +15550100111 at 2026-01-05T09:00:00.000Z\n" +
        'hears "Hello."\n' +
        "ends as disconnected\n",
    );
    const again = runFlowc(root, ["simulate", "--script", "greeting.call"], alice);
    expect(again).toMatchObject({ status: 0, stderr: "" });
  });

  it("takes what is so from the command line and from the terminal", () => {
    const root = temporaryProject({
      "flows/sorry.flow.ts": `import { disconnect, flow, invokeLambda, lambda, playPrompt } from "flowc";

const find = lambda("Find");

export const sorry = flow("Sorry", (): never => {
  try {
    invokeLambda(find, {});
    playPrompt("Found.");
  } catch {
    playPrompt("Sorry.");
  }
  return disconnect();
});
`,
    });
    const words = ["simulate", "Sorry", "--given", "lambda Find times out", "--record", "sorry.call"];
    expect(runFlowc(root, words, alice)).toMatchObject({ status: 0, stderr: "" });
    const script = readFileSync(path.join(root, "sorry.call"), "utf8");
    expect(script).toBe(
      'given lambda Find times out\ncall Sorry at 2026-01-05T09:00:00.000Z\nhears "Sorry."\nends as disconnected\n',
    );
    expect(runFlowc(root, ["simulate", "--script", "sorry.call"], alice)).toMatchObject({ status: 0, stderr: "" });
    const both = runFlowc(root, ["simulate", "--given", "draws 3", "--script", "sorry.call"], alice);
    expect(both.status).toBe(2);
  });

  it("says where it cannot write", () => {
    const run = runFlowc(temporaryProject(), ["simulate", "Greeting", "--record", "nowhere/a.call"], alice);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("FLW716");
  });

  it("does not go with --script", () => {
    const run = runFlowc(temporaryProject(), ["simulate", "--script", "a.call", "--record", "b.call"], alice);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("--record");
  });
});
