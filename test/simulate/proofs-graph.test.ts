import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjacency } from "../../src/graph/adjacency.js";
import { dominates, dominators } from "../../src/graph/dominators.js";
import { fromDocument } from "../../src/graph/from-document.js";
import { reachable } from "../../src/graph/reachability.js";
import type { FlowDocument } from "../../src/language/document.js";
import { decide, entryFlows, expectFlow, ProofFailure } from "../../src/simulate/proofs/expect-flow.js";
import { passes } from "../../src/simulate/proofs/claims.js";
import type { ProvableFlow } from "../../src/simulate/proofs/flow-finder.js";
import { readStatements, runProof, standardProofsOf, prove, withoutProof } from "../../src/simulate/proofs/prove.js";
import { block, branch, flowStart, hangsUp, queued } from "../../src/simulate/proofs/spots.js";
import { takenEdges, wholeGraph } from "../../src/simulate/proofs/whole-graph.js";
import { flowSet } from "../../src/simulate/flow-set.js";
import { newCall } from "../../src/simulate/new-call.js";
import { slotKey } from "../../src/graph/slot.js";
import { step as play } from "../../src/simulate/step.js";
import { flowGraph } from "../graph/arbitrary.js";
import { corpus } from "./corpus.js";
import { events } from "./random-calls.js";
import { document, hangUp, say, type Short } from "./documents.js";

function flow(name: string, actions: Readonly<Record<string, Short>>, kind: "flow" | "module" = "flow"): ProvableFlow {
  return { name, kind, graph: fromDocument(document(actions) as FlowDocument) };
}

const invoke = (module: string, when: Readonly<Record<string, string>>, otherwise: string): Short => ({
  type: "InvokeFlowModule",
  parameters: { FlowModuleId: `\${flowc:module/${module}}` },
  next: otherwise,
  when,
  errors: { NoMatchingCondition: otherwise, NoMatchingError: "failed" },
});
const returns = (result: string): Short => ({ type: "EndFlowModuleExecution", parameters: { Result: result } });
const ask = (next: string, failed: string): Short => ({
  type: "InvokeLambdaFunction",
  parameters: { LambdaFunctionARN: "Check", InvocationTimeLimitSeconds: "8" },
  next,
  errors: { NoMatchingError: failed },
});
const compare = (path: string, when: Readonly<Record<string, string>>, otherwise: string): Short => ({
  type: "Compare",
  parameters: { ComparisonValue: path },
  next: otherwise,
  when,
  errors: { NoMatchingCondition: otherwise },
});
const goTo = (name: string): Short => ({
  type: "TransferToFlow",
  parameters: { ContactFlowId: name },
  next: "failed",
  errors: { NoMatchingError: "failed" },
});

describe("every path passes", () => {
  it("what dominates it, and nothing else", () => {
    fc.assert(
      fc.property(flowGraph({ maxSize: 9 }), fc.nat(8), fc.nat(8), (graph, a, b) => {
        const dense = adjacency(graph);
        const [through, to] = [a % graph.nodes.length, b % graph.nodes.length];
        fc.pre(reachable(dense)[to] === 1);
        // Mirrored branches are no edges of their own; here every edge is one.
        const plain = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, type: "Unknown" })) };
        const root = { name: "Random", graph: plain };
        const claim = passes(block(`n${to}`), [block(`n${through}`)]);
        expect(decide(claim, [root], [root]).holds).toBe(dominates(dominators(dense), through, to));
      }),
      { numRuns: 500 },
    );
  });
});

