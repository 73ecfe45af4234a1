import { defineAction } from "../action-type.js";
import { keyGroups, primaryValues } from "../shapes/table-rows.js";
import { dynamicText, staticText, textOrPath } from "../shapes/text-values.js";

export const upsertDataTableValues = defineAction({
  type: "UpsertDataTableValues",
  blocks: [{ name: "Data table" }],
  category: "interaction",
  summary: "Creates or changes rows of a data table.",
  parameters: {
    properties: {
      DataTableId: { ...staticText, resource: "table" },
      LockVersion: { ...textOrPath, description: "LATEST or a version." },
      DataTableUpsertAttributes: {
        type: "array",
        minItems: 1,
        description: "At most 25 attributes in all; a group without attributes counts its primary values.",
        items: {
          type: "object",
          properties: {
            PrimaryKeyGroupName: keyGroups,
            PrimaryValues: primaryValues,
            Attributes: {
              type: "array",
              items: {
                type: "object",
                properties: { Name: staticText, Value: dynamicText, UseDefaultValue: { type: "boolean" } },
                required: ["Name"],
              },
            },
          },
          required: ["PrimaryKeyGroupName", "PrimaryValues"],
        },
      },
    },
    required: ["DataTableId", "LockVersion", "DataTableUpsertAttributes"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  replaces: [{ path: "$.DataTables" }, { path: "$.DataTableList" }],
  unhandledError: "end",
  sources: { pages: ["AWS Admin Guide: Data table"], observed: { flows: 0, actions: 0 }, published: [] },
  discrepancies: [
    "The guide has no page for it. An open-source builder recorded the shape from exported designer JSON in June 2026; nobody has published it again.",
    "How the console stores rows that were typed as raw JSON is unknown.",
  ],
});
