import type { SourcePosition } from "../diagnostics/diagnostic.js";
import type { Place } from "../diagnostics/report.js";
import { fromEdges, type Adjacency } from "../graph/adjacency.js";
import { reachable } from "../graph/reachability.js";
import type { ActionType } from "../language/action-type.js";
import type { FlowAction, FlowDocument } from "../language/document.js";
import type { FlowType } from "../language/flow-types.js";
import type { JsonPath } from "../language/json-reader.js";
import type { JsonObject } from "../language/json.js";
import { actionType } from "../language/registry.js";
import { aloneContext, type RuleContext } from "./context.js";
import type { ModuleContract } from "./contract.js";
import { spokenIn, type SpokenText } from "./prompts.js";
import { readsOf, textsOf, type ActionText, type Read } from "./reads.js";
import { resourceUses, type ResourceUse } from "./resources.js";
import { takenWays, waysOf, type Way } from "./ways.js";

/** One action of a flow that is being checked. */
export interface SubjectAction {
  /** Position in the document; its number in the graph. */
  readonly index: number;
  /** The action's `Identifier`. */
  readonly id: string;
  readonly type: string;
  readonly parameters: JsonObject;
  /** What the catalogue knows of its type; undefined for a type that it does not know. */
  readonly facts: ActionType | undefined;
  /** Every way on that is written. */
  readonly ways: readonly Way[];
  /** Every text in its parameters, and in operands of its conditions. */
  readonly texts: readonly ActionText[];
  /** The paths in its texts. */
  readonly reads: readonly Read[];
  /** The words that it says. */
  readonly spoken: readonly SpokenText[];
  /** Literals in its parameters that name things of the instance. */
  readonly resources: readonly ResourceUse[];
  /** What the caller types here is secret, as the author says. */
  readonly secret: boolean;
  /** The place of the action, or of a value inside it: `place(["Parameters", "Text"])`. */
  place(inner?: JsonPath): Place;
}

/** An edge of a checked flow's graph: a way that a call can take. */
export interface SubjectEdge {
  readonly from: SubjectAction;
  readonly way: Way;
  readonly to: SubjectAction;
}

/** A flow that is being checked. What is costly is worked out when a rule first asks for it. */
export interface Subject {
  readonly name: string | undefined;
  /** Undefined when nobody says: an export without metadata. Rules that depend on it are quiet then. */
  readonly flowType: FlowType | undefined;
  /** Made by flowc's compiler, so that the author's files are TypeScript and not this document. */
  readonly compiled: boolean;
  readonly document: FlowDocument;
  readonly actions: readonly SubjectAction[];
  /** The actions with paths in their texts. */
  readonly reading: readonly SubjectAction[];
  /** The actions that say words of their own. */
  readonly speaking: readonly SubjectAction[];
  /** The actions that name things of the instance. */
  readonly naming: readonly SubjectAction[];
  /** Of repeated identifiers the first. */
  readonly byId: ReadonlyMap<string, SubjectAction>;
  /** The ways that calls can take, as a dense graph: node numbers are positions of actions. */
  readonly graph: Adjacency;
  /** The edges of the graph, by number. */
  readonly edges: readonly SubjectEdge[];
  /** 1 for actions that a call can reach. */
  readonly reached: Uint8Array;
  /** A module's contract, when it is known. */
  readonly contract: ModuleContract | undefined;
  readonly context: RuleContext;
  /** The place of a value of the document. */
  placeOf(path: JsonPath): Place;
  /** The document has not more characters than this, written without white space; infinity when nobody knows. */
  readonly mostCharacters: number;
  /** The text of the author's file, where rules ask what is written there; undefined for documents. */
  sourceText(file: string): string | undefined;
}

/** What a subject is made from. */
export interface SubjectInput {
  readonly document: FlowDocument;
  readonly flowType: FlowType | undefined;
  readonly placeOf: (path: JsonPath) => Place;
  readonly name?: string | undefined;
  readonly compiled?: boolean;
  /** Identifiers of the actions whose input is secret. */
  readonly secrets?: ReadonlySet<string>;
  /** The author's line of an action; it takes precedence over `placeOf`. */
  readonly sources?: ReadonlyMap<string, SourcePosition>;
  readonly contract?: ModuleContract | undefined;
  readonly context?: RuleContext;
  readonly sourceText?: (file: string) => string | undefined;
  /** The document has not more characters than this, written without white space. */
  readonly mostCharacters?: number;
}

/** Prepares a flow for the rules. */
export function subjectOf(input: SubjectInput): Subject {
  return new CheckedFlow(input);
}

/**
 * A flow whose parts are worked out when a rule first asks for them. A class, like that of its actions: an object literal
 * with getters is a form of its own each time, which V8 finds slow to read and long does not let go.
 */
