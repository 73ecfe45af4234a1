import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compileProject } from "../src/project/compile-project.js";
import { findProject } from "../src/project/find-project.js";
import { openProject } from "../src/project/open-project.js";
import { readProjectProofs } from "../src/project/project-proofs.js";
import { Conversation } from "../src/simulate/conversation.js";
import { explore } from "../src/simulate/explore/explore.js";
import { flowSet } from "../src/simulate/flow-set.js";
import { createInstance, type Instance } from "../src/simulate/instance.js";
import { answering } from "../src/simulate/lambda-double.js";
import { entryFlows } from "../src/simulate/proofs/expect-flow.js";
import { runProof, standardProofsOf } from "../src/simulate/proofs/prove.js";
import { instanceOf } from "../src/test/test.js";
import { callable, published } from "../test/simulate/corpus.js";
import { document, hangUp, say, type Short } from "../test/simulate/documents.js";
import { medianOf, timeCommand } from "./measure.js";
import { randomCalls } from "../test/simulate/random-caller.js";

/**
 * The simulator's speed: a call of 20 blocks with doubled functions, memory over 100,000 calls, exploring and proving the
 * emergency flows, and random calls to every published flow. `--save` writes the table into bench/RESULTS.md.
 */
const rows: string[] = [];

function row(what: string, figure: string, limit: string): void {
  rows.push(`| ${what} | ${figure} | ${limit} |`);
  process.stdout.write(`${what}: ${figure} (limit ${limit})\n`);
}

/** Twenty blocks: three functions, two menus, an input, a loop, attributes, checks, a queue. */
function twentyBlocks(): unknown {
  const sorry = { NoMatchingError: "sorry" };
  const invoke = (name: string, next: string): Short => ({
    type: "InvokeLambdaFunction",
    parameters: {
      LambdaFunctionARN: `\${flowc:lambda/${name}}`,
      InvocationTimeLimitSeconds: "8",
      LambdaInvocationAttributes: { caller: "$.CustomerEndpoint.Address", digits: "$.StoredCustomerInput" },
    },
    next,
    errors: sorry,
  });
  const menu = (text: string, when: Record<string, string>): Short => ({
    type: "GetParticipantInput",
    parameters: { Text: text, StoreInput: "False", InputTimeLimitSeconds: "5" },
    next: "sorry",
    when,
    errors: { ...sorry, InputTimeLimitExceeded: "sorry", NoMatchingCondition: "sorry" },
  });
  const attributes = (values: Record<string, string>, next: string): Short => ({
    type: "UpdateContactAttributes",
    parameters: { Attributes: values },
    next,
    errors: sorry,
  });
  const compare = (value: string, when: Record<string, string>): Short => ({
    type: "Compare",
    parameters: { ComparisonValue: value },
    next: "sorry",
    when,
    errors: { NoMatchingCondition: "sorry" },
  });
  return document({
    b1: { type: "UpdateFlowLoggingBehavior", parameters: { FlowLoggingBehavior: "Enabled" }, next: "b2" },
    b2: {
      type: "UpdateContactTextToSpeechVoice",
      parameters: { TextToSpeechVoice: "Joanna" },
      next: "b3",
      errors: sorry,
    },
    b3: say("Welcome to the line of $.SystemEndpoint.Address.", "b4"),
    b4: invoke("Find", "b5"),
    b5: compare("$.External.tier", { gold: "b6" }),
    b6: attributes({ tier: "$.External.tier", name: "$.External.name" }, "b7"),
    b7: say("Hello $.Attributes.name.", "b8"),
    b8: menu("Press 1 for orders, 2 for help.", { "1": "b9", "2": "sorry" }),
    b9: {
      type: "GetParticipantInput",
      parameters: {
        Text: "Please enter your order number.",
        StoreInput: "True",
        InputTimeLimitSeconds: "5",
        InputValidation: { CustomValidation: { MaximumLength: "8" } },
      },
      next: "b10",
      errors: sorry,
    },
    b10: compare("$.StoredCustomerInput", { Timeout: "sorry", "12345678": "b11" }),
    b11: invoke("Order", "b12"),
    b12: compare("$.External.state", { shipped: "b13" }),
    b13: say("Your order of $.External.date is $.External.state.", "b14"),
    b14: menu("Press 1 for an agent, 2 to end.", { "1": "b15", "2": "sorry" }),
    b15: {
      type: "CheckHoursOfOperation",
      parameters: { HoursOfOperationId: "Office" },
      next: "sorry",
      when: { True: "b16" },
      errors: sorry,
    },
    b16: invoke("Note", "b17"),
    b17: {
      type: "UpdateFlowAttributes",
      parameters: { FlowAttributes: { note: { Value: "$.External.note" } } },
      next: "b18",
      errors: sorry,
    },
    b18: say("An agent will be with you.", "b19"),
    b19: { type: "UpdateContactTargetQueue", parameters: { QueueId: "Sales" }, next: "b20", errors: sorry },
    b20: { type: "TransferContactToQueue", next: "sorry", errors: { ...sorry, QueueAtCapacity: "sorry" } },
    sorry: say("Sorry."),
    end: hangUp,
  });
}

