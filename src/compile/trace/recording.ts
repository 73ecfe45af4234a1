import type { BlockDefinition } from "../../author/recorder.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Variable, Variables } from "../stage/staged-file.js";
import { TraceEdge, type TraceNode, type TraceSlot, type UnhandledError } from "./graph.js";
import type { Head } from "./head.js";
import type { BlockUses, VisibleCells } from "./visible-cells.js";
import type { Place } from "./position.js";

/** The values of some variables at one moment; `sequence` orders it against changes of build-time objects. */
export interface Snapshot {
  readonly values: readonly unknown[];
  readonly sequence: number;
}

/** Ways that arrive somewhere, with the variables as they are on them. */
export interface Arrival {
  edges: readonly TraceEdge[];
  snapshot: Snapshot;
}

/** A loop, switch or labelled statement that `break` and `continue` find. */
export interface Breakable {
  readonly label: string | undefined;
  readonly kind: "loop" | "switch" | "labelled";
  readonly variables: Variables;
  breaks: Arrival[];
  continues: Arrival[];
}

/** A function being run: its returns are joined at its end. */
export interface Frame {
  returns: { readonly edges: readonly TraceEdge[]; readonly value: unknown; readonly cells: Snapshot }[];
  readonly breakables: Breakable[];
}

/** A `catch` clause that error branches go to. */
export interface Handler {
  readonly entries: { readonly edges: readonly TraceEdge[]; readonly type: unknown; readonly snapshot: Snapshot }[];
  readonly variables: Variables;
}

/** One recorded copy of a block: entered in one build-time state. */
export interface BlockCopy {
  readonly head: Head;
  readonly state: readonly unknown[];
}

/** A value, and the ways on which a variable had it before they joined. */
export interface Origin {
  readonly edges: readonly TraceEdge[];
  readonly value: unknown;
}

/** A change of a build-time object. */
export interface Mutation {
  readonly object: object;
  readonly sequence: number;
  readonly place: Place;
  readonly what: string;
}

/** How many recordings there were. */
let recordings = 0;

/** Everything that one run of one flow's code has recorded so far. */
export class Recording {
  readonly name: string;
  readonly entry = new TraceEdge(undefined, { kind: "next" });
  readonly nodes: TraceNode[] = [];
  /** The ways that the next action will be attached to; empty when no path goes on. */
  cursor: readonly TraceEdge[] = [this.entry];
  readonly unhandled: UnhandledError[] = [];
  readonly heads: Head[] = [];
  readonly mutations: Mutation[] = [];
  readonly findings: Diagnostic[] = [];
  /** Variables shared with closures: part of every join, because any call may assign them. */
  cells: Variable[];
  handlers: Handler[] = [];
  frames: Frame[] = [{ returns: [], breakables: [] }];
  /** Branches and loops that are decided during the call, innermost last: where objects may be changed. */
  regions: number[] = [0];
  regionCount = 0;
  /** The sequence when the block began that is being recorded: what lived before is not its own. */
  blockBegun = -1;
  blocks = new Map<BlockDefinition, readonly BlockCopy[]>();
  path: readonly string[] = [];
  calls: readonly Place[] = [];
  depth = 0;
  sequence = 0;
  hint: string | undefined;
  note: string | undefined;
  /** The `switch` whose cases are being asked. */
  selection: object | undefined;
  /** Set for a flow that is published as it is written. */
  exact: { readonly optionalErrors: boolean } | undefined;
  /** What each object was on the ways that joined, for those that a join put together. */
  readonly origins = new Map<object, readonly Origin[]>();
  /** What is learnt of the blocks on the way. */
  readonly uses: BlockUses = { cells: new Map(), jumps: new Map(), within: undefined };
  /** What an earlier run learnt of the blocks; undefined in a first run, where blocks may see all. */
  visible: VisibleCells | undefined;
  /** Places of counting loops that must be copied for each turn, found by an earlier run. */
  readonly unroll: ReadonlySet<string>;
  private readonly undoLog: (() => void)[] = [];
  private trials = 0;

  /** No other recording of this process has it. */
  readonly number = ++recordings;
  /** True for module-level code, which belongs to no flow. */
  readonly idle: boolean;

  constructor(name: string, cells: readonly Variable[], unroll: ReadonlySet<string>, idle = false) {
    this.idle = idle;
    this.name = name;
    this.cells = [...cells];
    this.unroll = unroll;
  }

  /** Remembers how to take a change of the graph back, while a trial is on. */
  onUndo(undo: () => void): void {
    if (this.trials > 0) this.undoLog.push(undo);
  }

  /** Appends in a way that a rollback takes back. */
  append<T>(list: T[], item: T): void {
    list.push(item);
    if (this.trials > 0) this.undoLog.push(() => void list.pop());
  }

  /** Leads edges to a node. */
  attach(edges: readonly TraceEdge[], node: TraceNode): void {
    for (const edge of edges) edge.to = node;
    if (this.trials > 0) {
      this.undoLog.push(() => {
        for (const edge of edges) edge.to = undefined;
      });
    }
  }

  /** Gives a node a way on. */
  addEdge(node: TraceNode, slot: TraceSlot, label?: string, parent?: TraceEdge): TraceEdge {
    const edge = new TraceEdge(node, slot);
    edge.label = label;
    edge.parent = parent;
    this.append(node.edges, edge);
    return edge;
  }

  /** Runs `go`, which may call `rollback` to take back all that was recorded since. */
  trial<T>(go: (rollback: () => void) => T): T {
    const mark = this.undoLog.length;
    const { cursor, sequence } = this;
    const nodes = this.nodes.length;
    const mutations = this.mutations.length;
    const findings = this.findings.length;
    this.trials++;
    try {
      return go(() => {
        while (this.undoLog.length > mark) this.undoLog.pop()?.();
        this.nodes.length = nodes;
        this.mutations.length = mutations;
        this.findings.length = findings;
        this.cursor = cursor;
        this.sequence = sequence;
      });
    } finally {
      if (--this.trials === 0) this.undoLog.length = 0;
    }
  }
}
