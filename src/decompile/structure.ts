import { NeedsBlock } from "./needs-block.js";
import type { Regions } from "./regions.js";
import type { Statement } from "./statement.js";
import type { Step } from "./step.js";
import { Structurer } from "./structurer.js";

/** How a flow is divided into bodies. */
export interface Plan {
  /** Actions that become named blocks; more are added where there must be some. */
  readonly blocks: ReadonlySet<string>;
  /** The action that the flow's `onError` leads to. */
  readonly onError: string | undefined;
  /** It takes errors of harmless blocks too. */
  readonly anyError: boolean;
  /** A `try` around everything that can fail in the same way, from so many errors on. */
  readonly wideTry: number;
}

/** A flow as statements. */
export interface Structure {
  readonly body: readonly Statement[];
  /** What `onError` does, when that is no block, and the action that it begins with. */
  readonly onError: readonly Statement[] | undefined;
  readonly onErrorAction: string | undefined;
  readonly onErrorBlock: string | undefined;
  /** `onError` takes errors of harmless blocks too. */
  readonly anyError: boolean;
  readonly blocks: ReadonlyMap<string, readonly Statement[]>;
}

/** What was found of a flow's bodies for plans that divide it alike. */
export type KnownRegions = Map<string, Regions>;

/** Writes a flow as statements, by a plan. */
export function structure(
  steps: ReadonlyMap<string, Step>,
  start: string,
  plan: Plan,
  known: KnownRegions = new Map(),
): Structure {
  const blocks = new Set(plan.blocks);
  for (;;) {
    try {
      return new Structurer(steps, start, { ...plan, blocks }, known).whole();
    } catch (error) {
      if (!(error instanceof NeedsBlock) || blocks.has(error.id)) throw error;
      blocks.add(error.id);
    }
  }
}
