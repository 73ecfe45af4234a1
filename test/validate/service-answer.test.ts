import { describe, expect, it } from "vitest";
import type { FlowAction } from "../../src/language/document.js";
import { explainServiceAnswer } from "../../src/validate/service-answer.js";
import { subjectOf } from "../../src/validate/subject.js";

const actions: readonly FlowAction[] = [
  { Identifier: "hello", Type: "MessageParticipant", Parameters: { Text: "" }, Transitions: { NextAction: "call" } },
  {
    Identifier: "call",
    Type: "TransferParticipantToThirdParty",
    Parameters: {
      ThirdPartyPhoneNumber: "+6598765432",
      ThirdPartyConnectionTimeLimitSeconds: "30",
      ContinueFlowExecution: "False",
    },
    Transitions: { NextAction: "bye" },
  },
  { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
];
const flow = subjectOf({
  document: { Version: "2019-10-30", StartAction: "hello", Metadata: {}, Actions: actions },
  flowType: "contactFlow",
  compiled: true,
  sources: new Map(
    actions.map(({ Identifier }, index) => [Identifier, { file: "a.flow.ts", line: index + 5, column: 3 }]),
  ),
  placeOf: () => ({ position: { file: "a.flow.ts", line: 1, column: 1 } }),
});

function explain(...problems: readonly string[]): readonly (readonly [string, number | undefined, string])[] {
  return explainServiceAnswer(problems, flow).map(({ code, position, message }) => [code, position?.line, message]);
}

describe("what the service answers to publishing", () => {
  it("is told as our own finding where we have one, at the author's line", () => {
    expect(explain("Invalid Action property value. Path: Actions[0].Parameters.Text")).toEqual([
      ["FLW565", 5, "MessageParticipant: Text is an empty text, which the service refuses everywhere."],
    ]);
    expect(explain("Action is missing required error. Error: NoMatchingError, Path: Actions[1]")).toEqual([
      ["FLW553", 6, "TransferParticipantToThirdParty needs a branch for NoMatchingError, and this one has none."],
    ]);
  });

  it("is told in its own words where only the service can know, without anybody's number", () => {
    const [found] = explainServiceAnswer(
      ["Invalid Action property value. Path: Actions[1].Parameters.ThirdPartyPhoneNumber +6598765432 is not claimed."],
      flow,
    );
    expect(found).toMatchObject({ code: "FLW945", position: { line: 6 }, action: "call" });
    expect(found?.message).toContain("Actions[1].Parameters.ThirdPartyPhoneNumber");
    expect(JSON.stringify(found)).not.toContain("98765432");
    expect(found?.why).toContain("what it names does not exist in the instance");
  });

  it("is given for the flow as a whole where it names no action, one that is not there, or makes no sense", () => {
    expect(explain("JSON field is missing or null for field name: settings")).toEqual([
      ["FLW945", 1, "The service refuses the flow: JSON field is missing or null for field name: settings."],
    ]);
    expect(explain("Invalid branch. Path: 99.Evaluate", "Path: Actions[x].__proto__", "")).toHaveLength(3);
  });

  it("names a condition by its action's number", () => {
    expect(explain("Invalid branch. Path: 1.Evaluate")).toMatchObject([["FLW945", 6, expect.any(String)]]);
  });
});
