import type { ParameterSchema } from "../parameter-schema.js";

/** A queue, or an agent for that agent's personal queue. */
export const queueOrAgent = {
  QueueId: {
    type: "string",
    binding: "staticOrPath",
    resource: "queue",
    description: "A queue, by id or ARN. A literal that looks like neither is refused.",
  },
  AgentId: {
    type: "string",
    binding: "staticOrPath",
    resource: "agent",
    description: "An agent, by user id or ARN: stands for the agent's personal queue.",
  },
} as const satisfies Readonly<Record<string, ParameterSchema>>;
