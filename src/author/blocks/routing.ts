import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Range } from "../range.js";
import type { Parameters } from "../recorder.js";
import { recorder } from "../recorder.js";
import type { Agent } from "../symbols.js";
import { resource } from "../symbols.js";
import { isOpaque, list, text, wholeNumber } from "../values.js";

/** What {@link changeRoutingPriority} changes: one of the two. */
export type RoutingChange =
  | {
      /** At least 1; lower is served first; 5 is usual. */
      readonly priority: number;
    }
  | {
      /** Seconds by which the contact counts as older (or younger, when negative) than it is. */
      readonly ageSeconds: number;
    };

/**
 * Moves a contact forward or back in its queue, by priority or by age. On a contact that already waits it takes effect
 * after at least a minute.
 *
 * Block: Change routing priority / age. All channels. Flow types: inbound, customer queue, transfer flows, modules. No
 * errors.
 *
 * @source Developer Guide, UpdateContactRoutingBehavior
 * @example
 * ```ts
 * changeRoutingPriority({ priority: 1 });
 * ```
 */
export function changeRoutingPriority(change: RoutingChange, options?: BlockOptions): void {
  const block = "changeRoutingPriority";
  const { priority, ageSeconds } = change as { readonly priority?: number; readonly ageSeconds?: number };
  if ((priority === undefined) === (ageSeconds === undefined)) {
    recorder().fail("FLW814", { block, options: "priority and ageSeconds" });
  }
  const parameters = {
    QueuePriority: wholeNumber({ block, option: "priority" }, priority, { min: 1 }),
    QueueTimeAdjustmentSeconds: wholeNumber({ block, option: "ageSeconds" }, ageSeconds, {}),
  };
  perform(block, "UpdateContactRoutingBehavior", parameters, options);
}

/** A proficiency that agents need. */
export interface Proficiency {
  /** Name of the attribute, at most 64 characters. */
  readonly attribute: string;
  /** Its value, at most 64 characters. */
  readonly value: string;
  /** The least level, 1 to 5. */
  readonly level: Range<1, 5>;
}

/** A step of routing: who may take the contact, and for how many seconds, until the next step. */
export type RoutingStep = (
  | { readonly proficiency: Proficiency }
  | {
      /** All of them, at most 8. */
      readonly proficiencies: readonly Proficiency[];
    }
  | {
      /** Preferred agents, at most 10. */
      readonly agents: readonly (Agent | string)[];
    }
) & {
  /** Seconds until the next step; a step without it is the last. */
  readonly expiresAfterSeconds?: number;
};

/**
 * Sets which agents a queued contact is offered to, step by step. A text is a reference that holds the whole criteria
 * as JSON.
 *
 * Block: Set routing criteria. All channels. Flow types: inbound, customer queue, transfer flows, modules. Errors:
 * `NoMatchingError`.
 *
 * @source Administrator Guide, Set routing criteria
 * @example
 * ```ts
 * setRoutingCriteria([
 *   { proficiency: { attribute: "Language", value: "Tagalog", level: 4 }, expiresAfterSeconds: 60 },
 *   { proficiency: { attribute: "Language", value: "Tagalog", level: 2 } },
 * ]);
 * ```
 */
export function setRoutingCriteria(steps: readonly RoutingStep[] | string, options?: BlockOptions): void {
  const block = "setRoutingCriteria";
  const place = { block, option: "steps" };
  if (isOpaque(steps)) {
    perform(block, "UpdateContactRoutingCriteria", { RoutingCriteria: steps as string }, options);
    return;
  }
  if (!Array.isArray(steps)) recorder().fail("FLW804", place);
  const Steps = list(place, steps as readonly RoutingStep[], { min: 1 }).map((step) => stepParameters(block, step));
  perform(block, "UpdateContactRoutingCriteria", { RoutingCriteria: { Steps } }, options);
}

function stepParameters(block: string, step: RoutingStep): Parameters {
  const seconds = wholeNumber({ block, option: "expiresAfterSeconds" }, step.expiresAfterSeconds, { min: 1 });
  return {
    Expression: expression(block, step),
    ...(seconds !== undefined && { Expiry: { DurationInSeconds: Number(seconds) } }),
  };
}

function expression(block: string, step: RoutingStep): Parameters {
  if ("proficiency" in step) return { AttributeCondition: condition(block, step.proficiency) };
  if ("proficiencies" in step) {
    const all = list({ block, option: "proficiencies" }, step.proficiencies, { min: 1, max: 8 });
    return { AndExpression: all.map((each) => ({ AttributeCondition: condition(block, each) })) };
  }
  const agents = list({ block, option: "agents" }, step.agents, { min: 1, max: 10 });
  const AgentIds = agents.map((agent) => resource({ block, option: "agents" }, agent, "agent"));
  return {
    AttributeCondition: { ComparisonOperator: "Match", MatchCriteria: { AgentsCriteria: { AgentIds } } },
  };
}

function condition(block: string, { attribute, value, level }: Proficiency): Parameters {
  return {
    Name: text({ block, option: "attribute" }, attribute),
    Value: text({ block, option: "value" }, value),
    ProficiencyLevel: Number(wholeNumber({ block, option: "level" }, level, { min: 1, max: 5 })),
    ComparisonOperator: "NumberGreaterOrEqualTo",
  };
}

intrinsic(changeRoutingPriority, setRoutingCriteria);
