import { defineAction } from "../action-type.js";
import { dynamicText, staticText } from "../shapes/text-values.js";

export const evaluateDataTableValues = defineAction({
  type: "EvaluateDataTableValues",
  blocks: [{ name: "Data table" }],
  category: "interaction",
  summary: "Looks rows of a data table up and loads the attributes that are asked for.",
  parameters: {
    properties: {
      DataTableId: { ...staticText, resource: "table" },
      Queries: {
        type: "array",
        minItems: 1,
        maxItems: 5,
        items: {
          type: "object",
          properties: {
            QueryName: { ...staticText, description: "Unique in the flow." },
            Attributes: { type: "array", minItems: 1, items: staticText },
            PrimaryValues: {
              type: "array",
              items: {
                type: "object",
                properties: { AttributeName: staticText, Value: dynamicText },
                required: ["AttributeName", "Value"],
              },
            },
          },
          required: ["QueryName", "Attributes", "PrimaryValues"],
        },
      },
    },
    required: ["DataTableId", "Queries"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.DataTables" }],
  replaces: [{ path: "$.DataTables" }, { path: "$.DataTableList" }],
  unhandledError: "end",
  sources: {
    pages: ["AWS Admin Guide: Data table"],
    observed: { flows: 0, actions: 0 },
    published: ["a verified list"],
  },
  discrepancies: [
    "The guide has no page for it. A list checked against the API has the type; an open-source builder recorded the queries from exported designer JSON in June 2026.",
  ],
});
