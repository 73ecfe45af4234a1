import { defineAction } from "../action-type.js";
import { enabledSwitch } from "../shapes/text-values.js";

export const updateFlowLoggingBehavior = defineAction({
  type: "UpdateFlowLoggingBehavior",
  blocks: [{ name: "Set logging behavior" }],
  category: "flowControl",
  summary: "Turns the flow's log on or off, for later segments of the contact too.",
  parameters: { properties: { FlowLoggingBehavior: enabledSwitch }, required: ["FlowLoggingBehavior"] },
  outcomes: { next: "required", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: "all",
  channels: "all",
  unhandledError: "continue",
  call: { logging: ["FlowLoggingBehavior"] },
  sources: {
    pages: ["AWS Developer Guide: UpdateFlowLoggingBehavior", "AWS Admin Guide: Set logging behavior"],
    observed: { flows: 126, actions: 128 },
    published: ["an open-source test suite", "a verified list"],
  },
});
