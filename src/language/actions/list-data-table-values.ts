import { defineAction } from "../action-type.js";
import { keyGroups, primaryValues } from "../shapes/table-rows.js";
import { staticText } from "../shapes/text-values.js";

export const listDataTableValues = defineAction({
  type: "ListDataTableValues",
  blocks: [{ name: "Data table" }],
  category: "interaction",
  summary: "Reads whole rows of a data table.",
  parameters: {
    properties: {
      DataTableId: { ...staticText, resource: "table" },
      PrimaryKeyGroups: {
        type: "array",
        maxItems: 5,
        items: {
          type: "object",
          properties: { PrimaryKeyGroupName: keyGroups, PrimaryValues: primaryValues },
          required: ["PrimaryKeyGroupName", "PrimaryValues"],
        },
      },
    },
    required: ["DataTableId"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [{ path: "$.DataTableList" }],
  replaces: [{ path: "$.DataTables" }, { path: "$.DataTableList" }],
  unhandledError: "end",
  sources: { pages: ["AWS Admin Guide: Data table"], observed: { flows: 0, actions: 0 }, published: [] },
  discrepancies: [
    "The guide has no page for it. An open-source builder recorded the shape from exported designer JSON in June 2026; nobody has published it again.",
    "Leave the groups out and every row comes, in a group called default.",
  ],
});
