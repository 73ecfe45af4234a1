import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runFlowc, temporaryProject } from "../cli/run-flowc.js";

const environment = { ADMIN_ALICE: "+15555550101" };
const menu = `import { disconnect, flow, getCustomerInput, playPrompt } from "flowc";

export const menu = flow("Menu", (): never => {
  const key = getCustomerInput("Press 1 to hear it.", { keys: ["1"], timeoutSeconds: 5 });
  if (key === "1") playPrompt("It.");
  return disconnect();
});
`;
const proofs = (code: string) => `import { expectFlow, hangsUp, queued, prove, withoutProof } from "flowc/prove";
${code}
`;
const run = (files: Readonly<Record<string, string>>, ...words: string[]) =>
  runFlowc(temporaryProject({ "flows/menu.flow.ts": menu, ...files }), words, environment);

describe("flowc prove", () => {
  it("makes its own proofs and the project's, and shows a call for what is not so", () => {
    const { status, stdout, stderr } = run(
      { "flows/own.proofs.ts": proofs('prove("asks nobody", () => expectFlow("Menu").neverReaches(queued));') },
      "prove",
    );
    expect(status).toBe(1);
    expect(stdout).toContain("asks nobody\n  ✓ no path reaches a queue");
    expect(stdout).toContain("every menu can be left\n  ✓ every menu can be left");
    expect(stdout).toContain("✗ no path ends without a message, an agent or another number");
    expect(stdout).toMatch(/flows\/menu\.flow\.ts:4 {2}Get customer input: Press 1 to hear it\. → NoMatchingCondition/);
    expect(stdout).toContain(
      'call Menu from +15555550100 to +15555550199\n      hears "Press 1 to hear it."\n      presses 9',
    );
    expect(stderr).toContain("FLW760");
    expect(stderr).toContain("menu.flow.ts:6");
  });

  it("leaves out what the project does without, and says why", () => {
    const own = proofs('withoutProof("ends with a message", "the menu says it all");');
    const { status, stdout, stderr } = run({ "flows/own.proofs.ts": own }, "prove");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("ends with a message\n  left out: the menu says it all");
  });

  it("runs the named proofs only, and knows their names", () => {
    expect(run({}, "prove", "every menu can be left").status).toBe(0);
    const { status, stderr } = run({}, "prove", "every menue can be left");
    expect(status).toBe(1);
    expect(stderr).toContain("FLW764");
    expect(stderr).toContain('"every menu can be left"');
  });

  it("gives JSON, with the call as a script", () => {
    const { status, stdout } = run({}, "prove", "ends with a message", "--json");
    expect(status).toBe(1);
    const { proofs: made, diagnostics } = JSON.parse(stdout) as {
      proofs: { holds: boolean; counterexamples: { script: string; steps: unknown[] }[] }[];
      diagnostics: { code: string }[];
    };
    expect(made[0]?.holds).toBe(false);
    expect(made[0]?.counterexamples[0]?.script).toContain("call Menu");
    expect(diagnostics.map(({ code }) => code)).toEqual(["FLW760"]);
  });

  it("finds mistakes in files of proofs at their place", () => {
    const thrown = run({ "flows/own.proofs.ts": proofs('\nthrow new Error("not yet");') }, "prove");
    expect(thrown.stderr).toContain("FLW112");
    expect(thrown.stderr).toContain("own.proofs.ts:3");
    const unknown = run(
      { "flows/own.proofs.ts": proofs('prove("x", () => expectFlow("Manu").neverReaches(hangsUp));') },
      "prove",
    );
    expect(unknown.stderr).toContain("FLW762");
    const broken = run(
      { "flows/own.proofs.ts": proofs('prove("x", () => { throw new TypeError("oh"); });') },
      "prove",
      "x",
    );
    expect(broken.stderr).toContain(
      'FLW763: The proof "x" of flows/own.proofs.ts stopped with an error of its own: oh',
    );
  });
});

describe("flowc explore", () => {
  it("prints branches, calls or a flowchart", () => {
    const table = run({}, "explore", "Menu");
    expect(table.stderr).toBe("");
    expect(table.status).toBe(0);
    expect(table.stdout).toMatch(/Menu: \d+ of \d+ branches are reached/);
    expect(table.stdout).toMatch(/menu\.flow\.ts:4 .* → InputTimeLimitExceeded +waits 5 s/);
    expect(run({}, "explore", "Menu", "--paths").stdout).toContain("→ presses 1\n  ♪ It.");
    expect(run({}, "explore", "Menu", "--mermaid").stdout).toMatch(/flowchart TD\n(.*\n)*.*"presses 1"/);
  });

  it("gives JSON and writes tests", () => {
    const root = temporaryProject({ "flows/menu.flow.ts": menu });
    const json = runFlowc(root, ["explore", "--json", "--paths"], environment);
    const { explorations } = JSON.parse(json.stdout) as {
      explorations: { root: string; isComplete: boolean; branches: { inputs?: string }[]; paths: unknown[] }[];
    };
    expect(explorations.map(({ root: name }) => name).toSorted()).toEqual(["Greeting", "Menu"]);
    expect(explorations.every(({ isComplete, branches }) => isComplete && branches.every(({ inputs }) => inputs))).toBe(
      true,
    );
    const written = runFlowc(root, ["explore", "Menu", "--tests", "menu.test.ts"], environment);
    expect(written.stdout).toContain("Wrote menu.test.ts.");
    expect(readFileSync(path.join(root, "menu.test.ts"), "utf8")).toContain('.presses("1")');
  });

  it("refuses flows that are not there, and limits that are none", () => {
    const unknown = run({}, "explore", "Manu");
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain("FLW714");
    expect(run({}, "explore", "--limit", "0").status).toBe(2);
  });
});