describe("modules", () => {
  const check = flow(
    "Check",
    {
      ask: ask("test", "no"),
      test: compare("$.External.outcome", { valid: "yes" }, "no"),
      yes: returns("Yes"),
      no: returns("No"),
    },
    "module",
  );
  const main = (yes: string, no: string) =>
    flow("Main", {
      check: invoke("Check", { Yes: yes }, no),
      second: invoke("Check", { Yes: "vault" }, "failed"),
      vault: say("Open"),
      failed: say("Closed"),
      end: hangUp,
    });
  const valid = branch({ lambda: "Check", field: "outcome", equals: "valid" });
  const toVault = (among: ReturnType<typeof expectFlow>) => among.everyPath().to(block("vault")).passes(valid);

  it("come back on the branch of their result, each use apart", () => {
    expect(toVault(expectFlow("Main", [main("vault", "failed"), check])).holds).toBe(true);
    expect(toVault(expectFlow("Main", [main("failed", "second"), check])).holds).toBe(true);
    expect(() => toVault(expectFlow("Main", [main("failed", "vault"), check]))).toThrow(ProofFailure);
  });

  it("that are not among the flows may come back on any branch", () => {
    expect(() => toVault(expectFlow("Main", [main("vault", "failed")]))).toThrow(ProofFailure);
  });

  it("do not see the answers of their caller, nor it theirs", () => {
    const inside = flow(
      "Check",
      { test: compare("$.External.outcome", { valid: "yes" }, "no"), yes: returns("Yes"), no: returns("No") },
      "module",
    );
    const outer = flow("Main", {
      ask: ask("check", "failed"),
      check: invoke("Check", { Yes: "vault" }, "failed"),
      vault: say("Open"),
      failed: say("Closed"),
      end: hangUp,
    });
    expect(() => toVault(expectFlow("Main", [outer, inside]))).toThrow(/Nothing here is surely Check/);
    const after = flow("Main", {
      ask: ask("check", "failed"),
      check: invoke("Check", {}, "test"),
      test: compare("$.External.outcome", { valid: "vault" }, "failed"),
      vault: say("Open"),
      failed: say("Closed"),
      end: hangUp,
    });
    expect(toVault(expectFlow("Main", [after, check])).holds).toBe(true);
  });

  it("that invoke themselves come to an end", () => {
    const again = flow(
      "Check",
      { again: invoke("Check", {}, "yes"), failed: returns("No"), yes: returns("Yes") },
      "module",
    );
    expect(() => toVault(expectFlow("Main", [main("vault", "failed"), again]))).toThrow(ProofFailure);
  });

  it("are refused when they are too many", () => {
    const many: Record<string, Short> = {};
    for (let index = 0; index < 12; index += 1) many[`m${index}`] = invoke("Check", {}, `m${index + 1}`);
    const again = flow("Check", { ...many, m12: returns("Yes"), failed: returns("No") }, "module");
    expect(() => expectFlow("Main", [main("vault", "failed"), again]).endsWithMessage()).toThrow(/FLW766/);
  });
});

describe("copies of an answer", () => {
  const valid = branch({ lambda: "Check", field: "outcome", equals: "valid" });
  const copying = (value: string, replaced = false) =>
    flow("Main", {
      ask: ask("keep", "failed"),
      keep: {
        type: "UpdateFlowAttributes",
        parameters: { FlowAttributes: { kept: { Value: value } } },
        next: replaced ? "other" : "test",
        errors: { NoMatchingError: "failed" },
      },
      other: { ...ask("keep2", "keep2"), parameters: { LambdaFunctionARN: "Other", InvocationTimeLimitSeconds: "8" } },
      keep2: {
        type: "UpdateFlowAttributes",
        parameters: { FlowAttributes: { kept: { Value: "$.External.outcome" } } },
        next: "test",
        errors: { NoMatchingError: "test" },
      },
      test: compare("$.FlowAttributes.kept", { valid: "vault" }, "failed"),
      vault: say("Open"),
      failed: say("Closed"),
      end: hangUp,
    });
  const claim = (among: readonly ProvableFlow[]) =>
    expectFlow("Main", among).everyPath().to(block("vault")).passes(valid);

  it("count where nothing else can be there", () => {
    expect(claim([copying("$.External.outcome")]).holds).toBe(true);
    expect(() => claim([copying("x$.External.outcome")])).toThrow(ProofFailure);
    expect(() => claim([copying("$.External.other")])).toThrow(ProofFailure);
    expect(() => claim([copying("$.External.outcome", true)])).toThrow(ProofFailure);
  });
});

describe("other flows", () => {
  it("are followed by name, and all of them where the name is known only during the call", () => {
    const vault = flow("Vault", { open: say("Open"), end: hangUp });
    const main = (target: string) => flow("Main", { go: goTo(target), failed: say("Closed"), end: hangUp });
    const never = (target: string) => expectFlow("Main", [main(target), vault]).neverReaches(flowStart("Vault"));
    expect(never("Elsewhere")).toMatchObject({ holds: true, leadsOutTo: ["Elsewhere"] });
    expect(() => never("Vault")).toThrow(ProofFailure);
    expect(() => never("$.Attributes.target")).toThrow(ProofFailure);
  });

  it("that a hook names run once the contact is in a queue", () => {
    const queueing = flow("Main", {
      hook: {
        type: "UpdateContactEventHooks",
        parameters: { EventHooks: { CustomerQueue: "Waiting" } },
        next: "queue",
        errors: { NoMatchingError: "failed" },
      },
      queue: {
        type: "TransferContactToQueue",
        next: "failed",
        errors: { NoMatchingError: "failed", QueueAtCapacity: "failed" },
      },
      failed: say("Closed"),
      end: hangUp,
    });
    const waiting = (first: Short) => flow("Waiting", { first, end: hangUp });
    expect(expectFlow("Main", [queueing, waiting(say("We are sorry."))]).endsWithMessage().holds).toBe(true);
    expect(() => expectFlow("Main", [queueing, waiting(hangUp)]).endsWithMessage()).toThrow(/with an agent|in a queue/);
    expect(expectFlow("Main", [queueing]).everyPath().to(hangsUp).passes(block("failed")).holds).toBe(true);
  });
});

