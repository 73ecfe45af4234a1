import { Conversation } from "../../src/simulate/conversation.js";
import type { Effect, EffectOf } from "../../src/simulate/effect.js";
import { createInstance, type InstanceSetup } from "../../src/simulate/instance.js";
import type { NewCall } from "../../src/simulate/new-call.js";

/** An action in short: parameters, then where it goes. */
export interface Short {
  readonly type: string;
  readonly parameters?: unknown;
  readonly next?: string;
  /** Operand → target, by `Equals` unless the key is `Operator operand`. */
  readonly when?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
}

/** A document of the Flow language from short actions; the first is the start. */
export function document(actions: Readonly<Record<string, Short>>): unknown {
  return {
    Version: "2019-10-30",
    StartAction: Object.keys(actions)[0],
    Metadata: {},
    Actions: Object.entries(actions).map(([Identifier, { type, parameters = {}, next, when = {}, errors = {} }]) => ({
      Identifier,
      Type: type,
      Parameters: parameters,
      Transitions: {
        ...(next !== undefined && { NextAction: next }),
        Conditions: Object.entries(when).map(([key, NextAction]) => {
          const [, operator, operand] = /^(?:([A-Z][A-Za-z]+) )?(.*)$/s.exec(key)!;
          return { NextAction, Condition: { Operator: operator ?? "Equals", Operands: [operand] } };
        }),
        Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
      },
    })),
  };
}

export function say(text: string, next = "end"): Short {
  return { type: "MessageParticipant", parameters: { Text: text }, next, errors: { NoMatchingError: next } };
}

export const hangUp: Short = { type: "DisconnectParticipant" };

/** A call in the flow `Main`, begun. */
export function call(
  actions: Readonly<Record<string, Short>>,
  setup: Partial<InstanceSetup> = {},
  start: Partial<NewCall> = {},
): Conversation {
  const flows = [{ name: "Main", document: document({ ...actions, end: actions["end"] ?? hangUp }) }];
  const instance = createInstance({ ...setup, flows: [...flows, ...(setup.flows ?? [])] });
  const conversation = new Conversation(instance, { flow: "Main", from: "+15555550100", to: "+15555550199", ...start });
  void conversation.send({ kind: "begins" });
  return conversation;
}

/** Everything said so far. */
export function said(conversation: Conversation): string[] {
  return ofKind(conversation, "said").map(({ text }) => text);
}

export function ofKind<K extends Effect["kind"]>(conversation: Conversation, kind: K): EffectOf<K>[] {
  return conversation.effects.filter((effect): effect is EffectOf<K> => effect.kind === kind);
}

/** Actions that ran, by the ways they took. */
export function ways(conversation: Conversation): string[] {
  return ofKind(conversation, "branch").map(({ action, to }) => `${action}>${to}`);
}
