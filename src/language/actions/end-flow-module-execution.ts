import { defineAction } from "../action-type.js";
import { staticText } from "../shapes/text-values.js";

export const endFlowModuleExecution = defineAction({
  type: "EndFlowModuleExecution",
  blocks: [{ name: "Return" }],
  category: "contact",
  summary: "Returns from a module to the flow that invoked it.",
  parameters: {
    properties: {
      Result: { ...staticText, description: "A branch that the module's settings declare." },
      ResultData: {
        type: "object",
        binding: "dynamic",
        additionalProperties: true,
        description:
          "Values for the declared result, in their declared JSON types; a path only where a text is declared.",
      },
    },
  },
  outcomes: { next: "none", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["module"],
  channels: "all",
  unhandledError: "end",
  call: { leads: "return" },
  sources: {
    pages: ["AWS Developer Guide: EndFlowModuleExecution", "AWS Admin Guide: Return"],
    observed: { flows: 22, actions: 30 },
    published: ["an open-source test suite"],
  },
  discrepancies: [
    "The guide knows no parameters.",
    "An undeclared Result, or an undeclared key, is refused; Success too, unless declared.",
    "The caller reads $.Modules.Result and $.Modules.ResultData.",
  ],
});