describe("statements", () => {
  it("are read from a file's code, and run with the project's flows", () => {
    const main = flow("Main", { first: say("Hello"), end: hangUp });
    const { proofs, left } = readStatements("a.proofs.ts", () => {
      prove("no queue", () => expectFlow("Main").neverReaches(queued));
      prove("no hanging up", () => expectFlow("Main").neverReaches(hangsUp));
      prove("broken", () => {
        throw new TypeError("oh");
      });
      withoutProof("every menu can be left", "there are none");
    });
    const results = [...standardProofsOf([main], left), ...proofs].map((proof) => runProof(proof, [main]));
    expect(results.map(({ name, verdict, error }) => [name, verdict?.holds ?? String(error)])).toEqual([
      ["ends with a message", true],
      ["secrets stay out of the log", true],
      ["no queue", true],
      ["no hanging up", false],
      ["broken", "TypeError: oh"],
    ]);
    expect(() => prove("alone", () => undefined)).toThrow(/\*\.proofs\.ts/);
    expect(() => readStatements("b", () => withoutProof("no such", "x"))).toThrow(/no standard proof/);
  });
});

describe.runIf(corpus.length > 0)("real flows", () => {
  it("take no way in a simulated call that a proof does not look at", () => {
    const taken = new Map<string, string>();
    let index = 0;
    const flows = corpus.filter(({ document: whole }) => Array.isArray((whole as FlowDocument).Actions));
    fc.assert(
      fc.property(fc.array(events, { minLength: 4, maxLength: 24 }), (happening) => {
        const { name, document: whole } = flows[index++ % flows.length]!;
        const graph = fromDocument(whole as FlowDocument);
        const known = flowSet([{ name, document: whole }]);
        let state = newCall({ flow: name, from: "+15555550100" });
        for (const event of [{ kind: "begins" } as const, ...happening]) {
          const step = play(known, state, event);
          for (const effect of step.effects) {
            if (effect.kind !== "branch") continue;
            const node = graph.nodes.find(({ id }) => id === effect.action)!;
            // Answers that the service never gives end at `next`, which repeats another branch.
            const repeated = effect.slot.kind === "next";
            const isTaken = takenEdges(node).some(
              ({ slot, to }) => to === effect.to && (repeated || slotKey(slot) === slotKey(effect.slot)),
            );
            expect(isTaken, `${name}: ${effect.action} ${slotKey(effect.slot)}`).toBe(true);
            taken.set(`${node.type} ${effect.slot.kind}`, name);
          }
          state = step.state;
        }
      }),
      { numRuns: 3000 },
    );
    expect(taken.size).toBeGreaterThan(20);
  });

  it("are decided, each alone and all of them together", () => {
    const flows = corpus.flatMap(({ name, document: text }): ProvableFlow[] => {
      const { Actions } = text as FlowDocument;
      return Array.isArray(Actions) ? [{ name, graph: fromDocument(text as FlowDocument) }] : [];
    });
    const outcomes = { holds: 0, refuted: 0 };
    for (const one of flows)
      for (const proof of standardProofsOf([one])) {
        const { verdict, error } = runProof(proof, [one]);
        expect(error, `${one.name}: ${proof.name}`).toBeUndefined();
        outcomes[verdict?.holds ? "holds" : "refuted"] += 1;
      }
    expect(outcomes.holds).toBeGreaterThan(outcomes.refuted);
    expect(outcomes.refuted).toBeGreaterThan(0);
    expect(wholeGraph(flows, entryFlows(flows)).size).toBeGreaterThan(flows.length);
    for (const proof of standardProofsOf(flows)) expect(runProof(proof, flows).error, proof.name).toBeUndefined();
  });
});