const doubles = {
  Find: () => ({ tier: "gold", name: "Ana" }),
  Order: () => ({ state: "shipped", date: "Monday" }),
  Note: () => ({ note: "from the bench" }),
};

function instance(): Instance {
  return createInstance({
    flows: [{ name: "Main", document: twentyBlocks() }],
    lambdas: new Map(Object.entries(doubles).map(([name, handler]) => [name, answering(handler)])),
    hours: new Map([["Office", true]]),
  });
}

function place(on: Instance): Conversation {
  const call = new Conversation(on, { flow: "Main", from: "+15555550100", to: "+15555550199" });
  void call.send({ kind: "begins" });
  void call.send({ kind: "keys", keys: "1" });
  void call.send({ kind: "keys", keys: "12345678" });
  void call.send({ kind: "keys", keys: "1" });
  if (call.state.stage !== "queued" || call.state.steps !== 20) throw new Error("the call does not take its 20 blocks");
  return call;
}

async function speed(): Promise<void> {
  const on = instance();
  for (let count = 0; count < 5_000; count += 1) place(on);
  const calls = 20_000;
  const before = performance.now();
  for (let count = 0; count < calls; count += 1) place(on);
  const mean = (performance.now() - before) / calls;
  row("a call of 20 blocks, 3 doubled functions, mean", `${mean.toFixed(4)} ms`, "0.2 ms");
  row("calls a second on one core", Math.round(1000 / mean).toLocaleString("en"), "5,000");

  const line = await instanceOf({ documents: { Main: twentyBlocks() }, hours: { Office: true }, lambdas: doubles });
  const through = async (): Promise<void> => {
    const call = await line.call("Main", { from: "+15555550100", to: "+15555550199" });
    await call.hears("Hello Ana").presses("1").enters("12345678").hears("shipped").presses("1").isQueuedIn("Sales");
  };
  for (let count = 0; count < 1_000; count += 1) await through();
  const started = performance.now();
  for (let count = 0; count < 5_000; count += 1) await through();
  row(
    "the same through flowc/test, with expectations, mean",
    `${((performance.now() - started) / 5_000).toFixed(4)} ms`,
    "–",
  );
}

async function memory(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  };
  const on = instance();
  for (let count = 0; count < 10_000; count += 1) place(on);
  const before = heap();
  let most = before;
  for (let count = 0; count < 100_000; count += 1) {
    place(on);
    if (count % 10_000 === 9_999) most = Math.max(most, heap());
  }
  row(
    "heap after 10,000 calls and the most over 100,000 more",
    `${before.toFixed(1)} and ${most.toFixed(1)} MiB`,
    "+1 MiB",
  );
}

