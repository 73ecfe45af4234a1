import { hash } from "node:crypto";
import { relocate } from "../author/symbol.js";
import type { FlowGraph, FlowNode } from "../graph/flow-graph.js";
import { slotKey } from "../graph/slot.js";
import type { Json } from "../language/json.js";
import { maximumIdentifierLength } from "../language/limits.js";
import { blockOf } from "../language/outcomes.js";
import { actionType } from "../language/registry.js";

/** What naming knows of a node besides its action. */
export interface Naming {
  /** The author's own identifier. */
  readonly id: string | undefined;
  /** Name of the variable that the result goes to. */
  readonly hint: string | undefined;
  /** Names of the blocks around the action, outermost first. */
  readonly path: readonly string[];
}

/**
 * Gives every action its final identifier: readable, unique, at most 50 characters, and independent of other places.
 * A name is made from the author's block, then the variable or the action's first words; where several actions would
 * have the same name, each gets a few characters that come from its own content. Equal ones are numbered, so that one
 * more of them adds a name and takes none away.
 */
export function nameActions(graph: FlowGraph, naming: (id: string) => Naming): FlowGraph {
  const names = identifiers(graph, naming);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    start: nameOf(graph.start),
    nodes: graph.nodes.map((node) => ({
      ...node,
      id: nameOf(node.id),
      edges: node.edges.map(({ slot, to }) => ({ slot, to: nameOf(to) })),
    })),
  };
}

/** An action that waits for a name, and the name without a mark. */
interface Unnamed {
  readonly node: FlowNode;
  readonly base: string;
}

function identifiers(graph: FlowGraph, naming: (id: string) => Naming): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const unnamed: Unnamed[] = [];
  for (const node of graph.nodes) {
    const known = naming(node.id);
    if (known.id === undefined) unnamed.push({ node, base: baseName(node, known) });
    else {
      names.set(node.id, known.id);
      taken.add(known.id);
    }
  }
  const take = ({ node }: Unnamed, name: string): void => {
    names.set(node.id, name);
    taken.add(name);
  };
  const alike = takeUnique(unnamed, ({ base }) => base, taken, take);
  const equal = takeUnique(alike, ({ node, base }) => withMark(base, shortHash(contentOf(node))), taken, take);
  const counted = new Map<string, number>();
  for (const action of equal) {
    const { base } = action;
    let name = base;
    let number = counted.get(base) ?? 1;
    while (taken.has(name)) name = withMark(base, String(++number));
    counted.set(base, number);
    take(action, name);
  }
  return names;
}

/** Gives names to the actions that alone want theirs. The others are given back, those that want the same together. */
function takeUnique(
  actions: readonly Unnamed[],
  nameOf: (action: Unnamed) => string,
  taken: ReadonlySet<string>,
  take: (action: Unnamed, name: string) => void,
): readonly Unnamed[] {
  const groups = new Map<string, Unnamed | Unnamed[]>();
  for (const action of actions) {
    const name = nameOf(action);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, action);
    else if (Array.isArray(group)) group.push(action);
    else groups.set(name, [group, action]);
  }
  const left: Unnamed[] = [];
  for (const [name, group] of groups) {
    if (Array.isArray(group)) left.push(...group);
    else if (taken.has(name)) left.push(group);
    else take(group, name);
  }
  return left;
}

function contentOf(node: FlowNode): string {
  return JSON.stringify([node.type, node.parameters, node.edges.map((edge) => slotKey(edge.slot))]);
}

function shortHash(text: string): string {
  return hash("sha256", text, "base64url").replace(/[-_]/g, "x").slice(0, 4).toLowerCase();
}

function withMark(base: string, mark: string): string {
  return `${base.slice(0, maximumIdentifierLength - mark.length - 1)}-${mark}`;
}

function baseName(node: FlowNode, { hint, path }: Naming): string {
  const own = ownName(node, hint);
  let name = "";
  for (const part of path) name += `${slug(part)}.`;
  name += own;
  if (name.length <= maximumIdentifierLength) return name;
  return own.slice(0, maximumIdentifierLength).replace(/[-.]+$/, "");
}

/** What an action is called within its block. */
function ownName(node: FlowNode, hint: string | undefined): string {
  if (hint !== undefined) return slug(hint);
  const block = actionType(node.type);
  const title = slugOfTitle((block && blockOf(block, node.parameters)?.name) ?? node.type);
  const words = firstWords(node.parameters);
  return words === undefined ? title.whole : `${title.verb}-${slug(words, 6)}`;
}

/** Parameters that say best what a block does, the most telling first. */
const telling = ["Text", "SSML", "ComparisonValue", "Attributes", "FlowAttributes", "EventHooks", "MetricType"];

function firstWords(parameters: FlowNode["parameters"]): string | undefined {
  for (const name of telling) {
    const value = parameters[name];
    if (value !== undefined) return wordsOf(value);
  }
  for (const value of Object.values(parameters)) {
    if (typeof value === "string" && value.includes("${flowc:")) return wordsOf(value);
  }
  return undefined;
}

function wordsOf(value: Json): string {
  if (typeof value === "string") {
    const text = relocate(value, (symbol) => symbol.name);
    const said = text.includes("<") ? text.replace(/<[^>]*>/g, " ") : text;
    if (!said.includes("$.")) return said;
    return said.replace(/\$\.[A-Za-z]+(?:\.([\w-]+))*/g, (path) => path.split(".").slice(-2).join(" "));
  }
  return value !== null && typeof value === "object" ? Object.keys(value).join(" ") : String(value);
}

/** A block's name as a slug, and the word of it that says what the block does. */
interface TitleSlug {
  readonly whole: string;
  readonly verb: string;
}

const titles = new Map<string, TitleSlug>();

/** Block names are few: their slugs are made once. */
function slugOfTitle(title: string): TitleSlug {
  let known = titles.get(title);
  if (known === undefined) {
    const whole = slug(title);
    const [first = "action", second = first] = whole.split("-", 2);
    titles.set(title, (known = { whole, verb: first === "aws" ? second : first }));
  }
  return known;
}

/** Lower-case words joined by dashes; letters of every script stay. */
function slug(text: string, words = 12): string {
  const name = plainSlug(text, words) ?? joinWords(wordsIn(text), words);
  return (name.length <= longestSlug ? name : name.slice(0, longestSlug).replace(/-+$/, "")) || "x";
}

/** Characters of a slug at most. */
const longestSlug = 40;

/** Words of any script; `twoWords` are two. */
function wordsIn(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

function joinWords(parts: readonly string[], words: number): string {
  let name = "";
  let count = 0;
  for (const part of parts) {
    if (part === "") continue;
    name += count === 0 ? part : `-${part}`;
    if (++count === words || name.length >= longestSlug) break;
  }
  return name;
}

/** The same for a text that begins with that many words of plain letters and digits, as most do; undefined for others. */
function plainSlug(text: string, words: number): string | undefined {
  let name = "";
  let count = 0;
  let begin = -1;
  let wasLower = false;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : space;
    if (code > 127) return undefined;
    const isUpper = code >= 65 && code <= 90;
    const isLower = code >= 97 && code <= 122;
    const isWord = isUpper || isLower || (code >= 48 && code <= 57);
    if (begin >= 0 && (!isWord || (isUpper && wasLower))) {
      name += count === 0 ? text.slice(begin, i) : `-${text.slice(begin, i)}`;
      begin = -1;
      if (++count === words || name.length >= longestSlug) break;
    }
    if (isWord && begin < 0) begin = i;
    wasLower = isLower;
  }
  return name.toLowerCase();
}

const space = 32;
