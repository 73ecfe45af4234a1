/** What a place in a generated program can refer to. Copied where a new scope opens, added to by declarations. */
export interface Scope {
  /** Expressions of texts that can be compared. */
  words: string[];
  /** Names of `let` that hold such texts. */
  lets: string[];
  /** Names of texts that can only be said, and those of them that can be set. */
  texts: string[];
  textLets: string[];
  flags: string[];
  flagLets: string[];
  /** Names of Lambda results: flat ones, nested ones; of metrics. */
  results: string[];
  nestedResults: string[];
  figures: string[];
  /** Functions that give a word, give a flag, end the path. */
  helpers: string[];
  flagHelpers: string[];
  blocks: string[];
  /** Loops around this place, outermost first; a label where there is one. */
  loops: (string | undefined)[];
  /** A `break` here would leave a switch. */
  inSwitch: boolean;
  /** What `return` may do here. */
  returns: "nothing" | "ending" | "word" | "flag";
  depth: number;
  /** How often this place is copied by loops around it, about. */
  copies: number;
  /** The flow's outermost statements, which are recorded once. */
  isTop: boolean;
}

/** A scope in which nothing is declared. */
export function emptyScope(changes: Partial<Scope> = {}): Scope {
  return {
    words: [],
    lets: [],
    texts: [],
    textLets: [],
    flags: [],
    flagLets: [],
    results: [],
    nestedResults: [],
    figures: [],
    helpers: [],
    flagHelpers: [],
    blocks: [],
    loops: [],
    inSwitch: false,
    returns: "ending",
    depth: 0,
    copies: 1,
    isTop: false,
    ...changes,
  };
}

/** A scope inside another. */
export function inside(scope: Scope, changes: Partial<Scope> = {}): Scope {
  const copied = Object.fromEntries(
    Object.entries(scope).map(([name, value]) => [name, Array.isArray(value) ? [...(value as unknown[])] : value]),
  ) as unknown as Scope;
  return { ...copied, depth: scope.depth + 1, isTop: false, ...changes };
}
