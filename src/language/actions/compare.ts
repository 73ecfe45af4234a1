import { defineAction } from "../action-type.js";

export const compare = defineAction({
  type: "Compare",
  blocks: [{ name: "Check contact attributes" }],
  category: "flowControl",
  summary: "Branches on one value of the call.",
  parameters: {
    properties: {
      ComparisonValue: {
        type: "string",
        binding: "path",
        description:
          "The value, as a path with a name below its namespace. The service takes neither a namespace alone nor a literal.",
      },
    },
    required: ["ComparisonValue"],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        operators: [
          "Equals",
          "TextStartsWith",
          "TextEndsWith",
          "TextContains",
          "NumberGreaterThan",
          "NumberGreaterOrEqualTo",
          "NumberLessThan",
          "NumberLessOrEqualTo",
          "KeyExists",
        ],
        operands: "free",
        minimum: 1,
        operandBinding: "staticOrPath",
        looksAt: ["ComparisonValue"],
        compares: "the value; text by upper and lower case, numbers as numbers",
      },
    ],
    errors: [{ error: "NoMatchingCondition", required: true }],
    nextMirrors: [{ kind: "error", error: "NoMatchingCondition" }],
  },
  flowTypes: "all",
  channels: "all",
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: Compare", "AWS Admin Guide: Check contact attributes"],
    observed: { flows: 109, actions: 252 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "NoMatchingError is refused.",
    "The guide describes conditions inside conditions; the service refuses them.",
    "KeyExists, which looks for a key of an object, is in no guide.",
    "An operand may be one path: the Admin Guide says so and three published flows do it, with Equals, NumberGreaterThan and NumberLessThan.",
    "Every console export repeats the target for no match in NextAction.",
  ],
});
