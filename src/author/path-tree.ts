import { referenceMap } from "./paths.js";
import { recorder } from "./recorder.js";

/** References by friendly name. A text is a path; `{ map }` is every path below it. */
export interface PathTree {
  readonly [name: string]: string | { readonly map: string } | PathTree;
}

/** Makes the object that reads a tree's paths when they are asked for. `name` is what messages call it. */
export function pathTree(name: string, tree: PathTree): object {
  const object = Object.create(null) as object;
  for (const [key, value] of Object.entries(tree)) {
    const child = `${name}.${key}`;
    if (typeof value === "string") {
      Object.defineProperty(object, key, { get: () => recorder().reference(value), enumerable: true });
    } else {
      const isMap = typeof value["map"] === "string" && Object.keys(value).length === 1;
      const inner = isMap ? referenceMap(child, value["map"] as string) : pathTree(child, value as PathTree);
      Object.defineProperty(object, key, { value: inner, enumerable: true });
    }
  }
  return object;
}
