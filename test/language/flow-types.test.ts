import { describe, expect, it } from "vitest";
import { flowTypeFacts, flowTypes, flowTypesOfEvent, transferFlowTypes } from "../../src/language/flow-types.js";
import type { FlowType } from "../../src/language/flow-types.js";
import { actionType, actionTypes } from "../../src/language/registry.js";

const names = Object.keys(flowTypes) as FlowType[];
const takes = (type: string, flowType: FlowType): boolean => {
  const allowed = actionType(type)?.flowTypes;
  return allowed === "all" || allowed?.includes(flowType) === true;
};

describe("the usual end of a flow", () => {
  const known = names.filter((name) => flowTypeFacts(name).usualEnd !== undefined);

  it.each(known)("of type %s is an action that such a flow takes, without parameters and ways on", (name) => {
    const end = flowTypeFacts(name).usualEnd ?? "";
    expect(takes(end, name)).toBe(true);
    expect(actionType(end)?.outcomes.next).toBe("none");
    expect(actionType(end)?.parameters.required ?? []).toEqual([]);
  });

  it("leaves a waiting customer in the queue, returns from a module, and hangs up elsewhere", () => {
    expect(flowTypeFacts("customerQueue").usualEnd).toBe("EndFlowExecution");
    expect(flowTypeFacts("module").usualEnd).toBe("EndFlowModuleExecution");
    expect(flowTypeFacts("contactFlow").usualEnd).toBe("DisconnectParticipant");
  });

  it("is unknown only where no action that ends a flow is taken", () => {
    const ends = actionTypes.filter(({ outcomes }) => outcomes.next === "none").map(({ type }) => type);
    for (const name of names.filter((one) => !known.includes(one))) {
      expect(ends.filter((type) => takes(type, name))).toEqual([]);
    }
  });
});

describe("flows that others name", () => {
  it("run at the events that the block for it offers", () => {
    const offered = actionTypes.find(({ call }) => call.hooks)?.parameters.properties["EventHooks"]?.propertyNames
      ?.enum;
    const events = new Set(names.flatMap((name) => flowTypeFacts(name).events));
    expect(events.size).toBe(8);
    expect([...events].filter((event) => !offered?.includes(event))).toEqual([]);
  });

  it("are found by the event, also by one that nobody knows", () => {
    expect(flowTypesOfEvent("CustomerWhisper")).toEqual(["customerWhisper", "outboundWhisper"]);
    expect(flowTypesOfEvent("CustomerQueue")).toEqual(["customerQueue"]);
    expect(flowTypesOfEvent("__proto__")).toEqual([]);
  });

  it("are targets of a transfer where contacts are carried", () => {
    expect(transferFlowTypes()).toEqual(["contactFlow", "agentTransfer", "queueTransfer"]);
  });
});
