import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeMapping, encodeMapping, sourcePlace, type Segment } from "../../../src/compile/stage/mapping.js";
import { rewrite } from "../../../src/compile/stage/rewrite.js";
import { inFolder, plainLoader } from "./evaluate.js";

const number = fc.nat({ max: 100_000 });
const segment: fc.Arbitrary<Segment> = fc.record({
  line: number,
  column: number,
  sourceLine: number,
  sourceColumn: number,
  exact: fc.boolean(),
});

describe("the mapping's text", () => {
  test("gives back what was written", () => {
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        expect(decodeMapping(encodeMapping(segments))).toEqual(segments);
      }),
    );
  });

  test("anything else is refused, not guessed at", () => {
    expect(() => decodeMapping("A A")).toThrow("not a mapping");
    expect(() => decodeMapping("AAA")).toThrow("not a mapping");
    expect(() => decodeMapping("AAAg")).toThrow("not a mapping");
  });
});

describe("places of the output", () => {
  /** Where the first place of `text` in the output came from. */
  function origin(source: string, text: string, offset = 0): string {
    const { code, mapping } = rewrite(source, true);
    const index = code.indexOf(text) + offset;
    const line = code.slice(0, index).split("\n").length;
    const column = index - code.lastIndexOf("\n", index - 1);
    const place = sourcePlace(decodeMapping(mapping), line, column);
    return place ? `${place.line}:${place.column}` : "none";
  }
  const source = `import { thing } from "./x.js";
type Long = { a: string };
export function f(value: Long | undefined, other: number): unknown {
  if (other > 1) return (value as Long).a.length + thing.deep.er(other);
  const text: string = \`multi
line \${other}\`, next = value!.a;
  return [text, next];
}`;

  test("copied text maps to its own column, also inside a word", () => {
    expect(origin(source, "value).a.length")).toBe("4:26");
    expect(origin(source, "length")).toBe("4:43");
    expect(origin(source, "length", 3)).toBe("4:46");
    expect(origin(source, "next")).toBe("6:17");
    expect(origin(source, "[text, next]", 1)).toBe("7:11");
  });

  test("a rewritten construct maps to its beginning, all of it", () => {
    for (let offset = 0; offset < 8; offset++) expect(origin(source, "$f.if(", offset)).toBe("4:3");
    expect(origin(source, "$f.template(", 5)).toBe("5:24");
    for (let offset = 0; offset < "$m0.thing".length; offset++)
      expect(origin(source, "$m0.thing", offset)).toBe("4:52");
  });

  test("the rewriter's own first words map to nothing", () => {
    expect(origin(source, '"use strict"')).toBe("none");
    expect(origin(source, "$h.require")).toBe("none");
  });

  test("a stack is located at the author's innermost frame", () => {
    inFolder(
      {
        "lib/a.ts": `export const apply = (g: (n: number) => unknown): unknown =>\n  [1].map((n) => g(n as number));\n`,
        "main.ts": `import { apply } from "./lib/a.js";\nenum E { A, B }\nexport const caught: Error[] = [];\ntry {\n  apply((n: number) => (n as any as { x: { y: 1 } }).x.y);\n} catch (error) { caught.push(error as Error); }\n`,
      },
      (folder) => {
        const loader = plainLoader(folder);
        const { caught } = loader.load("main.ts") as { caught: Error[] };
        expect(loader.locate(caught[0]?.stack ?? "")).toEqual({ file: "main.ts", line: 5, column: 56 });
        expect(
          loader.locate("Error: none\n    at somewhere (/else/where.js:1:1)\n    at node:internal/x:1:2"),
        ).toBeUndefined();
        expect(loader.locate("")).toBeUndefined();
        expect(loader.locate(`Error\n    at ${folder}/lib/a.ts:2:1`)).toEqual({
          file: "lib/a.ts",
          line: 2,
          column: expect.any(Number),
        });
      },
    );
  });
});
