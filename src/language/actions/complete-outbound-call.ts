import { defineAction } from "../action-type.js";
import { dynamicText, textOrPath } from "../shapes/text-values.js";

export const completeOutboundCall = defineAction({
  type: "CompleteOutboundCall",
  blocks: [{ name: "Call phone number" }],
  category: "contact",
  summary: "Dials the outbound call now; otherwise the first action that speaks to the participant does.",
  parameters: {
    properties: {
      CallerId: {
        type: "object",
        properties: {
          Number: {
            ...textOrPath,
            phoneNumber: true,
            description: "A number that the instance has claimed, in E.164 form.",
          },
        },
        required: ["Number"],
      },
      VoiceConnector: {
        type: "object",
        properties: {
          VoiceConnectorType: { type: "string", enum: ["ChimeConnector"] },
          VoiceConnectorArn: dynamicText,
          FromUser: dynamicText,
          ToUser: dynamicText,
          UserToUserInformation: dynamicText,
        },
        required: ["VoiceConnectorType", "VoiceConnectorArn", "FromUser", "ToUser"],
      },
      ConnectionTimeLimitSeconds: {
        type: "string",
        binding: "dynamic",
        integer: { minimum: 1, maximum: 600 },
        description: "Seconds; with a voice connector only.",
      },
    },
    onlyWhen: { ConnectionTimeLimitSeconds: { present: ["VoiceConnector"] } },
  },
  outcomes: { next: "required", conditions: [], errors: [], nextMirrors: [] },
  flowTypes: ["outboundWhisper"],
  channels: ["voice"],
  unhandledError: "end",
  sources: {
    pages: ["AWS Developer Guide: CompleteOutboundCall", "AWS Admin Guide: Call phone number"],
    observed: { flows: 4, actions: 4 },
    published: ["an open-source test suite"],
  },
  discrepancies: ["A contact flow of type CONTACT_FLOW refuses it."],
});
