import { defineAction } from "../action-type.js";
import { dynamicText } from "../shapes/text-values.js";

const anyExpression = { type: "object", binding: "dynamic", additionalProperties: true } as const;

export const updateContactRoutingCriteria = defineAction({
  type: "UpdateContactRoutingCriteria",
  blocks: [{ name: "Set routing criteria" }],
  category: "flowControl",
  summary: "Says which agents may take the contact, in steps, by proficiency or by name.",
  parameters: {
    properties: {
      RoutingCriteria: {
        type: ["object", "string"],
        binding: "path",
        description: "The criteria, or one path that yields all of them.",
        properties: {
          Steps: {
            type: "array",
            minItems: 1,
            items: {
              type: "object",
              properties: {
                Expression: {
                  type: "object",
                  properties: {
                    AttributeCondition: {
                      type: "object",
                      properties: {
                        Name: { ...dynamicText, maxLength: 64 },
                        Value: { ...dynamicText, maxLength: 64 },
                        ProficiencyLevel: {
                          type: ["number", "string"],
                          binding: "staticOrPath",
                          minimum: 1,
                          maximum: 5,
                          pattern: "^[1-5](\\.0)?$",
                          description: "1 to 5. The console writes a JSON number, published flows also the text 4.0.",
                        },
                        ComparisonOperator: {
                          type: "string",
                          enum: ["NumberGreaterOrEqualTo", "Match"],
                          description: "Match: named agents.",
                        },
                        MatchCriteria: {
                          type: "object",
                          properties: {
                            AgentsCriteria: {
                              type: "object",
                              properties: { AgentIds: { type: "array", maxItems: 10, items: dynamicText } },
                              required: ["AgentIds"],
                            },
                          },
                          required: ["AgentsCriteria"],
                        },
                      },
                      required: ["ComparisonOperator"],
                      onlyWhen: { MatchCriteria: { path: ["ComparisonOperator"], equals: "Match" } },
                    },
                    AndExpression: { type: "array", maxItems: 8, binding: "dynamic", items: anyExpression },
                    OrExpression: {
                      type: "array",
                      maxItems: 3,
                      binding: "dynamic",
                      items: anyExpression,
                      description: "The API has it; nobody has tried it in a flow.",
                    },
                    NotAttributeCondition: {
                      ...anyExpression,
                      description: "The API has it; nobody has tried it in a flow.",
                    },
                  },
                },
                Expiry: {
                  type: "object",
                  properties: { DurationInSeconds: { type: ["integer", "string"], integer: {} } },
                  required: ["DurationInSeconds"],
                },
              },
              required: ["Expression"],
            },
          },
        },
        required: ["Steps"],
      },
    },
    required: ["RoutingCriteria"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: "all",
  unhandledError: "continue",
  sources: {
    pages: ["AWS Developer Guide: UpdateRoutingCriteria", "AWS Admin Guide: Set routing criteria"],
    observed: { flows: 29, actions: 29 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: ["The guide calls the type UpdateRoutingCriteria, which the service refuses."],
});
