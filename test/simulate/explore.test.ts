import { compileFunction } from "node:vm";
import { transform } from "esbuild";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { relocate } from "../../src/author/symbol.js";
import { link } from "../../src/compile/link.js";
import { fromDocument } from "../../src/graph/from-document.js";
import type { Slot } from "../../src/graph/flow-graph.js";
import { slotKey } from "../../src/graph/slot.js";
import type { FlowDocument } from "../../src/language/document.js";
import { testOf } from "../../src/simulate/conditions.js";
import type { Effect } from "../../src/simulate/effect.js";
import type { Beginning } from "../../src/simulate/explore/beginnings.js";
import { callerPaths } from "../../src/simulate/explore/caller-paths.js";
import { eventsOf, explore, type Arrival, type Exploration } from "../../src/simulate/explore/explore.js";
import { finishPath } from "../../src/simulate/explore/finish-path.js";
import { pathScript } from "../../src/simulate/explore/path-script.js";
import { pathWords } from "../../src/simulate/explore/path-words.js";
import { renderMermaid } from "../../src/simulate/explore/render-mermaid.js";
import { renderPaths, renderTable } from "../../src/simulate/explore/render-table.js";
import { coveringPaths, renderTests } from "../../src/simulate/explore/render-tests.js";
import { combinations, distinctValues } from "../../src/simulate/explore/values.js";
import { flowSet } from "../../src/simulate/flow-set.js";
import type { InstanceSetup } from "../../src/simulate/instance.js";
import { newCall } from "../../src/simulate/new-call.js";
import type { Flows } from "../../src/simulate/prepared-flow.js";
import { expectFlow, ProofFailure } from "../../src/simulate/proofs/expect-flow.js";
import { hangsUp } from "../../src/simulate/proofs/spots.js";
import { parseScript } from "../../src/simulate/script/parse-script.js";
import { observeEffects } from "../../src/simulate/coverage/observe.js";
import { runScript } from "../../src/simulate/script/run-script.js";
import { step } from "../../src/simulate/step.js";
import { instanceOf } from "../../src/test/test.js";
import { alice, bob, compileEmergencyFlows, frontDesk } from "../emergency/emergency-line.js";
import { corpus } from "./corpus.js";
import { document, hangUp, say, type Short } from "./documents.js";

type CompiledFlows = ReturnType<typeof compileEmergencyFlows>["flows"];
let flows: CompiledFlows = [];
let prepared: Flows = flowSet([]);
let explorations: readonly Exploration[] = [];
beforeAll(() => {
  flows = compileEmergencyFlows().flows;
  prepared = flowSet(flows);
  explorations = flows.map((root) => explore({ root, flows, prepared }));
});

const numbers: Readonly<Record<string, string>> = {
  "adminNumbers.alice": alice,
  "adminNumbers.bob": bob,
  "adminNumbers.frontDesk": frontDesk,
};
const resolve = (text: string) => relocate(text, ({ name }) => numbers[name] ?? name);

/** Plays a path on the engine. */
function play(known: Flows, path: readonly (Arrival | Beginning)[]): readonly Effect[] {
  const beginning = path.find((part): part is Beginning => !("choice" in part))!;
  let state = newCall(beginning.call);
  return eventsOf(path).flatMap((event) => {
    const made = step(known, state, event);
    state = made.state;
    return made.effects;
  });
}

function exploreShort(actions: Readonly<Record<string, Short>>, maximumMoments?: number): Exploration {
  const whole = document(actions) as FlowDocument;
  const root = { name: "Main", graph: fromDocument(whole) };
  return explore({
    root,
    flows: [root],
    prepared: flowSet([{ name: "Main", document: whole }]),
    ...(maximumMoments !== undefined && { maximumMoments }),
  });
}

/** Branches by `action slot`: the words of their path, or the reason. */
function outcomes({ branches }: Exploration): Readonly<Record<string, string>> {
  return Object.fromEntries(
    branches.map(({ action, slot, reached, reason }) => {
      const name = slot.kind === "condition" ? slot.operand : slot.kind === "error" ? slot.error : "next";
      return [`${action} ${name}`, reached ? pathWords(reached) : `NOT: ${reason}`];
    }),
  );
}

