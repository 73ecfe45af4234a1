import { defineAction } from "../action-type.js";
import { textOrPath } from "../shapes/text-values.js";

export const routeContactToAgent = defineAction({
  type: "RouteContactToAgent",
  blocks: [{ name: "Interrupt agent" }],
  category: "contact",
  summary: "Offers a waiting contact to one agent, even one who is busy.",
  deployable: false,
  parameters: {
    properties: {
      AgentId: {
        ...textOrPath,
        resource: "agent",
        description: "User ARN, id or name. The parameter's own name is a guess.",
      },
    },
    required: ["AgentId"],
  },
  outcomes: {
    next: "required",
    conditions: [],
    errors: [{ error: "NoMatchingError", required: true }],
    nextMirrors: [],
  },
  flowTypes: ["customerQueue"],
  channels: "all",
  unhandledError: "end",
  sources: { pages: ["AWS Admin Guide: Interrupt agent"], observed: { flows: 0, actions: 0 }, published: [] },
  discrepancies: [
    "The Admin Guide names the type; the service refused it as invalid in October 2026.",
    "The way on is taken when the offer is made, which rings for 30 seconds. An error: the agent is offline, has one contact too many already, or has a busy desk phone.",
    "Whether NoMatchingError is required is unverified.",
  ],
});
