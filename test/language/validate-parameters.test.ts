import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "../../src/language/document.js";
import type { Json, JsonObject } from "../../src/language/json.js";
import type { ParameterSchema } from "../../src/language/parameter-schema.js";
import { holds } from "../../src/language/predicate.js";
import { actionType, actionTypes } from "../../src/language/registry.js";
import type { ParameterFinding } from "../../src/language/validate-parameters.js";
import { corpus, hasCorpus } from "./corpus.js";
import { ensureValidators } from "./ensure-validators.js";

let checkParameters: (type: string, parameters: JsonObject) => readonly ParameterFinding[];

beforeAll(async () => {
  await ensureValidators();
  ({ checkParameters } = await import("../../src/language/validate-parameters.js"));
});

const path = "$.Attributes.x";
const prompt = { Text: "Hello" };
const input = { ...prompt, InputTimeLimitSeconds: "5" };
const store = { ...input, StoreInput: "True", InputValidation: { CustomValidation: { MaximumLength: "8" } } };
const callback = { InitialCallDelaySeconds: "5", RetryDelaySeconds: "600", MaximumConnectionAttempts: "1" };
const asynchronous = { LambdaFunctionARN: path, InvocationType: "ASYNCHRONOUS" };
const message = { Messages: [{ Text: "Please hold." }] };

describe("parameters that the service takes", () => {
  test.each<[string, JsonObject]>([
    ["DisconnectParticipant", {}],
    ["MessageParticipant", prompt],
    ["MessageParticipant", { PromptId: path, SkipWhenDTMFBufferEnabled: "true" }],
    ["MessageParticipant", { Text: `Hello ${path}, you owe $5.00` }],
    ["MessageParticipant", { Text: " " }],
    ["Loop", { LoopCount: "3" }],
    ["Loop", { LoopCount: 3 }],
    ["Loop", { LoopCount: path }],
    ["GetParticipantInput", { ...input, StoreInput: "False" }],
    ["GetParticipantInput", store],
    ["GetParticipantInput", { ...store, InputEncryption: { EncryptionKeyId: path, Key: "-----BEGIN" } }],
    ["GetParticipantInput", { EnableDTMFBuffer: "True" }],
    ["UpdateContactEventHooks", { EventHooksConfiguration: { AgentWhisper: { DisableExecution: "true" } } }],
    ["UpdateContactRoutingCriteria", { RoutingCriteria: path }],
    [
      "ShowView",
      { ViewResource: { Id: "form" }, InvocationTimeLimitSeconds: "400", ViewData: { a: [{ b: true }], c: path } },
    ],
    ["MessageParticipantIteratively", message],
    ["UpdateContactRoutingBehavior", { QueueTimeAdjustmentSeconds: "-60" }],
    ["UpdateContactRoutingBehavior", { QueuePriority: "9223372036854775807" }],
    ["CreateCallbackContact", callback],
    ["InvokeLambdaFunction", { LambdaFunctionARN: path, InvocationTimeLimitSeconds: "8" }],
    ["InvokeLambdaFunction", { ...asynchronous, InvocationTimeLimitSeconds: "60" }],
    ["ANewType", { anything: "" }],
    ["__proto__", { anything: "" }],
  ])("%s %j", (type, parameters) => {
    expect(checkParameters(type, parameters)).toEqual([]);
  });
});

