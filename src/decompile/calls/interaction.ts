import { list, plain } from "../expression.js";
import { call, Given, isObject, type CallWriter } from "./call.js";

/** Blocks that talk with the customer. */
export const interactionCalls: Readonly<Record<string, CallWriter>> = {
  MessageParticipant: (p) =>
    call("playPrompt", [p.speech()], { skipWhenKeysAreBuffered: p.flag("SkipWhenDTMFBufferEnabled") }),

  MessageParticipantIteratively: (p) => {
    const messages = p.at("Messages");
    if (!Array.isArray(messages)) return undefined;
    const prompts = messages.map((each) => (isObject(each) ? new Given(p.node, each).speech() : undefined));
    if (!prompts.every((prompt) => prompt !== undefined)) return undefined;
    return call("loopPrompts", [list(prompts)], {
      interruptEverySeconds: p.number("InterruptFrequencySeconds"),
      resumeAfterInterrupt: p.flag("ContinueMessagingDuringInterrupt"),
    });
  },

  GetParticipantInput: (p) => {
    const buffer = p.choice("EnableDTMFBuffer", { True: "enabled", False: "disabled" });
    if (buffer) return call("setTouchToneBuffer", [buffer]);
    const timeoutSeconds = p.number("InputTimeLimitSeconds", 5);
    if (p.string("StoreInput") === "False") {
      const keys = p.operands();
      if (keys === undefined || !keys.every((key) => /^[0-9*#]$/.test(key))) return undefined;
      return call("getCustomerInput", [p.speech()], {
        keys: keys.length === 0 ? undefined : list(keys.map(plain)),
        timeoutSeconds,
      });
    }
    const custom = p.at("InputValidation", "CustomValidation") !== undefined;
    const input = {
      timeoutSeconds,
      interDigitTimeoutSeconds: p.number(["DTMFConfiguration", "InterdigitTimeLimitSeconds"]),
      terminator: p.text("DTMFConfiguration", "InputTerminationSequence"),
      disableCancelKey: p.flag(["DTMFConfiguration", "DisableCancelKey"]),
    };
    if (!custom) {
      const phone = p.below("InputValidation", "PhoneNumberValidation");
      return call("storePhoneNumber", [p.speech()], {
        format: phone.choice("NumberFormat", { Local: "local", E164: "international" }),
        country: phone.text("CountryCode"),
        ...input,
      });
    }
    const keyId = p.text("InputEncryption", "EncryptionKeyId");
    const certificate = p.text("InputEncryption", "Key");
    return call("storeCustomerInput", [p.speech()], {
      maxDigits: p.number(["InputValidation", "CustomValidation", "MaximumLength"]),
      ...input,
      encryption:
        keyId && certificate
          ? {
              kind: "object",
              members: [
                ["keyId", keyId],
                ["certificate", certificate],
              ],
            }
          : undefined,
    });
  },

  ConnectParticipantWithLexBot: (p) => {
    const intents = p.operands();
    if (intents === undefined) return undefined;
    const old = p.at("LexBot");
    const bot = isObject(old)
      ? {
          kind: "object" as const,
          members: Object.entries({
            name: p.text("LexBot", "Name"),
            region: p.text("LexBot", "Region"),
            alias: p.text("LexBot", "Alias"),
          }).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
        }
      : p.resource("LexV2Bot", "AliasArn");
    return call(
      "getCustomerInputWithBot",
      [p.speech() ?? plainUndefined],
      {
        bot,
        intents: intents.length === 0 ? undefined : list(intents.map(plain)),
        sessionAttributes: p.json("LexSessionAttributes"),
        chatTimeoutSeconds: p.number(["LexTimeoutSeconds", "Text"]),
        initialMessage: p.text("LexInitializationData", "InitialMessage"),
      },
      { outcome: "intent" },
    );
  },

  ShowView: (p) => {
    const actions = p.operands();
    if (actions === undefined) return undefined;
    return call(
      "showView",
      [p.resource("ViewResource", "Id")],
      {
        data: p.entries("ViewData").length === 0 ? undefined : p.json("ViewData"),
        version: p.text("ViewResource", "Version"),
        actions: actions.length === 0 ? undefined : list(actions.map(plain)),
        timeoutSeconds: p.number("InvocationTimeLimitSeconds", 400),
        sensitive: p.at("SensitiveDataConfiguration") === undefined ? undefined : plain(true),
      },
      { outcome: "action" },
    );
  },

  AuthenticateParticipant: (p) => {
    const profile = p.string("CustomerProfilesConfiguration", "ObjectTypeName");
    return call("authenticateCustomer", [], {
      userPoolArn: p.text("CognitoConfiguration", "UserPoolArn"),
      appClientId: p.text("CognitoConfiguration", "AppClientId"),
      profileObjectType:
        profile === "Cognito-attributes" ? undefined : p.text("CustomerProfilesConfiguration", "ObjectTypeName"),
      timeoutMinutes: p.number("TimeLimitMinutes"),
    });
  },

  ConnectParticipantWithAgenticCX: (p) => {
    const filler = p.below("AudioFillerConfiguration");
    return call(
      "connectAgenticCx",
      [],
      {
        workspaceId: p.text("AgentConfiguration", "WorkspaceId"),
        applicationId: p.text("AgentConfiguration", "ApplicationId"),
        alias: p.text("AgentConfiguration", "Alias"),
        contextVariables: p.json("AgentConfiguration", "ContextVariables"),
        audioFiller:
          filler.at("Enabled") === true
            ? {
                kind: "object",
                members: Object.entries({
                  startDelayMilliseconds: filler.number("StartDelayInMilliseconds", 2500),
                  minimumPlayMilliseconds: filler.number("MinimumPlayDurationInMilliseconds", 3000),
                  responseDelayMilliseconds: filler.number("ResponseDeliveryDelayInMilliseconds", 500),
                }).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
              }
            : undefined,
      },
      { outcome: "outcome" },
    );
  },
};

/** No prompt: the bot begins with the customer's own message. */
const plainUndefined = { kind: "nothing" } as const;
