import { describe, expect, it } from "vitest";
import { compileSource } from "../compile-source.js";

const head = `import { attributes, block, checkHoursOfOperation, disconnect, flow, getCustomerInput, hours, playPrompt, type Block } from "flowc";\n`;

function prompts(source: string): readonly string[] {
  const [flow] = compileSource(head + source);
  if (!flow) throw new Error("no flow");
  expect(flow.diagnostics).toEqual([]);
  return flow.graph.nodes.flatMap((node) =>
    node.parameters["Text"] === undefined ? [] : [String(node.parameters["Text"])],
  );
}

describe("what a block can see", () => {
  it("is all that makes its state: a counter that it never mentions changes for ever without a copy", () => {
    const heard = prompts(`export const f = flow("F", (): never => {
      let turns = 0;
      const count = (): void => { turns++; };
      const menu: Block = block("menu", () => {
        playPrompt("Menu.");
        return next();
      });
      const next: Block = block("next", () => {
        if (getCustomerInput("Again?", { keys: ["1"] }) === "1") return menu();
        return disconnect();
      });
      for (const name of ["a", "b", "c"]) {
        if (attributes.Way === name) { count(); return menu(); }
        count();
      }
      return menu();
    });`);
    expect(heard.toSorted()).toEqual(["Again?", "Menu."]);
  });

  it("includes what functions that it calls mention", () => {
    const heard = prompts(`export const f = flow("F", (): never => {
      let name = "first";
      const say = (): void => playPrompt("The " + name + ".");
      const end: Block = block("end", () => { say(); return disconnect(); });
      if (attributes.Way === "x") { name = "second"; return end(); }
      return end();
    });`);
    expect(heard.toSorted()).toEqual(["The first.", "The second."]);
  });

  it("includes what blocks that it jumps to can see", () => {
    const heard = prompts(`export const f = flow("F", (): never => {
      let name = "first";
      const last: Block = block("last", () => { playPrompt("The " + name + "."); return disconnect(); });
      const end: Block = block("end", () => { playPrompt("Now."); return last(); });
      if (attributes.Way === "x") { name = "second"; return end(); }
      return end();
    });`);
    expect(heard.toSorted()).toEqual(["Now.", "Now.", "The first.", "The second."]);
  });

  it("includes what callbacks of arrays and methods mention", () => {
    const heard = prompts(
      `class Speaker { constructor(readonly text: () => string) {} say(): void { playPrompt(this.text()); } }
    export const f = flow("F", (): never => {
      let name = "first";
      const names = ["a"];
      const end: Block = block("end", () => {
        names.forEach((letter) => playPrompt(letter + " " + name));
        new Speaker(() => "spoken " + name).say();
        return disconnect();
      });
      if (attributes.Way === "x") { name = "second"; return end(); }
      return end();
    });`.replace(
        "constructor(readonly text: () => string) {}",
        "text: () => string; constructor(text: () => string) { this.text = text; }",
      ),
    );
    expect(heard.toSorted()).toEqual(["a first", "a second", "spoken first", "spoken second"]);
  });

  it("does not stop a block from counting by a variable that it does mention", () => {
    const heard = prompts(`export const f = flow("F", (): never => {
      let tries = 0;
      const ask: Block = block("ask", () => {
        tries++;
        if (tries > 2) return disconnect();
        if (getCustomerInput("Try " + tries, { keys: ["1"] }) === "1") return disconnect();
        return ask();
      });
      return ask();
    });`);
    expect(heard.toSorted()).toEqual(["Try 1", "Try 2"]);
  });
});