class CheckedFlow implements Subject {
  readonly name: string | undefined;
  readonly flowType: FlowType | undefined;
  readonly compiled: boolean;
  readonly document: FlowDocument;
  readonly actions: readonly CheckedAction[];
  readonly byId: ReadonlyMap<string, SubjectAction>;
  readonly contract: ModuleContract | undefined;
  readonly context: RuleContext;
  readonly placeOf: (path: JsonPath) => Place;
  readonly mostCharacters: number;
  readonly sourceText: (file: string) => string | undefined;
  #reading: readonly SubjectAction[] | undefined;
  #speaking: readonly SubjectAction[] | undefined;
  #naming: readonly SubjectAction[] | undefined;
  #edges: Edges | undefined;
  #graph: Adjacency | undefined;
  #reached: Uint8Array | undefined;

  constructor(input: SubjectInput) {
    const { document, placeOf, sources, secrets } = input;
    const placeIn = (id: string, index: number, inner: JsonPath): Place => {
      const position = sources?.get(id);
      return position ? { position, action: id } : { ...placeOf(["Actions", index, ...inner]), action: id };
    };
    this.name = input.name;
    this.flowType = input.flowType;
    this.compiled = input.compiled ?? false;
    this.document = document;
    this.actions = document.Actions.map((action, index) => {
      const isSecret = secrets !== undefined && secrets.has(action.Identifier);
      return new CheckedAction(action, index, isSecret, placeIn);
    });
    const byId = new Map<string, SubjectAction>();
    for (const action of this.actions) if (!byId.has(action.id)) byId.set(action.id, action);
    this.byId = byId;
    this.contract = input.contract;
    this.context = input.context ?? aloneContext;
    this.placeOf = placeOf;
    this.mostCharacters = input.mostCharacters ?? Infinity;
    this.sourceText = input.sourceText ?? (() => undefined);
  }

  get reading(): readonly SubjectAction[] {
    return (this.#reading ??= this.actions.filter(({ reads }) => reads.length > 0));
  }

  get speaking(): readonly SubjectAction[] {
    return (this.#speaking ??= this.actions.filter(({ spoken }) => spoken.length > 0));
  }

  get naming(): readonly SubjectAction[] {
    return (this.#naming ??= this.actions.filter(({ resources }) => resources.length > 0));
  }

  get edges(): readonly SubjectEdge[] {
    return this.edgesAndLeaves.edges;
  }

  get graph(): Adjacency {
    return (this.#graph ??= graphOf(this.edgesAndLeaves, this.byId.get(this.document.StartAction)?.index ?? -1));
  }

  get reached(): Uint8Array {
    return (this.#reached ??= reachable(this.graph));
  }

  private get edgesAndLeaves(): Edges {
    return (this.#edges ??= edgesOf(this.actions, this.byId));
  }
}

/** An action whose texts, paths and names are looked for when a rule first asks for them. */
class CheckedAction implements SubjectAction {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly parameters: JsonObject;
  readonly facts: ActionType | undefined;
  readonly ways: readonly Way[];
  readonly secret: boolean;
  readonly place: (inner?: JsonPath) => Place;
  #texts: readonly ActionText[] | undefined;
  #reads: readonly Read[] | undefined;
  #spoken: readonly SpokenText[] | undefined;
  #resources: readonly ResourceUse[] | undefined;

  constructor(
    action: FlowAction,
    index: number,
    isSecret: boolean,
    placeIn: (id: string, index: number, inner: JsonPath) => Place,
  ) {
    this.index = index;
    this.id = action.Identifier;
    this.type = action.Type;
    this.parameters = action.Parameters ?? {};
    this.facts = actionType(action.Type);
    this.ways = waysOf(action);
    this.secret = isSecret;
    this.place = (inner = []) => placeIn(this.id, index, inner);
  }

  get texts(): readonly ActionText[] {
    return (this.#texts ??= textsOf(this.parameters, this.ways));
  }

  get reads(): readonly Read[] {
    return (this.#reads ??= readsOf(this.texts));
  }

  get spoken(): readonly SpokenText[] {
    return (this.#spoken ??= this.facts ? spokenIn(this.facts, this.parameters) : []);
  }

  get resources(): readonly ResourceUse[] {
    return (this.#resources ??= this.facts ? resourceUses(this.facts, this.parameters) : []);
  }
}

/** The edges, and 1 for every action with a way that leads nowhere. */
interface Edges {
  readonly edges: readonly SubjectEdge[];
  readonly leaves: Uint8Array;
}

function edgesOf(actions: readonly SubjectAction[], byId: ReadonlyMap<string, SubjectAction>): Edges {
  const edges: SubjectEdge[] = [];
  const leaves = new Uint8Array(actions.length);
  for (const from of actions) {
    for (const way of takenWays(from.facts, from.parameters, from.ways)) {
      const to = byId.get(way.target);
      if (to) edges.push({ from, way, to });
      else leaves[from.index] = 1;
    }
  }
  return { edges, leaves };
}

function graphOf({ edges, leaves }: Edges, start: number): Adjacency {
  const source = new Int32Array(edges.length);
  const target = new Int32Array(edges.length);
  for (const [index, { from, to }] of edges.entries()) {
    source[index] = from.index;
    target[index] = to.index;
  }
  return fromEdges(leaves.length, start, source, target, leaves);
}
