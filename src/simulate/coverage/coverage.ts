import type { SourcePosition } from "../../diagnostics/diagnostic.js";
import type { FlowNode } from "../../graph/flow-graph.js";
import { fromDocument } from "../../graph/from-document.js";
import { slotKey, slotName } from "../../graph/slot.js";
import type { FlowDocument } from "../../language/document.js";
import { callFacts } from "../proofs/call-facts.js";
import { takenEdges } from "../proofs/whole-graph.js";
import type { Effect } from "../effect.js";
import type { InstanceSetup } from "../instance.js";

/** How often calls have taken the branches of flows: plain data, kept in files and added up. */
export interface Coverage {
  readonly flows: readonly FlowCoverage[];
}

export interface FlowCoverage {
  readonly flow: string;
  readonly blocks: readonly BlockCoverage[];
}

/** One block: the author's line, and how often its branches were taken. */
export interface BlockCoverage {
  readonly action: string;
  readonly type: string;
  /** Absent for flows that came in as JSON. */
  readonly position?: SourcePosition;
  /** How often a call has come through the block. */
  readonly runs: number;
  /** Empty for a block with a single outcome that is no branch, such as hanging up. */
  readonly branches: readonly BranchCoverage[];
}

/** A way on of a block; branches count each for itself, also where they lead to the same block. */
export interface BranchCoverage {
  /** Tells it from the others of the block. */
  readonly key: string;
  /** For people: `Equals "1"`, `NoMatchingError`, `next`, `done`. */
  readonly name: string;
  readonly taken: number;
}

/** The branch of a block whose work is to hand the call on: to another flow, a module, a queue or another number. */
const doneKey = "done";

interface MutableBlock {
  readonly type: string;
  readonly position: SourcePosition | undefined;
  runs: number;
  readonly branches: Map<string, { readonly name: string; taken: number }>;
}

/** Counts what calls do. One collector serves any number of instances; flows of one name are taken together. */
export class CoverageCollector {
  readonly #flows = new Map<string, Map<string, MutableBlock>>();
  readonly #known = new WeakSet<InstanceSetup>();

  /** Counts effects of a call on an instance. */
  add(setup: InstanceSetup, effects: readonly Effect[]): void {
    if (!this.#known.has(setup)) {
      this.#known.add(setup);
      this.#addFlows(setup);
    }
    for (const effect of effects) this.#count(effect);
  }

  /** What has been counted so far. */
  coverage(): Coverage {
    return {
      flows: Array.from(this.#flows, ([flow, blocks]) => ({
        flow,
        blocks: Array.from(blocks, ([action, { type, position, runs, branches }]) => ({
          action,
          type,
          ...(position && { position }),
          runs,
          branches: Array.from(branches, ([key, { name, taken }]) => ({ key, name, taken })),
        })),
      })),
    };
  }

  #addFlows({ flows, positions }: InstanceSetup): void {
    const names = new Set<string>();
    for (const { name: given, document, kind = "flow" } of flows) {
      // As the engine tells a module from a flow of the same name.
      const name = names.has(given) ? `${given} (${kind})` : given;
      names.add(name);
      const nodes = nodesOf(document);
      if (!nodes) continue;
      let blocks = this.#flows.get(name);
      if (!blocks) this.#flows.set(name, (blocks = new Map()));
      for (const node of nodes) {
        const position = positions?.get(given)?.get(node.id);
        const block = blocks.get(node.id) ?? { type: node.type, position, runs: 0, branches: new Map() };
        blocks.set(node.id, block);
        for (const { key, branchName } of branchesOf(node))
          if (!block.branches.has(key)) block.branches.set(key, { name: branchName, taken: 0 });
      }
    }
  }

  #count(effect: Effect): void {
    const block = this.#flows.get(effect.flow)?.get(effect.action);
    if (!block) return;
    if (effect.kind === "branch") {
      block.runs += 1;
      const branch = block.branches.get(slotKey(effect.slot));
      if (branch) branch.taken += 1;
    } else if (isDone(effect)) {
      block.runs += 1;
      const branch = block.branches.get(doneKey);
      if (branch) branch.taken += 1;
    }
  }
}

function branchesOf(node: FlowNode): readonly { readonly key: string; readonly branchName: string }[] {
  const slots = takenEdges(node).map(({ slot }) => ({ key: slotKey(slot), branchName: slotName(slot) }));
  const { leads } = callFacts(node.type);
  const handsOn = leads !== undefined && leads !== "ended" && leads !== "flowOver" && leads !== "return";
  return handsOn && slots.length > 0 ? [{ key: doneKey, branchName: doneKey }, ...slots] : slots;
}

/** True where a block has done work after which it takes no way on of its own. */
function isDone(effect: Effect): boolean {
  switch (effect.kind) {
    case "transferred":
    case "queued":
    case "moduleEntered":
      return true;
    case "ended":
      return effect.reason !== "callerHungUp" && effect.reason !== "agentLeft" && effect.reason !== "tooManySteps";
    default:
      return false;
  }
}

/** The blocks of a document; undefined for one that is no flow, which no call runs in. */
function nodesOf(document: unknown): readonly FlowNode[] | undefined {
  const actions =
    typeof document === "object" && document !== null && "Actions" in document ? document.Actions : undefined;
  const isFlow = Array.isArray(actions) && actions.every((one) => typeof one === "object" && one !== null);
  return isFlow ? fromDocument(document as FlowDocument).nodes : undefined;
}

/** Counts of several runs added up. A block or branch that only some of them know is kept. */
export function addCoverage(all: Iterable<Coverage>): Coverage {
  const flows = new Map<string, Map<string, BlockCoverage>>();
  for (const { flows: own } of all)
    for (const { flow, blocks } of own) {
      let known = flows.get(flow);
      if (!known) flows.set(flow, (known = new Map()));
      for (const block of blocks) {
        const before = known.get(block.action);
        known.set(block.action, before ? addBlocks(before, block) : block);
      }
    }
  return {
    flows: Array.from(flows, ([flow, blocks]) => ({ flow, blocks: [...blocks.values()] })).toSorted((a, b) =>
      a.flow < b.flow ? -1 : 1,
    ),
  };
}

function addBlocks(a: BlockCoverage, b: BlockCoverage): BlockCoverage {
  const branches = new Map(a.branches.map((branch) => [branch.key, branch]));
  for (const branch of b.branches) {
    const before = branches.get(branch.key);
    branches.set(branch.key, before ? { ...before, taken: before.taken + branch.taken } : branch);
  }
  return { ...a, runs: a.runs + b.runs, branches: [...branches.values()] };
}

/** How much of something has been covered. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** Branches that were taken, and all of them. */
export function branchShare(blocks: readonly BlockCoverage[]): Share {
  const branches = blocks.flatMap((block) => block.branches);
  return { covered: branches.filter(({ taken }) => taken > 0).length, total: branches.length };
}

/** Blocks that calls have come through, and all of them. */
export function blockShare(blocks: readonly BlockCoverage[]): Share {
  return { covered: blocks.filter(({ runs }) => runs > 0).length, total: blocks.length };
}

/** Percent with one decimal, never rounded up to 100. */
export function percent({ covered, total }: Share): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10;
}
