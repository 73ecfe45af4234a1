import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { emptyCoverageFolder, readCoverage, writeCoverage } from "../../src/simulate/coverage/coverage-folder.js";
import {
  addCoverage,
  branchShare,
  CoverageCollector,
  percent,
  type Coverage,
} from "../../src/simulate/coverage/coverage.js";
import { observeEffects } from "../../src/simulate/coverage/observe.js";
import { renderCoverageHtml } from "../../src/simulate/coverage/render-html.js";
import { renderLcov } from "../../src/simulate/coverage/render-lcov.js";
import { renderCoverageTable } from "../../src/simulate/coverage/render-table.js";
import { missedThresholds } from "../../src/simulate/coverage/thresholds.js";
import { explore } from "../../src/simulate/explore/explore.js";
import { coveringPaths } from "../../src/simulate/explore/render-tests.js";
import { eventsOf } from "../../src/simulate/explore/explore.js";
import { flowSet } from "../../src/simulate/flow-set.js";
import type { InstanceSetup } from "../../src/simulate/instance.js";
import { newCall } from "../../src/simulate/new-call.js";
import { step } from "../../src/simulate/step.js";
import { compileEmergencyFlows } from "../emergency/emergency-line.js";
import { temporaryFolder } from "../project/temporary-folder.js";
import { call, document, hangUp, say, type Short } from "./documents.js";

const menu: Short = {
  type: "GetParticipantInput",
  parameters: { Text: "1 or 2?", StoreInput: "False", InputTimeLimitSeconds: "5" },
  next: "bye",
  when: { "1": "bye", "2": "bye" },
  errors: { NoMatchingCondition: "bye", InputTimeLimitExceeded: "bye", NoMatchingError: "bye" },
};
const actions = { menu, bye: say("Goodbye <&>"), end: hangUp };
const positions = new Map([
  [
    "Main",
    new Map([
      ["menu", { file: "flows/main.flow.ts", line: 2, column: 3 }],
      ["bye", { file: "flows/main.flow.ts", line: 3, column: 3 }],
      ["end", { file: "flows/main.flow.ts", line: 3, column: 20 }],
    ]),
  ],
]);

/** What calls with these keys have covered; no key is silence. */
function covered(keys: readonly string[], setup: Partial<InstanceSetup> = { positions }): Coverage {
  const collector = new CoverageCollector();
  const before = observeEffects((instance, effects) => collector.add(instance, effects));
  try {
    for (const key of keys) {
      const conversation = call(actions, setup);
      void conversation.send(key === "" ? { kind: "timePasses", milliseconds: 5000 } : { kind: "keys", keys: key });
    }
  } finally {
    observeEffects(before);
  }
  return collector.coverage();
}

const taken = ({ flows }: Coverage) =>
  Object.fromEntries(
    flows.flatMap(({ blocks }) =>
      blocks.flatMap(({ action, branches }) => branches.map(({ name, taken: count }) => [`${action} ${name}`, count])),
    ),
  );

describe("coverage", () => {
  it("counts every branch for itself, also where all lead to one block, and no repeated one", () => {
    expect(taken(covered(["1", "", "9", "1"]))).toEqual({
      'menu Equals "1"': 2,
      'menu Equals "2"': 0,
      "menu NoMatchingCondition": 1,
      "menu InputTimeLimitExceeded": 1,
      "menu NoMatchingError": 0,
      "bye next": 4,
      "bye NoMatchingError": 0,
    });
  });

  it("counts what hands the call on, and blocks without branches", () => {
    const collector = new CoverageCollector();
    const before = observeEffects((instance, effects) => collector.add(instance, effects));
    call(
      {
        go: {
          type: "TransferToFlow",
          parameters: { ContactFlowId: "Other" },
          next: "end",
          errors: { NoMatchingError: "end" },
        },
      },
      { flows: [{ name: "Other", document: document({ bye: say("There"), end: hangUp }) }] },
    );
    observeEffects(before);
    const coverage = collector.coverage();
    expect(taken(coverage)).toMatchObject({ "go done": 1, "go NoMatchingError": 0, "bye next": 1 });
    expect(coverage.flows[1]?.blocks.map(({ action, runs }) => [action, runs])).toEqual([
      ["bye", 1],
      ["end", 1],
    ]);
  });

  it("adds up over files and processes", () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "flowc-coverage-")));
    try {
      emptyCoverageFolder(folder);
      for (const key of ["1", "2", "9", ""]) writeCoverage(folder, covered([key]));
      writeCoverage(folder, { flows: [] });
      expect(taken(readCoverage(folder))).toEqual(taken(covered(["1", "2", "9", ""])));
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(addCoverage([])).toEqual({ flows: [] });
  });

  it("is no more than what was reached: 99.95 % is not 100 %", () => {
    expect(percent({ covered: 1999, total: 2000 })).toBe(99.9);
    expect(percent({ covered: 0, total: 0 })).toBe(100);
  });

  it("survives documents that are no flows", () => {
    const collector = new CoverageCollector();
    for (const value of [null, 7, {}, { Actions: [1] }, { Actions: {} }, JSON.parse('{"__proto__": 1, "Actions": []}')])
      collector.add({ flows: [{ name: "__proto__", document: value }] }, []);
    expect(branchShare(collector.coverage().flows.flatMap(({ blocks }) => blocks))).toEqual({ covered: 0, total: 0 });
  });
});

