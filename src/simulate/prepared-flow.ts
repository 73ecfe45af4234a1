import type { Slot } from "../graph/flow-graph.js";
import type { Behaviour } from "./behaviour.js";
import type { Condition } from "./conditions.js";
import type { Ending } from "./ending.js";

export type FlowKind = "flow" | "module";

/** A document in the form that steps are quick on. Made once by `prepareFlow`. */
export interface PreparedFlow {
  readonly name: string;
  readonly kind: FlowKind;
  readonly start: string;
  readonly actions: ReadonlyMap<string, PreparedAction>;
  /** Why no call can run in it. */
  readonly problem: Ending | undefined;
}

/** One action, ready to run. */
export interface PreparedAction {
  readonly id: string;
  readonly type: string;
  /** The behaviour, or why a call that arrives here ends. */
  readonly behaviour: Behaviour | Ending;
  readonly next: Way | undefined;
  readonly conditions: readonly ConditionalWay[];
  /** By error type. */
  readonly errors: ReadonlyMap<string, Way>;
}

/** A way on from an action. */
export interface Way {
  readonly slot: Slot;
  readonly to: string;
}

/** A way that is taken when its condition is true. An unknown operator has no condition, and ends the call. */
export interface ConditionalWay extends Way {
  readonly condition: Condition | undefined;
}

/** The flows and modules a call can reach. */
export interface Flows {
  /** The flow or module with this name, ARN, id or relocation token; undefined when there is none. */
  find(identifier: string): PreparedFlow | undefined;
}