describe("parameters that the service refuses", () => {
  test.each<[string, JsonObject, ParameterFinding["kind"], string]>([
    ["Loop", {}, "missing", "LoopCount is missing"],
    [
      "Loop",
      { LoopCount: "101" },
      "value",
      'LoopCount should be a whole number from 0 to 100, or one path, but it is "101"',
    ],
    [
      "Loop",
      { LoopCount: 101 },
      "value",
      "LoopCount should be a whole number from 0 to 100, or one path, but it is 101",
    ],
    [
      "InvokeLambdaFunction",
      { LambdaFunctionARN: path, InvocationTimeLimitSeconds: "9" },
      "value",
      'InvocationTimeLimitSeconds should be at most 8 when InvocationType is not "ASYNCHRONOUS", but it is 9',
    ],
    [
      "InvokeLambdaFunction",
      { LambdaFunctionARN: path, InvocationType: "SYNCHRONOUS", InvocationTimeLimitSeconds: 60 },
      "value",
      'InvocationTimeLimitSeconds should be at most 8 when InvocationType is not "ASYNCHRONOUS", but it is 60',
    ],
    [
      "InvokeLambdaFunction",
      { ...asynchronous, InvocationTimeLimitSeconds: "61" },
      "value",
      'InvocationTimeLimitSeconds should be a whole number from 1 to 60, but it is "61"',
    ],
    [
      "Loop",
      { LoopCount: "3.5" },
      "value",
      'LoopCount should be a whole number from 0 to 100, or one path, but it is "3.5"',
    ],
    [
      "Loop",
      { LoopCount: ` ${path}` },
      "binding",
      "LoopCount has text around a path; it takes a literal, or one path alone",
    ],
    [
      "Loop",
      { LoopCount: true },
      "type",
      "LoopCount should be a whole number from 0 to 100, or one path, but it is the boolean true",
    ],
    ["Loop", { LoopCount: "" }, "empty", "LoopCount is an empty text, which the service refuses everywhere"],
    ["Loop", { LoopCount: "3", Name: "x" }, "unknown", "Name does not exist; there are LoopCount"],
    ["DisconnectParticipant", { Text: "Bye" }, "unknown", "Text does not exist; there are no parameters here"],
    ["Compare", { ComparisonValue: "yes" }, "binding", "ComparisonValue should be one path, but it is a literal"],
    [
      "UpdateFlowLoggingBehavior",
      { FlowLoggingBehavior: path },
      "binding",
      "FlowLoggingBehavior holds a path, but it must be known when the flow is built",
    ],
    [
      "UpdateFlowLoggingBehavior",
      { FlowLoggingBehavior: "enabled" },
      "value",
      'FlowLoggingBehavior should be "Enabled" or "Disabled", but it is "enabled"',
    ],
    ["MessageParticipant", {}, "choice", "of Text, SSML, PromptId and Media one must be there"],
    [
      "MessageParticipant",
      { ...prompt, SSML: "<speak/>" },
      "choice",
      "of Text, SSML, PromptId and Media only one may be there, but 2 are",
    ],
    [
      "MessageParticipantIteratively",
      { Messages: [{ Text: "a" }, { Text: "b", PromptId: "c" }] },
      "choice",
      "of Messages[1].Text, Messages[1].SSML, Messages[1].PromptId and Messages[1].Media only one may be there, but 2 are",
    ],
    ["MessageParticipantIteratively", { Messages: [] }, "value", "Messages has too few entries: at least 1"],
    [
      "MessageParticipantIteratively",
      { ...message, InterruptFrequencySeconds: path },
      "binding",
      "InterruptFrequencySeconds holds a path, but it must be known when the flow is built",
    ],
    [
      "UpdateContactAttributes",
      { Attributes: { a: "x", b: "" } },
      "empty",
      "Attributes.b is an empty text, which the service refuses everywhere",
    ],
    [
      "UpdateContactAttributes",
      { Attributes: { a: 1 } },
      "type",
      "Attributes.a should be a text, but it is the number 1",
    ],
    ["UpdateContactAttributes", { Attributes: null }, "type", "Attributes should be an object, but it is null"],
    [
      "UpdateFlowAttributes",
      { FlowAttributes: { a: "x" } },
      "type",
      "FlowAttributes.a should be an object, but it is a text",
    ],
    [
      "ShowView",
      { ViewResource: { Id: "form" }, InvocationTimeLimitSeconds: "400", ViewData: { a: [{ "b/c~d": "" }] } },
      "empty",
      "ViewData.a[0].b/c~d is an empty text, which the service refuses everywhere",
    ],
    [
      "GetParticipantInput",
      { ...input, StoreInput: "True" },
      "missing",
      'InputValidation is missing; it must be there when EnableDTMFBuffer is not given and StoreInput is "True"',
    ],
    [
      "GetParticipantInput",
      { ...input, StoreInput: "False", DTMFConfiguration: {} },
      "unknown",
      'DTMFConfiguration may be there only when EnableDTMFBuffer is not given and StoreInput is "True"',
    ],
    [
      "GetParticipantInput",
      { ...store, DTMFConfiguration: { DisableCancelKey: true } },
      "type",
      'DTMFConfiguration.DisableCancelKey should be "True" or "False", but it is the boolean true',
    ],
    [
      "GetParticipantInput",
      { ...store, InputValidation: { PhoneNumberValidation: { NumberFormat: "Local" } } },
      "missing",
      'InputValidation.PhoneNumberValidation.CountryCode is missing; it must be there when NumberFormat is "Local"',
    ],
    [
      "GetParticipantInput",
      { ...store, DTMFConfiguration: { InputTerminationSequence: "######" } },
      "value",
      "DTMFConfiguration.InputTerminationSequence has 6 characters, and 5 is the most",
    ],
    ["UpdateContactEventHooks", { EventHooks: { Nonsense: "flow" } }, "unknown", 'EventHooks may not have "Nonsense"'],
    [
      "UpdateContactData",
      {},
      "choice",
      "of Name, Description, LanguageCode, CustomerId, WisdomSessionArn and IsVoiceIdStreamingEnabled at least one must be there",
    ],
    [
      "UpdateContactData",
      { Name: "x", WatchlistId: "short" },
      "value",
      'WatchlistId should match ^[A-Za-z0-9]{22}$, but it is "short"',
    ],
    ["TagContact", { Tags: { "aws:x": "y" } }, "unknown", 'Tags may not have "aws:x"'],
    [
      "CreateCallbackContact",
      { ...callback, QueueId: "a", AgentId: "b" },
      "choice",
      "of QueueId and AgentId only one may be there, but 2 are",
    ],
    [
      "CreateCallbackContact",
      { ...callback, RetryDelaySeconds: "0" },
      "value",
      'RetryDelaySeconds should be a whole number from 1 to 259200, but it is "0"',
    ],
    [
      "ConnectParticipantWithAgenticCX",
      {
        AgentConfiguration: { WorkspaceId: "a", ApplicationId: "b", Alias: "c" },
        SpeechRecognitionConfiguration: { SpeechRecognitionEngine: "ANOTHER" },
        AudioFillerConfiguration: { Enabled: "true" },
      },
      "type",
      "AudioFillerConfiguration.Enabled should be true or false as JSON, without quotes, but it is a text",
    ],
  ])("%s %j", (type, parameters, kind, text) => {
    expect(checkParameters(type, parameters).map((finding) => [finding.kind, finding.message])).toEqual([[kind, text]]);
  });

  test("points at the value", () => {
    const [finding] = checkParameters("MessageParticipantIteratively", { Messages: [{ Text: "a" }, { Text: "" }] });
    expect(finding?.path).toEqual(["Messages", 1, "Text"]);
  });

  test("all at once", () => {
    const kinds = checkParameters("Loop", { LoopCount: "", a: 1, b: 2 }).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["empty", "unknown", "unknown"]);
  });
});

