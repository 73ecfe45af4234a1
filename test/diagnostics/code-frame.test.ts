import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFrame, frameText, frameWidth, sourceLines } from "../../src/diagnostics/code-frame.js";
import { cellsOf } from "../../src/diagnostics/text-width.js";

function width(text: string): number {
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

/** The characters of the target line that stand above the `^` signs. */
function marked(source: string, place: { line: number; column: number; length?: number }): string {
  const frame = codeFrame(source, place);
  const target = frame.find((line) => line.kind === "target")?.text ?? "";
  const underline = frame.find((line) => line.kind === "underline")?.text ?? "";
  const from = underline.indexOf("^");
  let column = 0;
  let text = "";
  for (const cell of cellsOf(target)) {
    if (column >= from && column < underline.length) text += cell.text;
    column += cell.width;
  }
  return text;
}

describe("codeFrame", () => {
  it("shows two lines above the place and underlines it", () => {
    const source = [
      "const a = 1;",
      "const customer = invoke(lookup);",
      "const offer = invoke(bestOffer);",
      "say(customer);",
    ].join("\n");
    expect(frameText(codeFrame(source, { line: 4, column: 5, length: 8 }))).toBe(
      [
        "  2 | const customer = invoke(lookup);",
        "  3 | const offer = invoke(bestOffer);",
        "> 4 | say(customer);",
        "    |     ^^^^^^^^",
      ].join("\n"),
    );
  });

  it("aligns the gutter when the line numbers grow a digit", () => {
    const source = Array.from({ length: 10 }, (_, index) => `line${index + 1}`).join("\n");
    expect(frameText(codeFrame(source, { line: 10, column: 1 }))).toBe(
      ["   8 | line8", "   9 | line9", "> 10 | line10", "     | ^"].join("\n"),
    );
  });

  it("counts lines as TypeScript does, CRLF and line separators included", () => {
    expect(sourceLines("a\r\nb\rc\u2028d\u2029e\n")).toEqual(["a", "b", "c", "d", "e", ""]);
    expect(marked("if (x) {\r\n\tsay(y);\r\n}", { line: 2, column: 2, length: 3 })).toBe("say");
  });

  it("expands tabs and keeps the mark below its character", () => {
    expect(frameText(codeFrame("\tsay(\t1)", { line: 1, column: 2, length: 3 }))).toBe(
      ["> 1 |     say(    1)", "    |     ^^^"].join("\n"),
    );
  });

  it("keeps the mark below its character behind wide and combining characters", () => {
    const source = 'say("緊急です 🚨 e\u0301", who)';
    expect(marked(source, { line: 1, column: source.indexOf("who") + 1, length: 3 })).toBe("who");
    expect(marked(source, { line: 1, column: source.indexOf("🚨") + 1, length: 2 })).toBe("🚨");
  });

  it("cuts a very long line around the place", () => {
    const source = `${"a".repeat(5000)}HERE${"b".repeat(5000)}`;
    const frame = codeFrame(source, { line: 1, column: 5001, length: 4 });
    expect(marked(source, { line: 1, column: 5001, length: 4 })).toBe("HERE");
    expect(frame[0]?.text).toMatch(/^…a+HEREb+…$/);
    expect(width(frame[0]?.text ?? "")).toBe(frameWidth);
  });

  it("points behind the last character of a line", () => {
    expect(frameText(codeFrame("say(", { line: 1, column: 5 }))).toBe(["> 1 | say(", "    |     ^"].join("\n"));
    expect(frameText(codeFrame("", { line: 1, column: 1 }))).toBe(["> 1 |", "    | ^"].join("\n"));
  });

  it("is empty for a line that is not there", () => {
    expect(codeFrame("a\nb", { line: 3, column: 1 })).toEqual([]);
    expect(codeFrame("a\nb", { line: 0, column: 1 })).toEqual([]);
  });

  it("shows nothing that could steer a terminal", () => {
    const frame = frameText(codeFrame("say(\u001b[2J\u202e\ud800)", { line: 1, column: 1 }));
    expect(frame).toContain("say(\ufffd[2J\ufffd\ufffd)");
  });

  const anyLine = fc.string({
    unit: fc.oneof(
      fc.constantFrom("\t", "a", " ", "語", "🚨", "\u0301", "\u0000"),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    maxLength: 400,
  });

  it("always fits the width, and always marks something in sight", () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 4 }),
        fc.nat(500),
        fc.nat(500),
        (lines, column, length) => {
          const source = lines.join("\n");
          const line = sourceLines(source).length;
          const frame = codeFrame(source, { line, column: column + 1, length });
          const underline = frame.at(-1);
          expect(underline?.kind).toBe("underline");
          expect(underline?.text).toMatch(/^ *\^+$/);
          for (const { text } of frame) expect(width(text)).toBeLessThanOrEqual(frameWidth + 1);
        },
      ),
    );
  });

  it("marks exactly the characters named, whatever stands before them", () => {
    fc.assert(
      fc.property(anyLine, anyLine, (before, after) => {
        const clean = (text: string): string => sourceLines(text).join("");
        const source = `${clean(before)} MARK ${clean(after)}`;
        const column = clean(before).length + 2;
        expect(marked(source, { line: 1, column, length: 4 })).toBe("MARK");
      }),
    );
  });
});

describe("a line of printable ASCII", () => {
  it("is shown as the general way shows it", () => {
    const character = fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 300 }).map((all) => all.join("")),
        fc.nat(310),
        fc.nat(310),
        (line, column, length) => {
          const frame = (text: string): string =>
            frameText(codeFrame(text, { line: 1, column: column + 1, length: length + 1 }));
          // A mark behind the line that takes no column and no ink sends the line the general way.
          const general = frame(`${line}\u200b`);
          fc.pre(column < line.length);
          expect(general.replace(/ *\u200b/, "")).toBe(frame(line));
        },
      ),
    );
  });
});
