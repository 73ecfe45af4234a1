import { contactPaths } from "../author/contact.js";
import { currentPaths } from "../author/current.js";
import type { PathTree } from "../author/path-tree.js";
import { memberPath, parsePath } from "../language/paths.js";
import { memberAccess, stringLiteral } from "./source-text.js";

/** A reference of the call as source: `contact` and `.customerEndpoint.address`. */
export interface Reference {
  /** The name of `flowc` that it begins with. */
  readonly root: string;
  readonly rest: string;
}

const exact = new Map<string, Reference>();
const maps: { readonly prefix: string; readonly reference: Reference }[] = [];
collect("contact", "", contactPaths);
collect("current", "", currentPaths);
maps.push({ prefix: "$.Attributes", reference: { root: "attributes", rest: "" } });
maps.sort((a, b) => b.prefix.length - a.prefix.length);

function collect(root: string, rest: string, tree: PathTree): void {
  for (const [name, value] of Object.entries(tree)) {
    const here = `${rest}.${name}`;
    if (typeof value === "string") {
      if (!exact.has(value)) exact.set(value, { root, rest: here });
    } else if (typeof value["map"] === "string" && Object.keys(value).length === 1) {
      maps.push({ prefix: value["map"], reference: { root, rest: here } });
    } else collect(root, here, value as PathTree);
  }
}

const known = new Map<string, Reference | undefined>();

/**
 * How a path is read in source, so that it is written out again letter by letter; undefined for what no reference gives
 * (it stays a text).
 */
export function referenceTo(path: string): Reference | undefined {
  if (!known.has(path)) {
    if (known.size > 10_000) known.clear();
    known.set(path, findReference(path));
  }
  return known.get(path);
}

function findReference(path: string): Reference | undefined {
  const whole = exact.get(path);
  if (whole) return whole;
  const names = parsePath(path);
  const last = names?.at(-1);
  if (!names || last === undefined) return undefined;
  const parent = /^\$\.References\.([A-Za-z0-9_]+)\.(Value|Type)$/.exec(path);
  if (parent) return { root: "contact", rest: `.reference(${stringLiteral(parent[1]!)}).${parent[2]!.toLowerCase()}` };
  if (isKey(last)) {
    const map = maps.find(({ prefix }) => memberPath(prefix, last) === path);
    if (map) return { root: map.reference.root, rest: map.reference.rest + memberAccess(last) };
  }
  if (!/^\$\.[^\s"\\{}$]+( [^\s"\\{}$]+)*$/.test(path) || /\p{Cs}/u.test(path)) return undefined;
  return rawReference(path);
}

/** A path read by its text. */
export function rawReference(path: string): Reference {
  return { root: "current", rest: `.path(${stringLiteral(path)})` };
}

/** Names that the author's references take: see `checkedKey`. */
function isKey(name: string): boolean {
  return name !== "" && !/['"[\]{}()$\\`\p{C}]/u.test(name);
}
