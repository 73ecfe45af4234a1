/** How much a finding matters: an `error` stops the build, a `warning` does not. */
export type Severity = "error" | "warning";

/** A place in a file the author can open. Lines and columns count from 1; columns count UTF-16 units. */
export interface SourcePosition {
  /** Path relative to the project's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A second place that explains a finding ("first declared here"). */
export interface RelatedPlace extends SourcePosition {
  readonly message: string;
}

/** A mend that needs no thinking: other words in one place, or a change of a document's members. */
export type Fix = Replacement | Restructuring;

/** Other words in one place. */
export interface Replacement {
  /** What is written at the finding's position; in source code, what is written once on its line. */
  readonly was: string;
  /** What to write instead. */
  readonly becomes: string;
  /** The white space before it goes too, and the line when nothing else stands there. */
  readonly withSpace?: true;
}

/** Members of a document that are removed or added. */
export interface Restructuring {
  /** What is done, in words: `the branch NoMatchingError is removed`. */
  readonly says: string;
  readonly edits: readonly DocumentEdit[];
}

/** A step of a restructuring. Paths are those of the document: `["Actions", 3, "Transitions", "Errors", 1]`. */
export type DocumentEdit =
  | { readonly remove: readonly (string | number)[] }
  /** A new member, which is not there yet. */
  | { readonly add: readonly (string | number)[]; readonly value: unknown }
  /** A new last element of a list, which is made when there is none. */
  | { readonly append: readonly (string | number)[]; readonly value: unknown };

/** One finding, complete: every renderer (terminal, JSON, SARIF, GitHub) prints from these fields alone. */
export interface Diagnostic {
  /** Stable code, for instance `FLW201`; a key of the catalogue in `catalogue.ts`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, one sentence in the author's words. */
  readonly message: string;
  /** Why it matters. */
  readonly why?: string;
  /** How to mend it. */
  readonly mend?: string;
  /** Where; absent only for findings that belong to no file (a missing credential, for instance). */
  readonly position?: SourcePosition;
  /** How many characters of the line to underline; 1 when absent. */
  readonly length?: number;
  /** Identifier of the action concerned, when there is one. */
  readonly action?: string;
  readonly related?: readonly RelatedPlace[];
  /** What stands there is secret: the lines of the source are not shown. */
  readonly hidesSource?: boolean;
  /** What `flowc check --fix` writes. */
  readonly fix?: Fix;
}
