import { maximumAttributeBytes } from "../../language/limits.js";
import { pathsIn } from "../../language/paths.js";
import { rule } from "../rule.js";
import type { SubjectAction } from "../subject.js";

/** What a flow writes into attributes fits, whatever the paths in it hold. */
export const attributeBytes = rule("FLW910", (flow, found) => {
  for (const [map, what] of [
    ["Attributes", "The contact attributes"],
    ["FlowAttributes", "The flow attributes"],
  ] as const) {
    const sizes = new Map<string, number>();
    let last: SubjectAction | undefined;
    for (const action of flow.actions) {
      const values = action.parameters[map];
      if (typeof values !== "object" || values === null || Array.isArray(values)) continue;
      for (const [name, value] of Object.entries(values)) {
        const bytes = Buffer.byteLength(name) + Buffer.byteLength(literalOf(value));
        if (bytes > (sizes.get(name) ?? 0)) sizes.set(name, bytes);
      }
      last = action;
    }
    const bytes = [...sizes.values()].reduce((sum, one) => sum + one, 0);
    if (last && bytes > maximumAttributeBytes)
      found({ what, bytes, limit: maximumAttributeBytes }, last.place(["Parameters", map]));
  }
});

/** The part of a value that is known: its text without the paths in it. */
function literalOf(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  return pathsIn(text).reduce((left, path) => left.replace(path.text, ""), text);
}
