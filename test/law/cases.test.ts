import { afterAll, describe, expect, test } from "vitest";
import { cases, refusals, type Case } from "./cases.js";
import { LawCourt, type Verdict } from "./law.js";
import { entryFlow, programOf } from "./program.js";

const court = new LawCourt();
afterAll(() => court.close());

describe("small programs hear and do the same as TypeScript and as flows", () => {
  test.each(Object.entries(cases))("%s", (_, wanted) => {
    const { body, declarations, options, files } = wanted;
    const verdict = court.judge(programOf(body, declarations, options, files), 150);
    expect(verdict).toMatchObject({ kind: "same" });
    expect(structureOf(verdict, wanted)).toEqual({ counts: wanted.counts ?? {}, parameter: wanted.parameter?.[2] });
  });
});

describe("programs without a meaning are refused where the fault is", () => {
  test.each(Object.entries(refusals))("%s", (_, { body, declarations, code }) => {
    expect(court.judge(programOf(body, declarations), 1)).toMatchObject({ kind: "rejected", codes: [code] });
  });
});

/** What a case asks of the published form. */
function structureOf(verdict: Verdict, { counts = {}, parameter }: Case): object {
  const compiled = verdict.kind === "same" ? verdict.compiled : [];
  const actions = compiled.find((flow) => flow.name === entryFlow)?.graph.nodes ?? [];
  const found = Object.keys(counts).map((type) => [type, actions.filter((action) => action.type === type).length]);
  const [type, name = ""] = parameter ?? [];
  return {
    counts: Object.fromEntries(found) as Record<string, number>,
    parameter: actions.find((action) => action.type === type)?.parameters[name],
  };
}
