import { actionType } from "../language/registry.js";
import { blockOf } from "../language/outcomes.js";
import type { FlowNode } from "../graph/flow-graph.js";
import type { Json } from "../language/json.js";
import { relocate } from "../author/symbol.js";

/** Words that a name of generated source may not be: TypeScript's own, and globals that would be hidden. */
const reserved = new Set(
  (
    "abstract any arguments error as asserts async await bigint boolean break case catch class const constructor continue " +
    "debugger declare default delete do else enum eval export extends false finally for from function get global " +
    "globalThis if implements import in Infinity infer instanceof interface intrinsic is keyof let module namespace " +
    "NaN never new null number object of out override package private protected public readonly require return " +
    "satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown var " +
    "void while with yield Array Block Boolean Date Error JSON Map Math Number Object Promise Proxy Reflect Set String Symbol"
  ).split(" "),
);

/** Gives out names, each once. */
export class Names {
  private readonly used: Set<string>;
  private readonly imported: ReadonlySet<string>;

  /** Names that may be imported are not given out. */
  constructor(imported: Iterable<string>) {
    this.imported = new Set(imported);
    this.used = new Set(this.imported);
  }

  has(name: string): boolean {
    return this.used.has(name) || reserved.has(name);
  }

  /** A name like the words, different from all others. */
  fresh(words: string, otherwise: string, longest = 32): string {
    const wish = identifierFrom(words, longest) ?? otherwise;
    const base = this.imported.has(wish) ? `then${wish[0]!.toUpperCase()}${wish.slice(1)}` : wish;
    let name = base;
    for (let i = 2; this.used.has(name) || reserved.has(name); i++) name = `${base}${/\d$/.test(base) ? "_" : ""}${i}`;
    this.used.add(name);
    return name;
  }
}

/** Names of variables: each once in its scope and those around it. */
export class Scopes {
  private readonly isTaken: (name: string) => boolean;
  private readonly open: Set<string>[] = [];

  constructor(isTaken: (name: string) => boolean) {
    this.isTaken = isTaken;
  }

  /** Writes something in a scope of its own. */
  inside<T>(write: (scope: ReadonlySet<string>) => T): T {
    const scope = new Set<string>();
    this.open.push(scope);
    try {
      return write(scope);
    } finally {
      this.open.pop();
    }
  }

  /** Writes something in the present scope; where nothing comes of it, the names that it declared are free again. */
  attempt(write: () => string | undefined): string | undefined {
    const scope = this.open.at(-1);
    const before = new Set(scope);
    const written = write();
    if (written === undefined && scope) for (const name of scope) if (!before.has(name)) scope.delete(name);
    return written;
  }

  /** A name in the present scope. */
  declare(words: string): string {
    let name = words;
    for (let i = 2; this.isTaken(name) || this.open.some((scope) => scope.has(name)); i++) name = `${words}${i}`;
    this.open.at(-1)?.add(name);
    return name;
  }
}

/** Words as an identifier in camel case, at most 32 characters or as many as are given; undefined when no letter is left. */
export function identifierFrom(words: string, longest = 32): string | undefined {
  const plain = words.normalize("NFKD").replace(/\p{M}|['’]/gu, "");
  const parts = plain
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== "");
  const cut = parts.findIndex((_, i) => i > 0 && parts.slice(0, i + 1).join("").length > longest);
  const kept = cut < 0 ? parts : withoutLooseEnd(parts.slice(0, cut));
  const camel = kept.map((part, i) => (i === 0 ? part[0] : part[0]!.toUpperCase()) + part.slice(1).toLowerCase());
  let name = camel.map((part) => part.slice(0, longest)).join("");
  name = name.replace(/^\d+/, "");
  return name === "" ? undefined : name[0]!.toLowerCase() + name.slice(1);
}

/** Words that were cut off, without articles and the like at their end. */
function withoutLooseEnd(words: readonly string[]): readonly string[] {
  const last = words.findLastIndex((word) => !looseWords.test(word));
  return last < 1 ? words : words.slice(0, last + 1);
}

const looseWords =
  /^(?:a|an|and|are|as|at|by|can|for|from|has|have|if|in|is|it|of|on|or|our|so|that|the|to|we|with|you|your)$/i;

/** Words that say nothing by themselves. */
const smallWords = /^(?:a|an|and|content|contact|flow|for|from|in|of|on|or|the|to|using|with|v?\d*)$/i;

/**
 * The last words of a name that make an identifier of so many characters, which is not taken; undefined when they would
 * say nothing.
 */
export function lastWords(name: string, longest: number, isTaken: (name: string) => boolean): string | undefined {
  const parts = name
    .normalize("NFKD")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== "");
  for (let i = 1; i < parts.length; i++) {
    const rest = parts.slice(i);
    const words = rest.join(" ");
    if (rest.join("").length > longest || smallWords.test(rest[0] ?? "")) continue;
    if (!isTaken(identifierFrom(words) ?? "")) return words;
  }
  return undefined;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** What an action is called: by its author, or by what it says or does. */
export function wordsFor(node: FlowNode, friendly: string | undefined): string {
  if (friendly !== undefined && identifierFrom(friendly) !== undefined) return friendly;
  if (!uuid.test(node.id) && identifierFrom(node.id) !== undefined && /[A-Za-z]{3}/.test(node.id)) return node.id;
  const words = telling(node.parameters);
  const facts = actionType(node.type);
  const block = (facts && blockOf(facts, node.parameters)?.name) ?? node.type;
  return words === undefined ? oneSide(block) : words;
}

/** "Disconnect / hang up" by one of its two names: the shorter one that has a verb and more. */
function oneSide(block: string): string {
  const sides = block.split(" / ").filter((side) => side.includes(" "));
  return sides.toSorted((a, b) => a.length - b.length)[0] ?? block;
}

function telling(parameters: FlowNode["parameters"]): string | undefined {
  for (const name of [
    "Text",
    "SSML",
    "ComparisonValue",
    "QueueId",
    "ContactFlowId",
    "LambdaFunctionARN",
    "Attributes",
  ]) {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const words = value === undefined ? undefined : wordsIn(value);
    if (words !== undefined && /[A-Za-z]{3}/.test(words)) return words;
  }
  return undefined;
}

function wordsIn(value: Json): string | undefined {
  if (typeof value === "string") {
    const plain = relocate(value, (symbol) => symbol.name)
      .replace(/<[^>]*>/g, " ")
      .replace(/\$\.[A-Za-z.]*\.?/g, " ")
      .replace(/arn:[^ ]*[/:]/g, " ")
      .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{20,}/gi, " ");
    const words = plain.split(/\s+/).filter(Boolean);
    return (words.length > 5 ? withoutLooseEnd(words.slice(0, 5)) : words).join(" ");
  }
  return value !== null && typeof value === "object" ? Object.keys(value).slice(0, 2).join(" ") : undefined;
}
