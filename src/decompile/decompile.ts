import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { fromDocument } from "../graph/from-document.js";
import type { FlowDocument } from "../language/document.js";
import type { FlowType } from "../language/flow-types.js";
import type { Json, JsonObject } from "../language/json.js";
import { allowedErrors, requiredErrors } from "../language/outcomes.js";
import { actionType } from "../language/registry.js";
import type { Expression } from "./expression.js";
import { bestStructure } from "./plan.js";
import { withPairs } from "./pairs.js";
import { structure, type Structure } from "./structure.js";
import type { SettingTable } from "./setting-table.js";
import { stepOf, type Step } from "./step.js";
import { writeSource } from "./write-source.js";

/** A flow to be written as TypeScript. Symbols stand as relocation tokens in it already. */
export interface FlowToWrite {
  readonly document: FlowDocument;
  readonly name: string;
  readonly flowType: FlowType;
  readonly description?: string | undefined;
  readonly draft: boolean;
  /** A module's contract. */
  readonly contract?: Expression | undefined;
  /** Constants that become settings. */
  readonly settings?: SettingTable | undefined;
  /** Lines for readers, above the flow. */
  readonly remarks?: readonly string[];
}

/** A flow as TypeScript, not yet formatted; a draft says so. */
export interface WrittenFlow {
  readonly write: (draft: boolean) => string;
  readonly graph: FlowGraph;
  /** What can be reached, by identifier. */
  readonly steps: ReadonlyMap<string, Step>;
  readonly structure: Structure;
  /** Identifiers of the actions that no way leads to; they are kept beside the source. */
  readonly detached: readonly string[];
}

/**
 * Writes a flow as TypeScript that compiles to the same actions. With `plainly`, every action that several ways lead to
 * becomes a block and every action stands word for word: what any flow can be written as.
 */
export function decompile(flow: FlowToWrite, { plainly = false } = {}): WrittenFlow {
  const graph = fromDocument(flow.document);
  const options = { optionalErrors: optionalErrors(graph), plainly };
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const steps = new Map<string, Step>();
  const waiting = [graph.start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id);
    if (!node || steps.has(id)) continue;
    const step = stepOf(node, options);
    steps.set(id, step);
    waiting.push(...[...step.ways, ...step.errors].map(({ to }) => to).toReversed());
  }
  const written = plainly ? steps : withPairs(steps, graph.start);
  const whole = plainly
    ? structure(steps, graph.start, {
        blocks: joins(steps, graph.start),
        onError: undefined,
        anyError: false,
        wideTry: 1000,
      })
    : bestStructure(written, graph.start);
  const friendly = friendlyNames(flow.document);
  const write = memoised((draft: boolean) =>
    writeSource(whole, written, {
      name: flow.name,
      flowType: flow.flowType,
      description: flow.description,
      draft,
      optionalErrors: options.optionalErrors,
      friendly,
      contract: flow.contract,
      settings: flow.settings,
      remarks: flow.remarks ?? [],
    }),
  );
  const detached = graph.nodes.flatMap(({ id }) => (steps.has(id) ? [] : [id]));
  return { write, graph, steps, structure: whole, detached };
}

/** A function that is asked once for each answer. */
function memoised(answer: (draft: boolean) => string): (draft: boolean) => string {
  const known = new Map<boolean, string>();
  return (draft) => {
    const text = known.get(draft) ?? answer(draft);
    known.set(draft, text);
    return text;
  };
}

/** Actions that more than one way leads to. */
function joins(steps: ReadonlyMap<string, Step>, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  const found = new Set<string>();
  for (const { ways, errors } of steps.values()) {
    for (const { to } of [...ways, ...errors]) {
      if (!steps.has(to)) continue;
      if (seen.has(to)) found.add(to);
      seen.add(to);
    }
  }
  return found;
}

/** False when most harmless blocks have no branch for an error that they need not have. */
function optionalErrors(graph: FlowGraph): boolean {
  let balance = 0;
  for (const node of graph.nodes) {
    const facts = actionType(node.type);
    if (!facts || facts.unhandledError !== "continue") continue;
    const required: readonly string[] = requiredErrors(facts, node.parameters);
    if (required.length > 0 || !(allowedErrors(facts, node.parameters) as readonly string[]).includes(general))
      continue;
    balance += hasError(node) ? 1 : -1;
  }
  return balance >= 0;
}

const general = "NoMatchingError";

function hasError(node: FlowNode): boolean {
  return node.edges.some(({ slot }) => slot.kind === "error" && slot.error === general);
}

/** The names that people gave to actions in the console. */
function friendlyNames(document: FlowDocument): ReadonlyMap<string, string> {
  const metadata = (document as unknown as JsonObject)["Metadata"];
  const entries = isObject(metadata) && isObject(metadata["ActionMetadata"]) ? metadata["ActionMetadata"] : {};
  const names = new Map<string, string>();
  for (const [id, entry] of Object.entries(entries)) {
    const name = isObject(entry as Json) ? (entry as JsonObject)["friendlyName"] : undefined;
    if (typeof name === "string" && name.trim() !== "") names.set(id, name);
  }
  return names;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
