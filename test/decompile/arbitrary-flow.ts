import fc from "fast-check";
import type { FlowDocument } from "../../src/language/document.js";
import type { JsonObject } from "../../src/language/json.js";

/** Texts that try to leave the literal, the comment or the name that they are put into. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: "binary" }),
  fc.constantFrom(
    '"); globalThis.injected = true; ("',
    "`); globalThis.injected = true; (`",
    "${globalThis.injected = true}",
    "$.Attributes.name${globalThis.injected = true}`",
    "*/ globalThis.injected = true; /*",
    "*/\nglobalThis.injected = true;",
    "\\",
    '\\"); globalThis.injected = true; //',
    "\u2028globalThis.injected = true;",
    "'",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "default",
    "class",
    "$.Attributes.__proto__",
    "$.Attributes['a b']",
    "$.External.x and $.Attributes.y.",
    "</script>",
    "$.",
    " ",
    "\n",
  ),
);

/** The same, and some of them longer than a line. */
const spoken: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: hostileText },
  fc.tuple(hostileText, hostileText).map(([first, last]) => `${first}${"and so on ".repeat(12)}${last}`),
);

const key = fc.constantFrom("1", "2", "3", "*");

/** What an action may do: its type, its parameters, and the slots of its ways on. */
type Draft = { readonly type: string; readonly parameters: JsonObject; readonly slots: readonly string[] };

const drafts: fc.Arbitrary<Draft> = fc.oneof(
  spoken.map((text) => ({
    type: "MessageParticipant",
    parameters: { Text: text },
    slots: ["next", "!NoMatchingError"],
  })),
  hostileText.map((text) => ({ type: "MessageParticipant", parameters: { SSML: text }, slots: ["next"] })),
  fc.tuple(hostileText, hostileText).map(([name, value]) => ({
    type: "UpdateContactAttributes",
    parameters: { Attributes: Object.fromEntries([[name, value]]), TargetContact: "Current" },
    slots: ["next", "!NoMatchingError"],
  })),
  fc.tuple(fc.uniqueArray(key, { maxLength: 3 }), spoken).map(([keys, text]) => ({
    type: "GetParticipantInput",
    parameters: { Text: text, StoreInput: "False", InputTimeLimitSeconds: "5" },
    slots: [...keys.map((k) => `Equals:${k}`), "!NoMatchingCondition", "!InputTimeLimitExceeded", "!NoMatchingError"],
  })),
  fc.uniqueArray(fc.oneof(key, hostileText), { minLength: 1, maxLength: 3 }).map((values) => ({
    type: "Compare",
    parameters: { ComparisonValue: "$.Attributes.choice" },
    slots: [...values.map((value) => `Equals:${value}`), "!NoMatchingCondition"],
  })),
  fc.constantFrom("TextStartsWith", "TextContains", "NumberGreaterThan", "NumberLessOrEqualTo").map((operator) => ({
    type: "Compare",
    parameters: { ComparisonValue: "$.External.size" },
    slots: ["Equals:1", `${operator}:10`, "!NoMatchingCondition"],
  })),
  fc.tuple(spoken, spoken).map(([fn, value]) => ({
    type: "InvokeLambdaFunction",
    parameters: {
      LambdaFunctionARN: fn,
      LambdaInvocationAttributes: { value },
      InvocationTimeLimitSeconds: "3",
    },
    slots: ["next", "!NoMatchingError"],
  })),
  fc.constant({
    type: "UpdateContactTextToSpeechVoice",
    parameters: { TextToSpeechVoice: "Joanna" },
    slots: ["next", "!NoMatchingError"],
  }),
  hostileText.map((language) => ({
    type: "UpdateContactData",
    parameters: { LanguageCode: language },
    slots: ["next", "!NoMatchingError"],
  })),
  hostileText.map((queue) => ({
    type: "UpdateContactTargetQueue",
    parameters: { QueueId: queue },
    slots: ["next", "!NoMatchingError"],
  })),
  fc.constant({
    type: "Loop",
    parameters: { LoopCount: "3" },
    slots: ["Equals:ContinueLooping", "Equals:DoneLooping"],
  }),
  fc.constant({
    type: "CheckHoursOfOperation",
    parameters: {},
    slots: ["Equals:True", "Equals:False", "!NoMatchingError"],
  }),
  fc.constant({ type: "TransferContactToQueue", parameters: {}, slots: ["!QueueAtCapacity", "!NoMatchingError"] }),
  fc.constant({ type: "UpdateFlowLoggingBehavior", parameters: { FlowLoggingBehavior: "Enabled" }, slots: ["next"] }),
  fc.constant({ type: "DisconnectParticipant", parameters: {}, slots: [] }),
  fc.constant({ type: "EndFlowExecution", parameters: {}, slots: [] }),
  fc.tuple(hostileText, hostileText).map(([type, value]) => ({
    type,
    parameters: { [value]: value },
    slots: ["next", "!NoMatchingError", "Equals:x"],
  })),
);