const compare = (path: string, when: Readonly<Record<string, string>>): Short => ({
  type: "Compare",
  parameters: { ComparisonValue: path },
  next: "end",
  when,
  errors: { NoMatchingCondition: "end" },
});
const lambda: Short = {
  type: "InvokeLambdaFunction",
  parameters: {
    LambdaFunctionARN: "Check",
    InvocationTimeLimitSeconds: "8",
    ResponseValidation: { ResponseType: "JSON" },
  },
  next: "test",
  errors: { NoMatchingError: "end" },
};

describe("the emergency flows", () => {
  it("are explored completely: every branch is reached", () => {
    for (const { isComplete, branches, root } of explorations) {
      expect(isComplete, root).toBe(true);
      expect(branches.filter(({ reached }) => !reached)).toEqual([]);
    }
  });

  it("go the way that is said, branch by branch, when they are played", () => {
    for (const { branches } of explorations)
      for (const { flow, action, slot, reached } of branches) {
        const taken = play(prepared, reached!).some(
          (effect) =>
            effect.kind === "branch" &&
            effect.flow === flow &&
            effect.action === action &&
            slotKey(effect.slot) === slotKey(slot),
        );
        expect(taken, `${flow} ${action} ${slotKey(slot)}`).toBe(true);
      }
  });

  it("are reached by scripts that can be played, every failure among them", async () => {
    const setup = {
      flows: flows.map(({ name, kind, document: whole }) => ({
        name,
        kind,
        document: link(whole, (symbol) => resolve(`\${flowc:${symbol.kind}/${encodeURIComponent(symbol.name)}}`)),
      })),
    };
    let played = 0;
    for (const exploration of explorations)
      for (const branch of exploration.branches) {
        const { text, missing } = pathScript(finishPath(exploration, branch.reached!), resolve);
        expect(missing, text).toEqual([]);
        expect(await branchesOfScript(text, setup), text).toContain(resolve(branchName(branch)));
        played += 1;
      }
    expect(played).toBe(320);
  });

  it("are shown as a table, as calls and as a flowchart, without anybody's number", () => {
    const [first] = explorations;
    const table = renderTable(first!);
    expect(table).toContain("Emergency_Authentication: ");
    expect(table).toMatch(
      /flows\/emergency\/authentication\.flow\.ts:\d+ +loop → Equals "DoneLooping" +.*waits 30 s; waits 30 s; waits 30 s/,
    );
    expect(table).toContain("<setting adminNumbers.alice>");
    const { paths, isComplete } = callerPaths(first!, { maximumPaths: 50 });
    expect(isComplete).toBe(false);
    expect(paths).toHaveLength(50);
    expect(renderPaths(paths, isComplete)).toContain("→ enters 123456\n  ♪ There were too many attempts");
    const chart = renderMermaid(first!);
    expect(chart).toMatch(/^flowchart TD\n/);
    expect(chart).toMatch(/n\d+ -- "presses 2" --> n\d+/);
    for (const text of [table, chart]) expect(text).not.toMatch(/\+1555555010[1-3]/);
  });
});

describe("generated tests", () => {
  interface Registered {
    readonly title: string;
    readonly run: () => Promise<void>;
  }

  /** Runs the code of a vitest file with the real `flowc/test`, and gives its tests. */
  async function load(source: string): Promise<{ tests: Registered[]; close: () => Promise<void> }> {
    const { code } = await transform(source, { loader: "ts", format: "esm" });
    const body = code.replaceAll(/^import .*$/gm, "");
    const tests: Registered[] = [];
    const before: (() => Promise<void>)[] = [];
    const after: (() => Promise<void>)[] = [];
    const vitest = {
      describe: (_: string, add: () => void) => add(),
      it: (title: string, run: () => Promise<void>) => tests.push({ title, run }),
      beforeAll: (run: () => Promise<void>) => before.push(run),
      afterAll: (run: () => Promise<void>) => after.push(run),
      instanceOf,
    };
    const run = compileFunction(body, Object.keys(vitest)) as (...values: unknown[]) => void;
    run(...Object.values(vitest));
    for (const one of before) await one();
    return { tests, close: async () => void (await Promise.all(after.map((one) => one()))) };
  }

  let close = async (): Promise<void> => {};
  afterAll(() => close());

  it("pass, and together take every branch", async () => {
    const source = renderTests(explorations, { project: ".", environment: "local", resolve });
    const loaded = await load(source);
    close = loaded.close;
    expect(source).not.toContain("it.skip");
    expect(loaded.tests).toHaveLength(coveringPaths(explorations).length);
    expect(loaded.tests.length).toBeLessThan(explorations.flatMap(({ branches }) => branches).length / 2);
    for (const { run } of loaded.tests) await run();
  });

  it("fail when the flow says something else", async () => {
    const source = renderTests(explorations, { project: ".", environment: "local", resolve });
    const loaded = await load(source.replaceAll("Thank you, the emergency has been set.", "Something else."));
    const outcome = await Promise.allSettled(loaded.tests.map(({ run }) => run()));
    await loaded.close();
    expect(outcome.some(({ status }) => status === "rejected")).toBe(true);
  });
});

