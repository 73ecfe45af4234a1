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