describe("hostile parameters", () => {
  const names = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "toString", "", "a/b", "~", "x".repeat(10_000), "\ud800"),
    fc.constantFrom(...new Set(actionTypes.flatMap(({ parameters }) => Object.keys(parameters.properties)))),
    fc.string({ unit: "binary" }),
  );
  const { value } = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("", "True", "False", "1", path, `a ${path}`, null, 0, true, -1.5),
      fc.string({ unit: "binary" }),
      fc.array(tie("value"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc
      .array(fc.tuple(names, tie("value")), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries) as unknown),
  }));

  test("give findings, never a crash, and each points at something", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...actionTypes),
        fc.array(fc.tuple(names, value), { maxLength: 5 }),
        ({ type }, entries) => {
          const parameters = Object.fromEntries(entries) as JsonObject;
          for (const finding of checkParameters(type, parameters)) {
            expect(finding.message.length).toBeGreaterThan(10);
            expect(finding.message).not.toContain("undefined");
            expect(within(parameters, finding.path)).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a name of every object is no parameter", () => {
    const parameters = JSON.parse('{"LoopCount": "3", "__proto__": "x", "constructor": "y"}') as JsonObject;
    expect(checkParameters("Loop", parameters).map(({ path }) => path)).toEqual([["__proto__"], ["constructor"]]);
  });
});

