import { defineAction } from "../action-type.js";
import type { Predicate } from "../predicate.js";
import { promptNames, promptProperties } from "../shapes/prompt.js";
import { capitalSwitch, dynamicText } from "../shapes/text-values.js";

const buffer: Predicate = { present: ["EnableDTMFBuffer"] };
const store: Predicate = { all: [{ not: buffer }, { path: ["StoreInput"], equals: "True" }] };
const menu: Predicate = { not: { any: [buffer, { path: ["StoreInput"], equals: "True" }] } };
const phoneNumber: Predicate = { present: ["InputValidation", "PhoneNumberValidation"] };
const notBuffer: Predicate = { not: buffer };
const stopBuffer: Predicate = { path: ["EnableDTMFBuffer"], equals: "False" };

export const getParticipantInput = defineAction({
  type: "GetParticipantInput",
  blocks: [
    { name: "Set touchtone buffer behavior", mode: "touchtoneBuffer", when: buffer },
    { name: "Store customer input", mode: "store", when: store },
    { name: "Get customer input", mode: "menu", when: menu },
  ],
  category: "participant",
  summary: "Takes keys from the caller: one to branch on (menu), or several to keep (store); or sets the key buffer.",
  parameters: {
    properties: {
      ...promptProperties,
      StoreInput: {
        ...capitalSwitch,
        description: "True keeps what is typed, False is a menu. The guide reads absent as False. Free in buffer mode.",
      },
      InputTimeLimitSeconds: {
        type: "string",
        integer: { minimum: 1 },
        description:
          "How long to wait for the first key, in seconds. The guide stops at 180; seven production flows have 300.",
      },
      InputValidation: {
        type: "object",
        properties: {
          CustomValidation: {
            type: "object",
            properties: { MaximumLength: { type: "string", binding: "staticOrPath", integer: { minimum: 1 } } },
            required: ["MaximumLength"],
          },
          PhoneNumberValidation: {
            type: "object",
            properties: {
              NumberFormat: { type: "string", enum: ["Local", "E164"] },
              CountryCode: { type: "string", pattern: "^[A-Z]{2}$", description: "Country of a local number." },
            },
            required: ["NumberFormat"],
            requiredWhen: { CountryCode: { path: ["NumberFormat"], equals: "Local" } },
          },
        },
        choices: [{ take: "exactlyOne", of: ["CustomValidation", "PhoneNumberValidation"] }],
      },
      InputEncryption: {
        type: "object",
        properties: {
          EncryptionKeyId: dynamicText,
          Key: { ...dynamicText, description: "The certificate, as PEM text." },
        },
        required: ["EncryptionKeyId", "Key"],
      },
      DTMFConfiguration: {
        type: "object",
        properties: {
          InputTerminationSequence: {
            type: "string",
            binding: "dynamic",
            maxLength: 5,
            description: "Keys that end the input: digits, # and *. The key # when absent.",
          },
          DisableCancelKey: { ...capitalSwitch, description: "False: the key * takes back what was typed so far." },
          InterdigitTimeLimitSeconds: {
            type: "string",
            binding: "dynamic",
            integer: { minimum: 1, maximum: 20 },
            description: "Seconds between keys; 5 when absent.",
          },
        },
      },
      EnableDTMFBuffer: {
        ...capitalSwitch,
        description: "Buffer mode. True: keys typed during other actions wait, 30 at most. False: stops and clears.",
      },
    },
    requiredWhen: { StoreInput: notBuffer, InputTimeLimitSeconds: notBuffer, InputValidation: store },
    onlyWhen: {
      Text: notBuffer,
      SSML: notBuffer,
      PromptId: notBuffer,
      Media: notBuffer,
      InputTimeLimitSeconds: notBuffer,
      InputValidation: store,
      DTMFConfiguration: store,
      InputEncryption: { any: [stopBuffer, { present: ["InputValidation", "CustomValidation"] }] },
    },
    choices: [{ take: "exactlyOne", of: promptNames, when: notBuffer }],
  },
  outcomes: {
    next: "required",
    conditions: [
      {
        when: menu,
        operators: ["Equals"],
        operands: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"].map((operand) => ({
          operand,
          required: false,
        })),
        compares: "the key",
      },
    ],
    errors: [
      { error: "NoMatchingError", required: true },
      { error: "NoMatchingCondition", required: true, when: menu },
      { error: "InputTimeLimitExceeded", required: true, when: menu },
      { error: "InvalidPhoneNumber", required: true, when: { all: [store, phoneNumber] } },
    ],
    nextMirrors: [
      { kind: "error", error: "NoMatchingCondition", when: menu },
      { kind: "error", error: "InputTimeLimitExceeded", when: menu },
    ],
  },
  flowTypes: ["contactFlow", "customerQueue", "agentTransfer", "queueTransfer", "module"],
  channels: ["voice"],
  produces: [{ path: "$.StoredCustomerInput", when: store }],
  replaces: [{ path: "$.StoredCustomerInput", when: store }],
  unhandledError: "end",
  call: {
    decides: "caller",
    asks: true,
    stores: { all: [{ path: ["StoreInput"], equals: "True" }, { not: { present: ["EnableDTMFBuffer"] } }] },
  },
  sources: {
    pages: [
      "AWS Developer Guide: GetParticipantInput",
      "AWS Admin Guide: Get customer input",
      "AWS Admin Guide: Store customer input",
    ],
    observed: { flows: 87, actions: 216 },
    published: ["an open-source test suite", "a verified list"],
  },
  discrepancies: [
    "The guide gives both modes InputTimeLimitExceeded; store mode refuses it. A caller who types nothing goes on at NextAction and $.StoredCustomerInput is the word Timeout.",
    "The guide shows DTMFConfiguration without a mode; a menu refuses it, and none of 79 exported menus has it.",
    "A JSON boolean as DisableCancelKey is refused with the misleading problem Invalid Action type.",
    "A verified list asks a menu for at least one condition; published flows, AWS's voicemail sample among them, have menus without any and use them as a pause that a key ends.",
    "The buffer mode is known from console exports only.",
    "The Admin Guide of 2026 also offers the block in outbound whisper flows; nobody has tried.",
  ],
});
