import type { Resource } from "./parameter-schema.js";

/** What is known of a kind of things that an instance has. */
export interface ResourceWords {
  /** How its ARNs begin behind the account; the service's name for other services. */
  readonly kinds: readonly string[];
  /** With its article. */
  readonly title: string;
  /** The service looks it up when a flow is published, and finds it by id or ARN only. */
  readonly lookedUp: boolean;
}

/**
 * The kinds of things that parameters name. Source: Service Authorization Reference (Amazon Connect, AWS Lambda, Amazon
 * Lex V2); what is looked up: observed in published flows.
 */
export const resourceWords: Readonly<Record<Resource, ResourceWords>> = {
  queue: { kinds: ["queue"], title: "a queue", lookedUp: true },
  agent: { kinds: ["agent"], title: "an agent", lookedUp: true },
  prompt: { kinds: ["prompt"], title: "a prompt", lookedUp: true },
  hours: { kinds: ["operating-hours"], title: "hours of operation", lookedUp: true },
  flow: { kinds: ["contact-flow"], title: "a flow", lookedUp: true },
  module: { kinds: ["flow-module"], title: "a flow module", lookedUp: true },
  lambda: { kinds: ["lambda"], title: "a Lambda function", lookedUp: false },
  view: { kinds: ["view"], title: "a view", lookedUp: false },
  bot: { kinds: ["lex"], title: "a bot", lookedUp: false },
  table: { kinds: ["data-table"], title: "a data table", lookedUp: false },
};
