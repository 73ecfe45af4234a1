import { defineAction } from "../action-type.js";
import { enabledSwitch } from "../shapes/text-values.js";

export const updateContactMediaStreamingBehavior = defineAction({
  type: "UpdateContactMediaStreamingBehavior",
  blocks: [
    { name: "Start media streaming", when: { path: ["MediaStreamingState"], equals: "Enabled" } },
    { name: "Stop media streaming", when: { path: ["MediaStreamingState"], equals: "Disabled" } },
  ],
  category: "contact",
  summary: "Sends what the customer says and hears to a Kinesis video stream, or stops that.",
  parameters: {
    properties: {
      MediaStreamingState: enabledSwitch,
      Participants: {
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          properties: {
            ParticipantType: { type: "string", enum: ["Customer"] },
            MediaDirections: { type: "array", minItems: 1, items: { type: "string", enum: ["From", "To"] } },
          },
          required: ["ParticipantType", "MediaDirections"],
        },
      },
      MediaStreamType: { type: "string", enum: ["Audio"] },
    },
    required: ["MediaStreamingState", "Participants", "MediaStreamType"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: [
    "contactFlow",
    "customerQueue",
    "customerWhisper",
    "outboundWhisper",
    "agentWhisper",
    "agentTransfer",
    "queueTransfer",
    "module",
  ],
  channels: ["voice"],
  produces: [{ path: "$.MediaStreams" }],
  unhandledError: "continue",
  sources: {
    pages: [
      "AWS Developer Guide: UpdateContactMediaStreamingBehavior",
      "AWS Admin Guide: Start media streaming",
      "AWS Admin Guide: Stop media streaming",
    ],
    observed: { flows: 59, actions: 103 },
    published: ["an open-source test suite", "a verified list"],
  },
});
