import { expect } from "vitest";
import type { CallEvent } from "../../../src/simulate/call-event.js";
import type { Conversation } from "../../../src/simulate/conversation.js";
import type { InstanceSetup } from "../../../src/simulate/instance.js";
import type { NewCall } from "../../../src/simulate/new-call.js";
import { document, say, type Short } from "../documents.js";

/** A call through a few actions, and what is heard. */
export interface Case {
  readonly name: string;
  readonly actions: Readonly<Record<string, Short>>;
  readonly setup?: Partial<InstanceSetup>;
  readonly start?: Partial<NewCall>;
  readonly events?: readonly CallEvent[];
  /** Everything that is said. */
  readonly hears: readonly string[];
  /** Anything else about the call in the end. */
  readonly also?: (conversation: Conversation) => void;
}

export const seconds = (count: number): CallEvent => ({ kind: "timePasses", milliseconds: count * 1000 });
export const sorry = say("sorry");
export const fine = say("fine");
export const both = { fine, sorry };
/** An action that says "fine" when it succeeds and "sorry" when it fails. */
export const one = (
  type: string,
  parameters: unknown,
  errors: Record<string, string> = { NoMatchingError: "sorry" },
): Record<string, Short> => ({
  one: { type, parameters, next: "fine", errors },
  ...both,
});
export const ends = (reason: string) => (conversation: Conversation) =>
  expect(conversation.state.ended?.reason).toBe(reason);
export const took = (count: number) => (conversation: Conversation) =>
  expect(conversation.state.time - conversation.begunAt).toBe(count * 1000);
export const queue: Short = {
  type: "UpdateContactTargetQueue",
  parameters: { QueueId: "${flowc:queue/Sales}" },
  next: "two",
  errors: { NoMatchingError: "sorry" },
};
export const hook = (name: string, flow: string, next: string): Short => ({
  type: "UpdateContactEventHooks",
  parameters: { EventHooks: { [name]: `\${flowc:flow/${flow}}` } },
  next,
  errors: { NoMatchingError: "sorry" },
});
export const enter: Short = {
  type: "TransferContactToQueue",
  parameters: {},
  next: "sorry",
  errors: { QueueAtCapacity: "full", NoMatchingError: "sorry" },
};
export const over: Short = { type: "EndFlowExecution" };
export const small = (text: string): unknown => document({ said: say(text, "over"), over });
export const module = document({
  hello: say("in the module, $.Modules.Input.name [$.FlowAttributes.a]", "set"),
  set: {
    type: "UpdateFlowAttributes",
    parameters: { FlowAttributes: { a: { Value: "inner" } } },
    next: "done",
    errors: { NoMatchingError: "done" },
  },
  done: {
    type: "EndFlowModuleExecution",
    parameters: { Result: "Found", ResultData: { n: 7, who: "$.Modules.Input.name" } },
  },
});