describe("data", () => {
  it("is chosen for every condition that can be true", () => {
    const found = outcomes(
      exploreShort({
        ask: lambda,
        test: compare("$.External.deep.amount", { "NumberGreaterThan 100": "end", "NumberLessThan 10": "name" }),
        name: compare("$.External.name", { "TextStartsWith A": "both", "TextContains b": "end" }),
        both: compare("$.External.name", { "TextEndsWith z": "end" }),
        end: hangUp,
      }),
    );
    expect(Object.values(found).filter((words) => words.startsWith("NOT"))).toEqual([]);
    expect(found["both z"]).toContain('"name":"Az"');
    expect(found["test 100"]).toContain('"amount":"101"');
    expect(found["ask NoMatchingError"]).toBe("Check fails");
  });

  it("is remembered in attributes, keys and modules, and two values may be the same", () => {
    const found = outcomes(
      exploreShort({
        ask: lambda,
        test: {
          type: "UpdateContactAttributes",
          parameters: { Attributes: { copy: "$.External.code" } },
          next: "enter",
          errors: { NoMatchingError: "enter" },
        },
        enter: {
          type: "GetParticipantInput",
          parameters: {
            Text: "Your code?",
            StoreInput: "True",
            InputTimeLimitSeconds: "5",
            InputValidation: { CustomValidation: { MaximumLength: "4" } },
          },
          next: "copy",
          errors: { NoMatchingError: "end" },
        },
        copy: compare("$.Attributes.copy", { "Equals gold": "typed" }),
        typed: compare("$.StoredCustomerInput", { "Equals 4711": "same", Timeout: "end" }),
        same: compare("$.Attributes.plan", { "Equals $.Attributes.wish": "end" }),
        end: hangUp,
      }),
    );
    expect(found["typed 4711"]).toMatch(/Check answers \{"code":"gold"\}; enters 4711$/);
    expect(found["typed Timeout"]).toMatch(/waits 5 s$/);
    expect(found["same $.Attributes.wish"]).toContain('$.Attributes.plan is "same"');
  });

  it("that is copied only later still tells calls apart", () => {
    const found = outcomes(
      exploreShort({
        ask: lambda,
        test: {
          type: "Wait",
          parameters: { TimeLimitSeconds: "5" },
          next: "end",
          when: { WaitCompleted: "keep" },
          errors: { NoMatchingError: "end" },
        },
        keep: {
          type: "UpdateFlowAttributes",
          parameters: { FlowAttributes: { code: { Value: "$.External.code" } } },
          next: "again",
          errors: { NoMatchingError: "end" },
        },
        again: {
          type: "Wait",
          parameters: { TimeLimitSeconds: "5" },
          next: "end",
          when: { WaitCompleted: "look" },
          errors: { NoMatchingError: "end" },
        },
        look: compare("$.FlowAttributes.code", { "Equals gold": "end", "Equals silver": "end" }),
        end: hangUp,
      }),
    );
    expect(found["look gold"]).toMatch(/"gold"\}; waits 5 s; waits 5 s$/);
    expect(found["look silver"]).toContain('"silver"');
    expect(found["look NoMatchingCondition"]).toContain('"other"');
  });

  it("of hours, metrics, percentages and numbers is chosen, too", () => {
    const found = outcomes(
      exploreShort({
        queue: {
          type: "UpdateContactTargetQueue",
          parameters: { QueueId: "Sales" },
          next: "hours",
          errors: { NoMatchingError: "end" },
        },
        hours: {
          type: "CheckHoursOfOperation",
          parameters: { HoursOfOperationId: "Office" },
          next: "end",
          when: { True: "metric", False: "end" },
          errors: { NoMatchingError: "end" },
        },
        metric: {
          type: "CheckMetricData",
          parameters: { MetricType: "NumberOfContactsInQueue" },
          next: "end",
          when: { "NumberGreaterThan 7": "chance" },
          errors: { NoMatchingCondition: "end", NoMatchingError: "end" },
        },
        chance: {
          type: "DistributeByPercentage",
          next: "phone",
          when: { "NumberLessThan 11": "phone", "NumberLessThan 31": "end" },
          errors: { NoMatchingCondition: "phone" },
        },
        phone: {
          type: "GetParticipantInput",
          parameters: {
            Text: "Your number?",
            StoreInput: "True",
            InputTimeLimitSeconds: "5",
            InputValidation: { PhoneNumberValidation: { NumberFormat: "E164" } },
          },
          next: "transfer",
          errors: { NoMatchingError: "end", InvalidPhoneNumber: "end" },
        },
        transfer: {
          type: "TransferContactToQueue",
          next: "end",
          errors: { NoMatchingError: "end", QueueAtCapacity: "end" },
        },
        end: hangUp,
      }),
    );
    expect(Object.entries(found).filter(([, words]) => words.startsWith("NOT"))).toEqual([]);
    expect(found["chance 31"]).toContain("Office are open; NumberOfContactsInQueue is 8; draws");
    expect(found["transfer QueueAtCapacity"]).toContain("Sales is full");
  });
});

