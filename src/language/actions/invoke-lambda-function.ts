import { defineAction } from "../action-type.js";
import { lambdaTimes } from "../limits.js";
import { dynamicMap } from "../shapes/text-values.js";

const asynchronous = { path: ["InvocationType"], equals: "ASYNCHRONOUS" } as const;
const synchronous = { not: asynchronous } as const;

export const invokeLambdaFunction = defineAction({
  type: "InvokeLambdaFunction",
  blocks: [{ name: "AWS Lambda function" }],
  category: "interaction",
  summary: "Calls a Lambda function and, unless asynchronous, waits for what it answers.",
  parameters: {
    properties: {
      LambdaFunctionARN: {
        type: "string",
        binding: "dynamic",
        resource: "lambda",
        description: "The function. The instance must be allowed to call it.",
      },
      InvocationTimeLimitSeconds: {
        type: "string",
        integer: { minimum: 1, maximum: lambdaTimes.asynchronousSeconds },
        description: "Seconds: at most 8 when synchronous, 60 when asynchronous (AWS Admin Guide).",
      },
      InvocationType: {
        type: "string",
        enum: ["SYNCHRONOUS", "ASYNCHRONOUS"],
        description: "Synchronous when absent. Exports of older flows lack it.",
      },
      LambdaInvocationAttributes: { ...dynamicMap, description: "What the function finds in Details.Parameters." },
      ResponseValidation: {
        type: "object",
        properties: { ResponseType: { type: "string", enum: ["STRING_MAP", "JSON"] } },
        required: ["ResponseType"],
      },
    },
    required: ["LambdaFunctionARN", "InvocationTimeLimitSeconds"],
    atMostWhen: { InvocationTimeLimitSeconds: { maximum: lambdaTimes.synchronousSeconds, when: synchronous } },
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: "all",
  channels: "all",
  produces: [
    { path: "$.External", when: synchronous },
    { path: "$.LambdaInvocation.ResultData", when: synchronous },
    { path: "$.LambdaInvocation.InvocationId", when: asynchronous },
  ],
  replaces: [
    { path: "$.External", when: synchronous },
    { path: "$.LambdaInvocation.ResultData", when: synchronous },
    { path: "$.LambdaInvocation.InvocationId", when: asynchronous },
  ],
  unhandledError: "end",
  call: {
    asks: true,
    handsOnTo: "a Lambda function",
    sharesTime: { seconds: "InvocationTimeLimitSeconds", when: synchronous },
  },
  usualParameters: { ResponseValidation: { ResponseType: "STRING_MAP" }, InvocationType: "SYNCHRONOUS" },
  sources: {
    pages: ["AWS Developer Guide: InvokeLambdaFunction", "AWS Admin Guide: AWS Lambda function"],
    observed: { flows: 142, actions: 282 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide requires InvocationType and ResponseValidation; both may be left out.",
    "One real flow writes the response type as Json.",
    "The Developer Guide's 8 seconds are those of a synchronous invocation; it does not know the asynchronous 60 of the Admin Guide.",
    "Hand-written flows have synchronous time limits above 8 seconds.",
    "How the console stores its mode that loads an asynchronous result is unknown, and so is the timeout branch of the 2026 page.",
  ],
});
