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
      edges: node.edges.map((edge) => ({ ...edge, to: nameOf(edge.to) })),
    })),
  };
}

function identifiers(graph: FlowGraph, naming: (id: string) => Naming): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const rest: FlowNode[] = [];
  const bases = new Map<string, string>();
  for (const node of graph.nodes) {
    const known = naming(node.id);
    if (known.id === undefined) {
      rest.push(node);
      bases.set(node.id, baseName(node, known));
    } else {
      names.set(node.id, known.id);
      taken.add(known.id);
    }
  }
  const marks: ((node: FlowNode) => string)[] = [() => "", contentOf];
  let waiting = rest;
  for (const mark of marks) {
    const groups = new Map<string, FlowNode[]>();
    for (const node of waiting) {
      const content = mark(node);
      const name = withMark(bases.get(node.id) ?? "action", content === "" ? "" : shortHash(content));
      const group = groups.get(name);
      if (group) group.push(node);
      else groups.set(name, [node]);
    }
    waiting = [];
    for (const [name, group] of groups) {
      const [only] = group;
      if (group.length === 1 && only && !taken.has(name)) {
        names.set(only.id, name);
        taken.add(name);
      } else waiting.push(...group);
    }
  }
  const counted = new Map<string, number>();
  for (const node of waiting) {
    const base = bases.get(node.id) ?? "action";
    let name = base;
    let number = counted.get(base) ?? 1;
    while (taken.has(name)) name = withMark(base, String(++number));
    counted.set(base, number);
    names.set(node.id, name);
    taken.add(name);
  }
  return names;
}

function contentOf(node: FlowNode): string {
  return JSON.stringify([node.type, node.parameters, node.edges.map((edge) => slotKey(edge.slot))]);
}

function shortHash(text: string): string {
  return hash("sha256", text, "base64url").replace(/[-_]/g, "x").slice(0, 4).toLowerCase();
}

function withMark(base: string, mark: string): string {
  if (mark === "") return base;
  return `${base.slice(0, maximumIdentifierLength - mark.length - 1)}-${mark}`;
}

function baseName(node: FlowNode, { hint, path }: Naming): string {
  const block = actionType(node.type);
  const title = (block && blockOf(block, node.parameters)?.name) ?? node.type;
  const words = hint ?? firstWords(node.parameters);
  const titleSlug = slugOfTitle(title);
  const [first = "action", second = first] = titleSlug.split("-", 2);
  const verb = first === "aws" ? second : first;
  const own = hint === undefined ? (words === undefined ? titleSlug : `${verb}-${slug(words, 6)}`) : slug(hint);
  const name = [...path.map((part) => slug(part)), own].join(".");
  if (name.length <= maximumIdentifierLength) return name;
  return own.slice(0, maximumIdentifierLength).replace(/[-.]+$/, "");
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
    if (!text.includes("<") && !text.includes("$.")) return text;
    return text
      .replace(/<[^>]*>/g, " ")
      .replace(/\$\.[A-Za-z]+(?:\.([\w-]+))*/g, (path) => path.split(".").slice(-2).join(" "));
  }
  return value !== null && typeof value === "object" ? Object.keys(value).join(" ") : String(value);
}

const titles = new Map<string, string>();

/** Block names are few: their slugs are made once. */
function slugOfTitle(title: string): string {
  let known = titles.get(title);
  if (known === undefined) titles.set(title, (known = slug(title)));
  return known;
}

/** Lower-case words joined by dashes; letters of every script stay. */
function slug(text: string, words = 12): string {
  const name = plainSlug(text, words) ?? joinWords(wordsIn(text), words);
  return name.slice(0, longestSlug).replace(/-+$/, "") || "x";
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
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : space;
    if (code > 127) return undefined;
    const isUpper = code >= 65 && code <= 90;
    const isWord = isUpper || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    const before = begin < 0 || i === begin ? 0 : text.charCodeAt(i - 1);
    if (begin >= 0 && (!isWord || (isUpper && before >= 97 && before <= 122))) {
      name += count === 0 ? text.slice(begin, i) : `-${text.slice(begin, i)}`;
      begin = -1;
      if (++count === words || name.length >= longestSlug) break;
    }
    if (isWord && begin < 0) begin = i;
  }
  return name.toLowerCase();
}

const space = 32;
