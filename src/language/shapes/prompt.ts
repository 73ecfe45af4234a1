import type { ParameterSchema } from "../parameter-schema.js";

/** What a participant can be told: exactly one of these four. Shared by every action that plays something. */
export const promptProperties = {
  Text: {
    type: "string",
    binding: "dynamic",
    description:
      "Spoken by text-to-speech on a call, sent as plain text on other channels. Speech holds at most 3,000 billed and 6,000 characters in all.",
  },
  SSML: { type: "string", binding: "dynamic", description: "Marked-up speech, calls only. Same lengths as Text." },
  PromptId: {
    type: "string",
    binding: "staticOrPath",
    resource: "prompt",
    description: "A recorded prompt, by id or ARN, calls only.",
  },
  Media: {
    type: "object",
    description: "An audio file in S3, calls only.",
    properties: {
      Uri: { type: "string", binding: "dynamic", description: "Where the file is in S3." },
      SourceType: { type: "string", enum: ["S3"] },
      MediaType: { type: "string", enum: ["Audio"] },
    },
    required: ["Uri", "SourceType", "MediaType"],
  },
} as const satisfies Readonly<Record<string, ParameterSchema>>;

/** Names of the four ways to say something. */
export const promptNames = ["Text", "SSML", "PromptId", "Media"] as const;