describe("what no call reaches", () => {
  it("says why", () => {
    const found = outcomes(
      exploreShort({
        set: {
          type: "UpdateContactAttributes",
          parameters: { Attributes: { plan: "basic" } },
          next: "test",
          errors: { NoMatchingError: "end" },
        },
        test: compare("$.Attributes.plan", { "TextStartsWith g": "gold", "Equals gold": "end" }),
        gold: say("Gold"),
        unsupported: { type: "Unheard", next: "end" },
        end: hangUp,
      }),
    );
    expect(found["test g"]).toMatch(/^NOT|plan/);
    expect(found["test gold"]).toBe('NOT: The condition TextStartsWith "g" before it is true whenever this one is.');
    expect(found["unsupported next"]).toBe("NOT: No call comes to this block.");
  });

  it("names the value that is always there, and the way that would lead on", () => {
    const found = outcomes(
      exploreShort({
        menu: {
          type: "GetParticipantInput",
          parameters: { Text: "1?", StoreInput: "False", InputTimeLimitSeconds: "5" },
          next: "end",
          when: { "1": "flag" },
          errors: { NoMatchingCondition: "end", NoMatchingError: "end", InputTimeLimitExceeded: "end" },
        },
        flag: {
          type: "UpdateFlowAttributes",
          parameters: { FlowAttributes: { a: { Value: "on" } } },
          next: "wait",
          errors: { NoMatchingError: "end" },
        },
        wait: {
          type: "Wait",
          parameters: { TimeLimitSeconds: "5" },
          next: "end",
          when: { WaitCompleted: "test" },
          errors: { NoMatchingError: "end" },
        },
        test: compare("$.FlowAttributes.a", { "Equals off": "never" }),
        never: say("Never"),
        end: hangUp,
      }),
    );
    expect(found["test off"]).toBe('NOT: The value is always "on" when a call comes here.');
    expect(found["never next"]).toBe('NOT: No call comes to this block. It would come by test → Equals "off".');
  });

  it("says where the simulator stops, and where the bound was", () => {
    const stopped = outcomes(exploreShort({ odd: { type: "Unheard", next: "end" }, end: hangUp }));
    expect(stopped["odd next"]).toMatch(/^NOT: Calls stop at this block: .*"odd" \(Unheard\) cannot run/);
    const menu = (to: string): Short => ({
      type: "GetParticipantInput",
      parameters: { Text: "?", StoreInput: "False", InputTimeLimitSeconds: "5" },
      next: to,
      when: { "1": to },
      errors: { NoMatchingCondition: to, NoMatchingError: "end", InputTimeLimitExceeded: to },
    });
    const bounded = exploreShort({ a: menu("b"), b: menu("c"), c: menu("d"), d: menu("a"), end: hangUp }, 3);
    expect(bounded.isComplete).toBe(false);
    expect(renderTable(bounded)).toContain("The bound of 3 moments was reached");
  });
});