/** True when the path leads to a value, or, for a member that may not be left out, to the object around it. */
function within(parameters: JsonObject, steps: readonly (string | number)[]): boolean {
  let here: Json | undefined = parameters;
  for (const step of steps) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return false;
    here = (here as JsonObject)[step];
  }
  return true;
}

describe("what is compiled says what the catalogue says", () => {
  const objects = actionTypes.flatMap(({ type, parameters }) => {
    const rules = { ...parameters.requiredWhen, ...parameters.onlyWhen };
    return Object.keys(rules).length > 0 ? [{ type, parameters }] : [];
  });

  test("about parameters that depend on others", () => {
    expect(objects.length).toBeGreaterThan(4);
    fc.assert(
      fc.property(
        fc.constantFrom(...objects).chain((object) => fc.tuple(fc.constant(object), parametersOf(object.parameters))),
        ([{ type, parameters: schema }, parameters]) => {
          const messages = checkParameters(type, parameters).map(({ message }) => message);
          for (const [name, when] of Object.entries(schema.requiredWhen ?? {}))
            expect(messages.some((each) => each.startsWith(`${name} is missing; `))).toBe(
              parameters[name] === undefined && holds(when, parameters),
            );
          for (const [name, when] of Object.entries(schema.onlyWhen ?? {}))
            expect(messages.some((each) => each.startsWith(`${name} may be there only when`))).toBe(
              parameters[name] !== undefined && !holds(when, parameters),
            );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Values that a schema allows, with any choice of the members. */
function parametersOf(schema: Pick<ParameterSchema, "properties">): fc.Arbitrary<JsonObject> {
  const members = Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valueOf(inner)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}

function valueOf(schema: ParameterSchema): fc.Arbitrary<Json> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "array") return fc.array(valueOf(schema.items ?? { type: "string" }), { maxLength: 3 });
  if (schema.properties) return parametersOf(schema);
  const named = schema.propertyNames?.enum;
  if (named && typeof schema.additionalProperties === "object")
    return fc.dictionary(fc.constantFrom(...named), valueOf(schema.additionalProperties), {
      maxKeys: 1,
      noNullPrototype: true,
    });
  return fc.constantFrom("1", path);
}

describe.skipIf(!hasCorpus)("real flows", () => {
  // Empty texts apart: exports marked published hold some where an ARN was removed, and inside ViewData.
  test("nothing is found in what an instance has published", () => {
    const found: string[] = [];
    let checked = 0;
    for (const [file, text] of corpus()) {
      const { document } = parseDocument(text, file);
      const { status } = (document?.Metadata ?? {}) as { status?: unknown };
      if (String(status).toLowerCase() !== "published") continue;
      for (const { Identifier, Type, Parameters } of document?.Actions ?? []) {
        if (!actionType(Type)) continue;
        checked += 1;
        for (const { kind, message: words } of checkParameters(Type, Parameters ?? {}))
          if (kind !== "empty") found.push(`${file} ${Identifier} ${Type}: ${words}`);
      }
    }
    expect(checked).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
