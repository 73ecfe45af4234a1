import { afterAll, describe, expect, test } from "vitest";
import { cases, refusals } from "./cases.js";
import { LawCourt } from "./law.js";
import { programOf } from "./program.js";

const court = new LawCourt();
afterAll(() => court.close());

describe("small programs hear and do the same as TypeScript and as flows", () => {
  for (const [name, { body, declarations, options, files, counts = {}, parameter }] of Object.entries(cases)) {
    test(name, () => {
      const verdict = court.judge(programOf(body, declarations, options, files), 150);
      expect(verdict).toMatchObject({ kind: "same" });
      if (verdict.kind !== "same") return;
      const main = verdict.compiled.find((flow) => flow.name === "M");
      const actions = main?.graph.nodes ?? [];
      const found = Object.fromEntries(
        Object.keys(counts).map((type) => [type, actions.filter((action) => action.type === type).length]),
      );
      expect(found).toEqual(counts);
      if (parameter) {
        const [type, key, value] = parameter;
        expect(actions.find((action) => action.type === type)?.parameters[key]).toBe(value);
      }
    });
  }
});

describe("programs without a meaning are refused where the fault is", () => {
  for (const [name, { body, declarations, code }] of Object.entries(refusals)) {
    test(name, () => {
      const verdict = court.judge(programOf(body, declarations), 1);
      expect(verdict).toMatchObject({ kind: "rejected", codes: [code] });
    });
  }
});
