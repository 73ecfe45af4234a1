import { describe, expect, it } from "vitest";
import type { FlowAction } from "../../src/language/document.js";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { defineRule, tryRule } from "../../src/rules/rules.js";
import { rules } from "../../src/validate/rules/all.js";
import { subjectOf } from "../../src/validate/subject.js";
import { validate } from "../../src/validate/validate.js";
import { withoutPersonal } from "../../src/diagnostics/personal.js";

const bye: FlowAction = { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };

const greetFirst = defineRule({
  code: "ACME001",
  severity: "warning",
  message: "The flow begins with {type} and no greeting.",
  why: "Callers hear who they have reached.",
  mend: "Play the greeting first.",
  check(flow, found) {
    const first = flow.actions[flow.graph.start];
    if (first && first.type !== "MessageParticipant") found({ type: first.type }, first.place());
  },
});

describe("flowc/rules", () => {
  it("tries a team's rule on a flow", () => {
    expect(tryRule(greetFirst, { actions: [bye] })).toEqual([
      {
        code: "ACME001",
        severity: "warning",
        message: "The flow begins with DisconnectParticipant and no greeting.",
        why: "Callers hear who they have reached.",
        mend: "Play the greeting first.",
        action: "bye",
      },
    ]);
  });

  it("asks for every hole of the texts", () => {
    defineRule({
      code: "ACME002",
      severity: "error",
      message: "{a} and {b}",
      why: "",
      mend: "{c}",
      check(_, found) {
        // @ts-expect-error c is missing
        found({ a: 1, b: 2 }, {});
        found({ a: 1, b: 2, c: 3 }, {});
      },
    });
  });

  it("a team's rule that throws is a finding, and the others are asked all the same", () => {
    const broken = defineRule({
      ...greetFirst,
      code: "ACME003",
      check: () => {
        throw new Error("call +6598765432");
      },
    });
    const document = { Version: "2019-10-30", StartAction: "bye", Metadata: {}, Actions: [bye] };
    const subject = subjectOf({ document, flowType: undefined, placeOf: () => ({}) });
    const found = validate(subject, { teamRules: [broken, greetFirst] });
    expect(found.map(({ code }) => code)).toEqual(["FLW943", "ACME001"]);
    expect(found[0]?.message).toBe("The rule ACME003 ended with an error: call +65….");
  });

  it("flowc's own rules have their texts in the catalogue, each code once, and are at least 45", () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(45);
    for (const { code, message } of rules) {
      expect(Object.hasOwn(catalogue, code), code).toBe(true);
      expect(message).toBe(catalogue[code as keyof typeof catalogue].message);
    }
  });
});

describe("findings", () => {
  it.each([
    ["call +6598765432 now", "call +65… now"],
    ["call (02) 9876 5432", "call (02…"],
    ["write to ann.lee@example.com", "write to an…"],
    ["arn:aws:connect:us-east-1:123456789012:instance/x", "arn:aws:connect:us-east-1:123456789012:instance/x"],
    ["11111111-2222-4333-8444-555555555555", "11111111-2222-4333-8444-555555555555"],
    ["256000 characters", "256000 characters"],
  ])("hide numbers and addresses of people: %s", (text, shown) => {
    expect(withoutPersonal(text)).toBe(shown);
  });
});