/** Flows of any shape: loops with several entries, ways that lead nowhere, actions that nothing leads to. */
export const arbitraryFlow: fc.Arbitrary<FlowDocument> = fc
  .record({
    drafts: fc.array(drafts, { minLength: 1, maxLength: 14 }),
    targets: fc.infiniteStream(fc.nat()),
    dangling: fc.infiniteStream(fc.nat({ max: 30 })),
    ids: fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: fc.uuid() }, hostileText), { minLength: 14, maxLength: 14 }),
    notes: fc.array(hostileText, { maxLength: 2 }),
    name: hostileText,
  })
  .map(({ drafts: actions, targets, dangling, ids, notes, name }): FlowDocument => {
    const next = (): string => {
      const nowhere = dangling.next().value;
      if (nowhere === 0) return "";
      if (nowhere === 1) return "$end";
      return ids[targets.next().value % actions.length] ?? "";
    };
    /** Often the next action of the list, so that pairs and long ways come about. */
    const from = (i: number) => (): string => {
      const chance = targets.next().value % 3;
      return chance === 0 ? next() : (ids[Math.min(i + 1, actions.length - 1)] ?? "");
    };
    return {
      Version: "2019-10-30",
      StartAction: ids[0] ?? "",
      Metadata: {
        entryPointPosition: { x: 1, y: 2 },
        name,
        ActionMetadata: Object.fromEntries(
          actions.map((_, i) => [ids[i], { position: { x: i, y: i }, friendlyName: name }]),
        ),
        Annotations: notes.map((content, i) => ({ type: "default", content, actionId: ids[i] ?? "" })),
      },
      Actions: actions.map(({ type, parameters, slots }, i) => ({
        Parameters: parameters,
        Identifier: ids[i] ?? "",
        Type: type,
        Transitions: transitions(slots, from(i)),
      })),
    };
  });

function transitions(slots: readonly string[], next: () => string): JsonObject {
  const conditions = slots.filter((slot) => slot !== "next" && !slot.startsWith("!"));
  const errors = slots.filter((slot) => slot.startsWith("!"));
  const targets = new Map(slots.map((slot) => [slot, next()]));
  const to = (slot: string): string => targets.get(slot) ?? "";
  if (slots.length === 0) return {};
  return {
    NextAction: slots.includes("next") ? to("next") : to(slots.at(-1) ?? ""),
    ...(conditions.length > 0 && {
      Conditions: conditions.map((slot) => {
        const colon = slot.indexOf(":");
        return {
          NextAction: to(slot),
          Condition: { Operator: slot.slice(0, colon), Operands: [slot.slice(colon + 1)] },
        };
      }),
    }),
    ...(errors.length > 0 && { Errors: errors.map((slot) => ({ NextAction: to(slot), ErrorType: slot.slice(1) })) }),
  };
}
