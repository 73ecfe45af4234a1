import { defineAction } from "../action-type.js";
import { dynamicMap, dynamicText, staticText, textOrPath } from "../shapes/text-values.js";

export const createTask = defineAction({
  type: "CreateTask",
  blocks: [{ name: "Create task" }],
  category: "contact",
  summary: "Starts a task.",
  parameters: {
    properties: {
      ContactFlowId: { ...textOrPath, resource: "flow" },
      Name: dynamicText,
      Description: dynamicText,
      Attributes: dynamicMap,
      References: {
        type: "object",
        additionalProperties: {
          type: "object",
          properties: {
            Value: dynamicText,
            Type: { type: "string", enum: ["STRING", "URL", "EMAIL", "NUMBER", "DATE"] },
          },
          required: ["Value", "Type"],
        },
        description: "NUMBER and DATE are the API's; nobody has tried them in a flow.",
      },
      DelaySeconds: { type: "string", binding: "staticOrPath", integer: { minimum: 1, maximum: 518400 } },
      ScheduledTime: { ...dynamicText, description: "Seconds since 1970." },
      TaskTemplateId: staticText,
      SegmentAttributes: {
        type: "object",
        binding: "dynamic",
        additionalProperties: true,
        description:
          "Undocumented. The console writes {'connect:ContactExpiry': {ValueMap: {ExpiryDuration: {ValueInteger: …}}}}.",
      },
    },
    required: ["ContactFlowId", "Name"],
    choices: [{ take: "atMostOne", of: ["DelaySeconds", "ScheduledTime"] }],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.Task.ContactId" }],
  replaces: [{ path: "$.Task.ContactId" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: CreateTask", "AWS Admin Guide: Create task"],
    observed: { flows: 34, actions: 58 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide writes references as {Type: Value}; exports have {key: {Value, Type}}.",
    "When the name is missing, the API speaks of ContactName.",
  ],
});