async function corpusCalls(): Promise<void> {
  const instance = createInstance({ flows: published });
  const reasons = new Map<string, number>();
  const endless = new Set<string>();
  const stopped = new Map<string, string>();
  let calls = 0;
  let failures = 0;
  const before = performance.now();
  for (const flow of callable) {
    const random = randomCalls(instance, flow);
    for (let number = 0; number < 1_000; number += 1) {
      calls += 1;
      try {
        const { ended } = random.call(number).state;
        const reason = ended?.reason ?? "none";
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        if (reason === "tooManySteps") endless.add(flow.name);
        if (reason === "brokenDocument" || reason === "unsupportedAction" || reason === "unsupportedSetting")
          stopped.set(flow.name, ended?.explanation ?? "");
      } catch (error) {
        failures += 1;
        process.stderr.write(`${flow.name}, call ${number}: ${String(error)}\n`);
      }
    }
  }
  const seconds = (performance.now() - before) / 1000;
  row(
    `random calls to ${callable.length} published flows, 1,000 each`,
    `${calls.toLocaleString("en")} in ${seconds.toFixed(0)} s`,
    "–",
  );
  row("internal errors", String(failures), "0");
  row("calls without a named end", String(reasons.get("none") ?? 0), "0");
  row("flows with a call of 2,000 actions: endless loops", String(endless.size), "–");
  for (const [reason, count] of [...reasons].toSorted(([, one], [, other]) => other - one))
    row(`calls that ended as ${reason}`, count.toLocaleString("en"), "–");
  if (process.argv.includes("--list")) {
    for (const name of endless) process.stdout.write(`endless: ${name}\n`);
    for (const [name, why] of stopped) process.stdout.write(`stopped: ${name}: ${why}\n`);
  }
}

/** The three emergency flows, in process and as the commands do it. */
async function emergencyFlows(): Promise<void> {
  const compiled = compileProject(openProject(findProject(".")), { environment: "local", check: true });
  const { flows } = compiled;
  const prepared = flowSet(flows);
  const exploreAll = () => entryFlows(flows).map((root) => explore({ root, flows, prepared }));

  const first = milliseconds(exploreAll);
  const explorations = exploreAll();
  const branches = explorations.flatMap((one) => one.branches);
  const moments = explorations.reduce((sum, one) => sum + one.moments.length, 0);
  const open = branches.filter(({ reached }) => !reached).length;
  const complete = explorations.every(({ isComplete }) => isComplete) && open === 0;
  if (!complete) throw new Error(`the exploration is not complete: ${open} branches are not reached`);
  const what = `exploring the ${explorations.length} emergency flows completely (${moments} moments, ${branches.length} branches)`;
  row(`${what}, the first time`, `${first.toFixed(0)} ms`, "2 s");
  row("the same once warm, median of 9", `${medianOf(9, () => milliseconds(exploreAll)).toFixed(0)} ms`, "–");

  const stated = readProjectProofs(openProject(findProject(".")));
  const proofs = [...standardProofsOf(flows, stated.left), ...stated.proofs];
  const proveAll = () => {
    const failed = proofs.map((proof) => runProof(proof, flows)).filter(({ verdict }) => !verdict?.holds);
    if (failed.length > 0) throw new Error(`a proof does not hold: ${failed[0]?.name}`);
  };
  row(`${proofs.length} proofs of the emergency flows, the first time`, `${milliseconds(proveAll).toFixed(0)} ms`, "–");
  row("the same once warm, median of 9", `${medianOf(9, () => milliseconds(proveAll)).toFixed(0)} ms`, "–");

  const bare = medianOf(9, () => timeCommand([process.execPath, "-e", "0"], "."));
  row("bare `node -e 0`, median of 9", `${bare.toFixed(0)} ms`, "–");
  for (const command of ["explore", "prove"]) {
    const run = () => timeCommand([process.execPath, "dist/cli/main.js", command], ".");
    run();
    row(`\`flowc ${command}\` with a warm cache, median of 9`, `${medianOf(9, run).toFixed(0)} ms`, "–");
  }
}

function milliseconds(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  emergency: emergencyFlows,
  speed,
  memory,
  published: corpusCalls,
};
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await part();

if (process.argv.includes("--save")) saveSection();

/** Puts the table in the place of the one that was there; other sections stay as they are. */
function saveSection(): void {
  const file = "bench/RESULTS.md";
  const heading = "## The simulator";
  const table = [
    heading,
    "",
    `\`npm run bench:simulate -- --save\`, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${new Date().toISOString().slice(0, 10)}`,
    "",
    "| What | Figure | Limit |",
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
  const sections = readFileSync(file, "utf8").split(/^(?=## )/m);
  const known = sections.findIndex((section) => section.startsWith(`${heading}\n`));
  if (known < 0) sections.push(`${table}\n`);
  else sections[known] = `${table}\n${known < sections.length - 1 ? "\n" : ""}`;
  writeFileSync(file, sections.join(""));
}
