import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifierProblem } from "../../src/language/limits.js";
import { compileBody, compileSource } from "./compile-source.js";

const idsOf = (body: string): string[] => compileBody(body).graph.nodes.map((node) => node.id);
const body = (lines: readonly string[]): string => `${lines.join("\n")}\nreturn disconnect();`;

describe("identifiers", () => {
  it("come from the variable, the block's name, or the first words", () => {
    const [flow] = compileSource(`
const menu: Block = block("main menu", () => {
  const choice = getCustomerInput("Press 1.", { keys: ["1"] });
  if (choice === "1") playPrompt("Thank you for calling us today, dear customer.");
  else playPrompt("Goodbye.");
  return disconnect();
});
export const main = flow("Main", () => { attributes.Plan = "gold"; return menu(); });`);
    expect(flow?.graph.nodes.map((node) => node.id)).toEqual([
      "set-plan",
      "main-menu.choice",
      "main-menu.play-thank-you-for-calling-us-today",
      "main-menu.play-goodbye",
      "main-menu.disconnect-hang-up",
    ]);
  });

  it("are accepted by the service, unique and short, whatever the author's words are", () => {
    const words = fc.oneof(
      fc.constantFrom(
        "😀😀",
        '"quoted"',
        "%:(\\/)=$,;[]{}",
        "__proto__",
        "constructor",
        "x".repeat(10_000),
        "日本語のメッセージ",
        " . ",
        "a-".repeat(60),
      ),
      fc.string({ minLength: 1, maxLength: 80, unit: "grapheme" }),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), words, (texts, name) => {
        const prompts = texts
          .filter((text) => !/\$\./.test(text))
          .map((text) => `playPrompt(${JSON.stringify(text)});`);
        const [flow] = compileSource(
          `const b: Block = block(${JSON.stringify(name)}, () => {\n${body(prompts)}\n});\nexport const main = flow("Main", () => b());`,
        );
        const ids = flow?.graph.nodes.map((node) => node.id) ?? [];
        expect(ids.map((id) => identifierProblem(id))).toEqual(ids.map(() => undefined));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });

  const equalPrompts = Array.from({ length: 20 }, () => 'playPrompt("Please hold.");');
  const mixed = Array.from({ length: 20 }, (_, i) => `playPrompt("Line ${i % 7}.");`);
  it.each([
    ["different prompts", mixed],
    ["twenty equal prompts", equalPrompts],
  ])("are stable: one more prompt among %s adds one and renames none", (_, lines) => {
    const before = idsOf(body(lines));
    fc.assert(
      fc.property(fc.nat({ max: lines.length }), (place) => {
        const after = idsOf(body(lines.toSpliced(place, 0, 'playPrompt("Something new.");')));
        expect(after.filter((id) => !before.includes(id))).toHaveLength(1);
        expect(before.filter((id) => !after.includes(id))).toEqual([]);
      }),
      { numRuns: 21 },
    );
  });

  it("stay with their content where the first words are the same", () => {
    const start = "Thank you for calling us today";
    const byText = (lines: readonly string[]) =>
      new Map(compileBody(body(lines)).graph.nodes.map((node) => [node.parameters["Text"], node.id]));
    const two = [`playPrompt("${start}, Alice.");`, `playPrompt("${start}, Bob.");`];
    const before = byText(two);
    const after = byText([`playPrompt("${start}, Carol.");`, ...two]);
    expect(before.size).toBe(3);
    for (const [text, id] of before) expect(after.get(text)).toBe(id);
  });
});

describe("sharing", () => {
  it("makes thirty farewells one", () => {
    const cases = Array.from(
      { length: 30 },
      (_, i) => `if (contact.queue.name === "${i}") { playPrompt("Goodbye."); return disconnect(); }`,
    );
    expect(compileBody(body(cases)).graph.nodes).toHaveLength(3);
  });

  it("names the author's block and not the compiler's, where both hang up", () => {
    expect(idsOf('invokeLambda(lambda("A"), {});\nplayPrompt("Bye.");\nreturn disconnect();')).toEqual([
      "lambda-a",
      "play-bye",
      "disconnect-hang-up",
    ]);
  });

  it("keeps loops apart, which count", () => {
    const loop = 'for (const t of loop(2)) playPrompt("x");';
    const flow = compileBody(
      `if (contact.channel === "VOICE") { ${loop} return disconnect(); }\n${loop}\nreturn disconnect();`,
    );
    expect(flow.graph.nodes.filter((node) => node.type === "Loop")).toHaveLength(2);
  });
});