describe("values", () => {
  const operator = fc.constantFrom(
    "Equals",
    "TextStartsWith",
    "TextEndsWith",
    "TextContains",
    "NumberLessThan",
    "NumberGreaterOrEqualTo",
  );
  const operand = fc.constantFrom("a", "ab", "b", "1", "5", "10", "");

  it("meet every test that has a value of its own, and none where that is possible", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ operator, operand }), { maxLength: 5 }), (tests) => {
        const values = distinctValues(tests).map(String);
        const meets = (value: string, test: (typeof tests)[number]) =>
          testOf(test.operator)!(value, test.operand, undefined);
        for (const test of tests) {
          const isNumeric = test.operator.startsWith("Number");
          if (!isNumeric || /^\d+$/.test(test.operand)) expect(values.some((value) => meets(value, test))).toBe(true);
        }
        const answers = values.map((value) => tests.map((test) => meets(value, test)).join());
        expect(new Set(answers).size).toBe(answers.length);
      }),
    );
  });

  it("are combined, all of them as long as there are few", () => {
    const few = new Map([
      ["a", ["1", "2"]],
      ["b", ["3", "4", "5"]],
    ]);
    expect(combinations(few)).toHaveLength(6);
    const many = new Map(Array.from({ length: 12 }, (_, index) => [`n${index}`, ["x", "y", "z"]]));
    const some = combinations(many);
    expect(some.length).toBeLessThanOrEqual(200);
    for (const [name, list] of many)
      for (const value of list) expect(some.some((one) => one.get(name) === value)).toBe(true);
  });
});

describe("a refuted proof", () => {
  it("gives inputs with which the engine takes the path", () => {
    try {
      expectFlow("Emergency_Authentication", flows).neverReaches(hangsUp);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ProofFailure);
      const { verdict } = error as ProofFailure;
      for (const { call, steps } of verdict.counterexamples) {
        const last = steps.at(-1)!;
        expect(call, steps.map(({ words, slot }) => `${words} ${slot ? slotKey(slot) : ""}`).join("\n")).toBeDefined();
        const effects = play(prepared, call!);
        expect(effects.some(({ flow, action }) => flow === last.flow && action === last.action)).toBe(true);
      }
    }
  });
});

describe.runIf(corpus.length > 0)("real flows", () => {
  it("are explored, and every path that is given goes where it is said, on the engine and as a script", async () => {
    let reached = 0;
    let all = 0;
    for (const { name, document: whole } of corpus) {
      if (!Array.isArray((whole as FlowDocument).Actions)) continue;
      const root = { name, graph: fromDocument(whole as FlowDocument) };
      const known = flowSet([{ name, document: whole }]);
      const exploration = explore({ root, flows: [root], prepared: known, maximumMoments: 2000 });
      for (const branch of exploration.branches) {
        all += 1;
        if (!branch.reached) {
          expect(branch.reason).toMatch(/\.$|"$/);
          continue;
        }
        reached += 1;
        const wanted = branchName(branch);
        const taken = play(known, branch.reached).flatMap((one) => (one.kind === "branch" ? [branchName(one)] : []));
        expect(taken, `${wanted}: ${pathWords(branch.reached)}`).toContain(wanted);
        // Playing all of them as scripts takes too long for every run.
        if (reached % 5 !== 0) continue;
        const { text, missing } = pathScript(finishPath(exploration, branch.reached));
        expect(missing, text).toEqual([]);
        expect(await branchesOfScript(text, { flows: [{ name, document: whole }] }), text).toContain(wanted);
      }
    }
    // Published flows have had identifiers taken out, so that queues have no name and blocks after them are not reached.
    expect(reached / all).toBeGreaterThan(0.65);
  });
});

const branchName = ({ flow, action, slot }: { readonly flow: string; readonly action: string; readonly slot: Slot }) =>
  `${flow} ${action} ${slotKey(slot)}`;

/** The branches that a script's calls take; the script must hold. A call that the simulator stops is none of its faults. */
async function branchesOfScript(text: string, setup: InstanceSetup): Promise<ReadonlySet<string>> {
  const { script, diagnostics } = parseScript(text, "explored.call");
  expect(diagnostics, text).toEqual([]);
  const taken = new Set<string>();
  const before = observeEffects((_, effects) => {
    for (const one of effects) if (one.kind === "branch") taken.add(branchName(one));
  });
  try {
    const run = await runScript(script, { setup, file: "explored.call" });
    expect(
      run.diagnostics.filter(({ code }) => code !== "FLW715"),
      text,
    ).toEqual([]);
    return taken;
  } finally {
    observeEffects(before);
  }
}
