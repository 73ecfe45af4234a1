import { DiagnosticError } from "../../diagnostics/diagnostic-error.js";
import type { RelatedPlace } from "../../diagnostics/diagnostic.js";
import { codeRow, type CodeName } from "../../diagnostics/catalogue.js";
import { report, type Holes } from "../../diagnostics/report.js";
import { pathEnded } from "../stage/path-ended.js";
import type { StagedFile, Variable } from "../stage/staged-file.js";
import { sourcePosition, type Place } from "./position.js";
import type { Merged } from "./identity.js";
import { Recording } from "./recording.js";

/** Limits of one recording. They stop runaway code; no sensible flow comes near them. */
export const budget = {
  /** Turns of one loop with build-time states of its own. */
  turns: 2000,
  /** Turns of one loop that record nothing. */
  quietTurns: 100_000,
  /** Turns of all loops that stay JavaScript's own, while a file is loaded or a flow is run. */
  nativeTurns: 1_000_000,
  /** Elements that a plain `for of` goes through. */
  elements: 100_000,
  /** Depth of calls of helper functions. */
  depth: 200,
  /** Actions recorded before sharing. */
  nodes: 20_000,
  /** Copies of one block. */
  copies: 50,
  /** Build-time texts that a loop may give a variable before it is carried in a flow attribute instead. */
  texts: 32,
} as const;

/**
 * What runs staged code: the recording at work, and where the author's code stands. Compilation
 * is synchronous, so there is one place at a time.
 */
export class Tracer {
  /** The recording of module-level code: it takes no blocks. */
  readonly idle: Recording;
  recording: Recording;
  place: Place = { file: "", at: 4097 };
  /** Module-level variables that functions assign: part of every recording. */
  readonly moduleCells: Variable[] = [];
  /** Objects made by staged code, with the recording and region they were born in. */
  readonly births = new WeakMap<object, Birth>();
  /** Objects that a join put together from several. */
  readonly merged = new WeakMap<object, Merged>();
  /** Classes whose constructors are at work: objects of theirs have been seen by nobody else. */
  readonly constructing: (abstract new (...args: never[]) => object)[] = [];
  /** Mutable variables of outer scopes that a staged function reads or assigns. */
  readonly captures = new WeakMap<object, readonly number[]>();
  /** The declaration of each registered variable, as a number that no other file's has. */
  readonly cellKeys = new WeakMap<Variable, number>();
  /** Declarations that methods and accessors mention: they count as visible everywhere. */
  readonly openCells = new Set<number>();
  /** What the files loaded so far call. */
  readonly stagedFiles: StagedFile[] = [];
  /** Turns of native loops so far. */
  nativeTurns = 0;
  /** How many of flowc's own functions are at work: what they read, the author passed to them. */
  inLibrary = 0;
  /** Finds the author's place of a trap that fired inside native code. */
  locateStack: (stack: string) => Place | undefined = () => undefined;

  constructor() {
    this.idle = new Recording("(module)", [], new Set(), true);
    this.recording = this.idle;
  }

  /** Refuses the author's code. */
  fail<K extends CodeName>(
    code: K,
    holes: Holes<K>,
    place: Place = this.place,
    related: readonly { readonly place: Place; readonly message: string }[] = [],
  ): never {
    throw new DiagnosticError(
      report(code, inSentence(code, holes), {
        position: sourcePosition(place),
        related: related.map((r): RelatedPlace => ({ ...sourcePosition(r.place), message: r.message })),
      }),
    );
  }
}

/** What a message begins with begins with a capital. */
export function inSentence<K extends CodeName>(code: K, holes: Holes<K>): Holes<K> {
  const { what } = holes as { readonly what?: string | number };
  if (what === undefined || !codeRow(code).message.startsWith("{what}")) return holes;
  return { ...holes, what: String(what).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) };
}

/** Where an object was made. It holds on to nothing: V8 keeps what a weak table's values hold until a full collection. */
export interface Birth {
  /** The recording's {@link Recording.number}. */
  readonly recording: number;
  readonly region: number;
  readonly sequence: number;
}

/** Runs a piece of the author's code on the present ways; findings are kept and end the path they are on. */
export function run(r: Recording, piece: () => unknown): void {
  if (r.cursor.length === 0) return;
  try {
    piece();
  } catch (error) {
    endPath(r, error);
  }
}

/** Takes an exception of a path as its end, if it is one: nothing goes on, or a finding that was not known yet. */
export function endPath(r: Recording, error: unknown): void {
  if (error instanceof DiagnosticError && !r.idle) r.findings.push(...error.diagnostics);
  else if (error !== pathEnded) throw error;
  r.cursor = [];
}

/** Leaves the code being run when no path goes on. */
export function settle(r: Recording): void {
  if (r.cursor.length === 0) throw pathEnded;
}
