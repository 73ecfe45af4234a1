import { describe, expect, test } from "vitest";
import type { ActionType } from "../../src/language/action-type.js";
import type { JsonObject } from "../../src/language/json.js";
import {
  allowedErrors,
  allowedOperands,
  blockOf,
  changeableCells,
  conditionRules,
  mirroredBranches,
  producedCells,
  replacedCells,
  requiredErrors,
  requiredOperands,
} from "../../src/language/outcomes.js";
import { actionType } from "../../src/language/registry.js";

function known(type: string): ActionType {
  const action = actionType(type);
  if (!action) throw new Error(`no ${type}`);
  return action;
}

const menu = { Text: "Press 1.", StoreInput: "False", InputTimeLimitSeconds: "5" };
const store = {
  Text: "Your number?",
  StoreInput: "True",
  InputTimeLimitSeconds: "5",
  InputValidation: { CustomValidation: { MaximumLength: "8" } },
};
const phone = { ...store, InputValidation: { PhoneNumberValidation: { NumberFormat: "E164" } } };
const buffer = { EnableDTMFBuffer: "True" };

describe("taking keys from the caller", () => {
  const input = known("GetParticipantInput");

  test.each<[string, JsonObject, string, readonly string[], boolean]>([
    ["menu", menu, "Get customer input", ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"], false],
    [
      "menu",
      { ...menu, StoreInput: undefined },
      "Get customer input",
      ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"],
      false,
    ],
    ["store", store, "Store customer input", ["NoMatchingError"], true],
    ["store", phone, "Store customer input", ["NoMatchingError", "InvalidPhoneNumber"], true],
    ["touchtoneBuffer", buffer, "Set touchtone buffer behavior", ["NoMatchingError"], false],
  ])("%s %j", (mode, parameters, name, errors, stores) => {
    expect(blockOf(input, parameters)).toMatchObject({ name, mode });
    expect(requiredErrors(input, parameters)).toEqual(errors);
    expect(allowedErrors(input, parameters)).toEqual(errors);
    expect(producedCells(input, parameters).map(({ path }) => path)).toEqual(stores ? ["$.StoredCustomerInput"] : []);
    expect(replacedCells(input, parameters).map(({ path }) => path)).toEqual(stores ? ["$.StoredCustomerInput"] : []);
    expect(conditionRules(input, parameters) !== undefined).toBe(mode === "menu");
    expect(mirroredBranches(input, parameters).length > 0).toBe(mode === "menu");
  });
});

describe("errors", () => {
  test("that only one form of an action has", () => {
    const dial = known("TransferParticipantToThirdParty");
    expect(requiredErrors(dial, { ContinueFlowExecution: "True" })).toEqual([
      "NoMatchingError",
      "CallFailed",
      "ConnectionTimeLimitExceeded",
    ]);
    expect(allowedErrors(dial, { ContinueFlowExecution: "False" })).toEqual(["NoMatchingError"]);
    expect(requiredErrors(known("CreateCase"), { LinkContactToCase: "true" })).toContain("ContactNotLinked");
    expect(allowedErrors(known("CreateCase"), { LinkContactToCase: "false" })).not.toContain("ContactNotLinked");
    expect(requiredErrors(known("Wait"), { Events: ["BotParticipantDisconnected"] })).toContain("ParticipantNotFound");
  });

  test("that a flow type refuses", () => {
    const dial = known("TransferParticipantToThirdParty");
    expect(allowedErrors(dial, { ContinueFlowExecution: "True" }, "agentTransfer")).toEqual(["NoMatchingError"]);
  });

  test("that may be left out", () => {
    expect(requiredErrors(known("MessageParticipant"), {})).toEqual([]);
    expect(allowedErrors(known("MessageParticipant"), {})).toEqual(["NoMatchingError"]);
  });
});

describe("conditions", () => {
  test("a wait has one for every event that it waits for", () => {
    const wait = known("Wait");
    expect(requiredOperands(wait, {})).toEqual(["WaitCompleted"]);
    expect(allowedOperands(wait, { Events: ["CustomerReturned"] })).toEqual(["WaitCompleted", "CustomerReturned"]);
    expect(requiredOperands(wait, { ContinueExecution: "True" })).toEqual(["Continue", "WaitCompleted"]);
  });

  test("numbers of agents are only compared with none", () => {
    const check = known("CheckMetricData");
    expect(conditionRules(check, { MetricType: "NumberOfAgentsStaffed" })).toMatchObject({
      operators: ["NumberGreaterThan"],
    });
    expect(allowedOperands(check, { MetricType: "NumberOfContactsInQueue" })).toBe("free");
    expect(conditionRules(check, { MetricType: "OldestContactInQueueAgeSeconds" })?.compares).toContain("MILLISECONDS");
  });

  test("an action without any has none", () => {
    expect(conditionRules(known("MessageParticipant"), {})).toBeUndefined();
    expect(allowedOperands(known("MessageParticipant"), {})).toEqual([]);
    expect(requiredOperands(known("Compare"), {})).toEqual([]);
  });

  test("looping needs both branches", () => {
    expect(requiredOperands(known("Loop"), {})).toEqual(["ContinueLooping", "DoneLooping"]);
  });
});

describe("cells", () => {
  const paths = (cells: readonly { readonly path: string }[]): readonly string[] => cells.map(({ path }) => path);

  test("a Lambda function's answer, unless nobody waits for it", () => {
    const invoke = known("InvokeLambdaFunction");
    expect(paths(producedCells(invoke, {}))).toEqual(["$.External", "$.LambdaInvocation.ResultData"]);
    expect(paths(replacedCells(invoke, { InvocationType: "ASYNCHRONOUS" }))).toEqual([
      "$.LambdaInvocation.InvocationId",
    ]);
  });

  test("one for each attribute that is set, and none on another contact", () => {
    const set = known("UpdateContactAttributes");
    const attributes = JSON.parse('{"plan": "a", "first name": "b", "__proto__": "c"}') as JsonObject;
    expect(paths(producedCells(set, { Attributes: attributes }))).toEqual([
      "$.Attributes.plan",
      "$.Attributes['first name']",
      "$.Attributes.__proto__",
    ]);
    expect(producedCells(set, { Attributes: attributes, TargetContact: "Related" })).toEqual([]);
    for (const odd of [null, [], "x", 1]) expect(producedCells(set, { Attributes: odd })).toEqual([]);
  });

  test("tags add up", () => {
    expect(producedCells(known("TagContact"), {})).toEqual([{ path: "$.Tags", adds: true }]);
  });

  test("a module may change what it shares with its caller", () => {
    expect(paths(changeableCells(known("InvokeFlowModule"), {}))).toContain("$.Attributes");
  });
});
