import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { withoutEchoes } from "../../src/project/type-echoes.js";

const at = (code: string, line: number, message = "", file = "a.flow.ts"): Diagnostic => ({
  code,
  severity: "error",
  message,
  position: { file, line, column: 1 },
});

describe("findings of the type checker", () => {
  const type = at("FLW601", 3, "Cannot find name 'x'. (TypeScript 2304)");
  const end = at("FLW601", 5, "A function returning 'never' cannot have a reachable end point. (TypeScript 2534)");

  it("stay when the compiler has said nothing of the line", () => {
    expect(withoutEchoes([type, end], [])).toEqual([type, end]);
    expect(withoutEchoes([type], [at("FLW103", 4), at("FLW103", 3, "", "b.flow.ts"), at("FLW208", 3)])).toEqual([type]);
  });

  it("go where the rewriter has refused the line", () => {
    expect(withoutEchoes([type, end], [at("FLW103", 3)])).toEqual([end]);
  });

  it("go with a syntax error of the file", () => {
    expect(withoutEchoes([at("FLW602", 9)], [at("FLW101", 1)])).toEqual([]);
    expect(withoutEchoes([at("FLW602", 9)], [at("FLW101", 1, "", "b.flow.ts")])).toHaveLength(1);
  });

  it("go when they are about the end of a flow that the tracer has found", () => {
    expect(withoutEchoes([type, end], [at("FLW231", 5), at("FLW231", 3)])).toEqual([type]);
    expect(withoutEchoes([end], [at("FLW231", 6)])).toEqual([end]);
  });

  it("stay without a place", () => {
    const nowhere: Diagnostic = { code: "FLW603", severity: "error", message: "broken" };
    expect(withoutEchoes([nowhere], [at("FLW101", 1)])).toEqual([nowhere]);
  });
});
