import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlowGraph, FlowNode } from "../../src/graph/flow-graph.js";
import { asFlow, compileAll, compileSource } from "./compile-source.js";

/** What a call meets: comparisons are answered by a fixed contact, menus by a list of answers. */
function transcript(graph: FlowGraph, answers: readonly string[], queueName: string): string[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const heard: string[] = [];
  let asked = 0;
  let node = nodes.get(graph.start);
  for (let step = 0; node && step < 200; step++) {
    if (node.type === "MessageParticipant") heard.push(String(node.parameters["Text"]));
    if (node.type === "DisconnectParticipant") return [...heard, "(end)"];
    const answer =
      node.type === "Compare" ? queueName : node.type === "GetParticipantInput" ? answers[asked++] : undefined;
    if (node.type === "GetParticipantInput") heard.push(`${String(node.parameters["Text"])} ${answer}`);
    node = nodes.get(wayOn(node, answer));
  }
  return [...heard, "(still going)"];
}

function wayOn({ edges }: FlowNode, answer: string | undefined): string {
  const taken =
    edges.find(({ slot }) => slot.kind === "condition" && slot.operand === answer) ??
    edges.find(({ slot }) => slot.kind === "error" && slot.error === "NoMatchingCondition") ??
    edges.find(({ slot }) => slot.kind === "next");
  return taken?.to ?? "";
}

const statement: fc.Arbitrary<string> = fc.letrec<{ readonly one: string; readonly many: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("a", "b", "c").map((text) => `playPrompt("${text}");`),
    fc.constant('{ playPrompt("bye"); return disconnect(); }'),
    fc
      .tuple(fc.constantFrom("x", "y", "z"), tie("many"), tie("many"))
      .map(([name, yes, no]) => `if (contact.queue.name === "${name}") { ${yes} } else { ${no} }`),
    fc
      .tuple(tie("many"), tie("many"))
      .map(
        ([one, two]) =>
          `switch (getCustomerInput("?", { keys: ["1", "2"] })) { case "1": { ${one} break; } case "2": ${two} }`,
      ),
  ),
  many: fc.array(tie("one"), { maxLength: 4 }).map((list) => list.join(" ")),
})).many;

describe("fusing and sharing", () => {
  it("change nothing that a caller can tell", () => {
    const answers = fc.array(fc.constantFrom("1", "2", "3"), { minLength: 20, maxLength: 20 });
    let smaller = 0;
    fc.assert(
      fc.property(statement, answers, fc.constantFrom("x", "y", "z", "w"), (body, keys, queueName) => {
        const source = asFlow(`${body} return disconnect();`);
        const [whole] = compileAll(source, { without: new Set(["share", "fuse"]) }).flows;
        const [small] = compileAll(source).flows;
        if (!whole || !small) throw new Error("nothing was compiled");
        expect(transcript(small.graph, keys, queueName)).toEqual(transcript(whole.graph, keys, queueName));
        expect(small.graph.nodes.length).toBeLessThanOrEqual(whole.graph.nodes.length);
        if (small.graph.nodes.length < whole.graph.nodes.length) smaller++;
      }),
      { numRuns: 150 },
    );
    expect(smaller).toBeGreaterThan(0);
  });
});

describe("compilation", () => {
  const source = `
const menu: Block = block("menu", () => {
  let name = "friend";
  if (contact.channel === "VOICE") name = attributes.name;
  const a = invokeLambda(lambda("A"), { name });
  invokeLambda(lambda("B"), { x: a.x });
  playPrompt(\`Hello \${name}, \${a.y}.\`);
  return getCustomerInput("Again?", { keys: ["1"] }) === "1" ? menu() : disconnect();
});
export const main = flow("Main", () => menu());
export const other = flow("Other", () => { playPrompt("Hi."); return menu(); });`;

  it("gives the same bytes every time, whatever was compiled before", () => {
    const [main, other] = compileSource(source);
    const [again] = compileSource(source);
    expect(JSON.stringify(again?.document)).toBe(JSON.stringify(main?.document));
    const [alone] = compileSource(source.replace(/export const main.*\n/, ""));
    expect(JSON.stringify(alone?.document)).toBe(JSON.stringify(other?.document));
  });

  it("orders an action's ways: conditions, errors, next", () => {
    const kinds = { condition: 0, error: 1, next: 2 };
    for (const flow of compileSource(source)) {
      for (const node of flow.graph.nodes) {
        const order = node.edges.map((edge) => kinds[edge.slot.kind]);
        expect(order).toEqual(order.toSorted());
      }
    }
  });
});
