import type { JsonObject } from "./json.js";

/**
 * `Settings` of every module's content: inert, but the service refuses a module without them, and a flow with them.
 * Source: observed in exported modules.
 */
export const usualModuleSettings: JsonObject = {
  InputParameters: [],
  OutputParameters: [],
  Transitions: ["Success", "Error"].map((name) => ({ DisplayName: name, ReferenceName: name, Description: "" })),
};
