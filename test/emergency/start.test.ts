import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runFlowc } from "../cli/run-flowc.js";

/** The words of `npm start` after `flowc simulate`. */
function startWords(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const [, simulate = ""] = (scripts["start"] ?? "").split(" && ");
  return simulate.split(" ").slice(2);
}

it("npm start plays the administrator's call and the customers' calls, with the author's line beside each step", () => {
  const { status, stdout, stderr } = runFlowc(".", startWords());
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const lines = stdout.split("\n");
  const said = lines.filter((line) => /^\d+:\d\d\.\d /.test(line));
  expect(said.length).toBeGreaterThan(40);
  for (const line of said) expect(line).toMatch(/ flows\/emergency\/[a-z.-]+\.ts:\d+$/);
  expect(stdout).toContain('hears "Thank you, the emergency has been set."');
  expect(stdout).toContain("receives the text message");
  expect(stdout).toContain("Because of a fire alarm, nobody can answer your call.");
  expect(stdout).toContain("waits in the queue Singapore");
  expect(stdout).not.toContain("+15555550101");
});

it("plays the same calls as JSON", () => {
  const { status, stdout } = runFlowc(".", [...startWords(), "--json"]);
  expect(status).toBe(0);
  const { diagnostics, calls } = JSON.parse(stdout) as { diagnostics: unknown[]; calls: { transcript: unknown[] }[] };
  expect(diagnostics).toEqual([]);
  expect(calls).toHaveLength(3);
  for (const { transcript } of calls) expect(transcript.length).toBeGreaterThan(5);
});