describe("reports", () => {
  const coverage = covered(["1", ""]);

  it("show files and missing branches as a table", () => {
    expect(renderCoverageTable(coverage)).toBe(
      [
        "flow coverage       branches        blocks",
        "flows/main.flow.ts    42.8 %  3/7  100.0 %  3/3",
        "all                   42.8 %  3/7  100.0 %  3/3",
        "",
        "Not taken:",
        '  flows/main.flow.ts:2  menu → Equals "2"',
        "  flows/main.flow.ts:2  menu → NoMatchingCondition",
        "  flows/main.flow.ts:2  menu → NoMatchingError",
        "  flows/main.flow.ts:3  bye → NoMatchingError",
      ].join("\n"),
    );
  });

  it("give lcov the lines and branches", () => {
    expect(renderLcov(coverage)).toBe(
      [
        "TN:",
        "SF:flows/main.flow.ts",
        "BRDA:2,0,0,1",
        "BRDA:2,0,1,0",
        "BRDA:2,0,2,0",
        "BRDA:2,0,3,1",
        "BRDA:2,0,4,0",
        "BRDA:3,0,0,2",
        "BRDA:3,0,1,0",
        "BRF:7",
        "BRH:3",
        "DA:2,2",
        "DA:3,4",
        "LF:2",
        "LH:2",
        "end_of_record",
        "",
      ].join("\n"),
    );
    expect(renderLcov(covered(["1"], {}))).toBe("");
  });

  it("show the source on a page, with what is missing beside each line", () => {
    const html = renderCoverageHtml(coverage, () => "export const main =\n  menu('<1>');\n  bye();");
    expect(html).toContain("3 of 7 branches were taken: <strong>42.8 %</strong>");
    expect(html).toMatch(
      /<tr class="some"><th scope="row">2<\/th><td class="runs">2<\/td><td><code> {2}menu\('&lt;1&gt;'\);<\/code><div class="note"><b>menu<\/b>: not taken: Equals &quot;2&quot;, NoMatchingCondition, NoMatchingError<\/div>/,
    );
    expect(html).not.toMatch(/src=|href="http/);
    const withoutSource = renderCoverageHtml(covered(["1"], {}), () => undefined);
    expect(withoutSource).toContain("<li>menu → InputTimeLimitExceeded</li>");
  });

  it("fail a run below its thresholds", () => {
    expect(missedThresholds(coverage, { branches: 40, perFlow: 40 })).toEqual([]);
    expect(missedThresholds(coverage, { branches: 50 }).map(({ message }) => message)).toEqual([
      "3 of 7 branches of all flows were taken: 42.8 %, less than 50 %.",
    ]);
    expect(missedThresholds(coverage, { perFlow: 90, flows: { Main: 40 } })).toEqual([]);
    expect(missedThresholds(coverage, { flows: { Main: 90, Absent: 1 } })).toHaveLength(2);
  });
});

describe("the emergency flows", () => {
  it("are covered wholly by the calls that explore finds, every error branch among them", () => {
    const { flows } = compileEmergencyFlows();
    const prepared = flowSet(flows);
    const collector = new CoverageCollector();
    const setup: InstanceSetup = { flows, positions: new Map(flows.map(({ name, sources }) => [name, sources])) };
    const explorations = flows.map((root) => explore({ root, flows, prepared }));
    for (const { path: way } of coveringPaths(explorations)) {
      const beginning = way.find((part) => !("choice" in part));
      if (!beginning || "choice" in beginning) throw new Error("A path has no beginning.");
      let state = newCall(beginning.call);
      for (const event of eventsOf(way)) {
        const made = step(prepared, state, event);
        state = made.state;
        collector.add(setup, made.effects);
      }
    }
    const coverage = collector.coverage();
    expect(renderCoverageTable(coverage)).not.toContain("Not taken");
    expect(missedThresholds(coverage, { perFlow: 100 })).toEqual([]);
    expect(renderLcov(coverage)).toMatch(/^SF:flows\/emergency\/authentication\.flow\.ts$/m);
  });
});

describe("vitest", () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const source = path.resolve("src/simulate");
  const test = (keys: string) => `import { expect, it } from "vitest";
import { placeCall } from "${source}/call.ts";
import { createInstance } from "${source}/instance.ts";
const document = ${JSON.stringify(document(actions))};
it("calls", async () => {
  const call = await placeCall(createInstance({ flows: [{ name: "Main", document }] }), { flow: "Main" });
  await call.presses("${keys}");
  expect(call.ended?.reason).toBe("disconnected");
});
`;

  function run(thresholds: string) {
    const folder = temporaryFolder({
      "vitest.config.ts": `import { flowCoverage } from "${source}/coverage/vitest-plugin.ts";
export default { plugins: [flowCoverage({ thresholds: ${thresholds} })] };
`,
      "a.test.ts": test("1"),
      "b.test.ts": test("2"),
    });
    folders.push(folder);
    const vitest = path.resolve("node_modules/vitest/vitest.mjs");
    return {
      folder,
      ...spawnSync(process.execPath, [vitest, "run", "--root", folder], {
        encoding: "utf8",
        env: { ...process.env, VITEST: "", NO_COLOR: "1", FLOWC_COVERAGE: undefined },
      }),
    };
  }

  it("reports by one line of configuration, over all test files", () => {
    const { folder, status, stdout, stderr } = run("{ branches: 40 }");
    expect(stdout, stderr).toContain("Main (JSON)      42.8 %  3/7  100.0 %  3/3");
    expect(status).toBe(0);
    expect(readFileSync(path.join(folder, "coverage/flows/index.html"), "utf8")).toContain("42.8 %");
  });

  it("fails a run that takes too few branches", () => {
    const { status, stderr } = run("{ branches: 90 }");
    expect(stderr).toContain("flowc: 3 of 7 branches of all flows were taken: 42.8 %, less than 90 %.");
    expect(status).toBe(1);
  });
});
