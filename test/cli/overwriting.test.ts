import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../project/temporary-folder.js";
import { configuration, runFlowc, temporaryProject } from "./run-flowc.js";

const environment = { ADMIN_ALICE: "+15555550100" };

describe("files that are there", () => {
  it("are not written over by explore --tests, unless it wrote them", () => {
    const root = temporaryProject({ "mine.test.ts": "precious" });
    const refused = runFlowc(root, ["explore", "--tests", "mine.test.ts"], environment);
    expect(refused.stderr).toContain("FLW527");
    expect(refused.status).toBe(1);
    expect(readFileSync(path.join(root, "mine.test.ts"), "utf8")).toBe("precious");
    for (let turn = 0; turn < 2; turn++)
      expect(runFlowc(root, ["explore", "--tests", "all.test.ts"], environment)).toMatchObject({
        status: 0,
        stderr: "",
      });
  });

  it("are kept by init, which says so, and refuse it where it is told no folder", () => {
    const root = temporaryFolder();
    writeFileSync(path.join(root, ".gitignore"), "mine\n");
    const made = runFlowc(root, ["init"]);
    expect(made.stdout).toContain("kept .gitignore");
    expect(made.stdout).not.toContain("wrote .gitignore");
    expect(readFileSync(path.join(root, ".gitignore"), "utf8")).toBe("mine\n");
    const again = runFlowc(root, ["init", ""]);
    expect(again.stderr).toContain("FLW451");
    expect(runFlowc(root, ["init", "my flows"]).stdout).toContain("cd 'my flows'");
  });

  it("stay where the folder of the flows is misspelt", () => {
    const root = temporaryProject();
    expect(runFlowc(root, ["build", "--no-types"], environment).status).toBe(0);
    const output = path.join(root, "generated/local/Greeting.json");
    expect(existsSync(output)).toBe(true);
    writeFileSync(path.join(root, "flowc.config.ts"), configuration.replace('flows: "flows"', 'flows: "flwos"'));
    const run = runFlowc(root, ["build", "--no-types"], environment);
    expect(run.stderr).toContain("FLW404");
    expect(run.status).toBe(1);
    expect(existsSync(output)).toBe(true);
  });

  it("are not made outside of the project that flows are imported into", () => {
    const root = temporaryFolder();
    mkdirSync(path.join(root, "in"));
    const bye = { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };
    const document = { Version: "2019-10-30", StartAction: "bye", Metadata: {}, Actions: [bye] };
    writeFileSync(path.join(root, "in/bye.json"), JSON.stringify(document));
    const run = runFlowc(root, ["import", "in", "--out", "deep/out", "--env", "../../../escaped"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("named by");
    expect(existsSync(path.join(root, "deep"))).toBe(false);
  });
});
