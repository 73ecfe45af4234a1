import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

export const invokeFlowModule = defineAction({
  type: "InvokeFlowModule",
  blocks: [{ name: "Invoke module" }],
  category: "contact",
  summary: "Goes through a flow module and comes back on the branch that the module chose.",
  parameters: {
    properties: {
      FlowModuleId: {
        ...dynamicText,
        resource: "module",
        description: "Id, ARN or a path; :$LATEST, :<version> or :<alias> may follow.",
      },
      Input: {
        type: "object",
        binding: "dynamic",
        additionalProperties: true,
        description: "What the module's settings declare as input, in the declared JSON types. Undocumented.",
      },
    },
    required: ["FlowModuleId"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: ["Equals"],
        operands: "free",
        compares: "the name of the branch that the module returned on; undeclared names are refused",
      },
    ],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "NoMatchingCondition", required: false },
    ],
    nextMirrors: [{ kind: "error", error: "NoMatchingCondition" }],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Modules.Result" }, { path: "$.Modules.ResultData" }],
  replaces: [{ path: "$.Modules.Result" }, { path: "$.Modules.ResultData" }],
  mayChange: [
    { path: "$.Attributes" },
    { path: "$.Queue" },
    { path: "$.LanguageCode" },
    { path: "$.TextToSpeechVoiceId" },
    { path: "$.Tags" },
  ],
  unhandledError: "end",
  call: { othersSpeak: true, rests: true, handsOnTo: "a flow module", leads: "module", target: ["FlowModuleId"] },
  sources: {
    pages: ["AWS Developer Guide: InvokeFlowModule", "AWS Admin Guide: Invoke module"],
    observed: { flows: 17, actions: 29 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The Developer Guide knows inbound flows only and no conditions; the Admin Guide of 2026 has every flow type and modules, five levels deep.",
    "Exports before conditions existed have NoMatchingError alone; the newest console template has NoMatchingCondition beside it, and wherever there are conditions it belongs.",
    "A module sees the contact's attributes and state as its caller does, and changes them for both; flow attributes, $.External and $.Lex are each one's own.",
  ],
});
