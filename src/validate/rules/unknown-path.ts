import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { attributeAt, isBareNamespace, knownAttributes, namespaces } from "../../language/attributes.js";
import { parsePath } from "../../language/paths.js";
import { rule } from "../rule.js";
import type { Read } from "../reads.js";
import type { Subject, SubjectAction } from "../subject.js";
import { titleOf } from "./wrong-flow-type.js";
import { rememberFor } from "../remember.js";

/** Paths begin with a namespace that exists. */
export const unknownNamespace = rule("FLW905", (flow, found) => {
  for (const [{ place }, { text, names, at }] of readsIn(flow)) {
    const [namespace = ""] = names;
    if (!namespaces.has(namespace))
      found({ namespace: `$.${namespace}`, path: text, hint: didYouMean(namespace, namespaces) }, place(at));
  }
});

/** Paths lead to something that is documented or has been seen. */
export const unknownAttribute = rule("FLW906", (flow, found) => {
  for (const [{ place }, { text, names, at }] of readsIn(flow)) {
    const [namespace = ""] = names;
    if (!namespaces.has(namespace) || names.length === 1 || attributeAt(names)) continue;
    const near = knownAttributes
      .filter(({ path }) => path.startsWith(`$.${namespace}.`))
      .flatMap(({ path, names: members }) =>
        members && path.endsWith(".*") ? members : [path.slice(namespace.length + 3)],
      );
    found({ path: text, hint: didYouMean(names.slice(1).join("."), near) }, place(at));
  }
});

/** A comparison is about a value, not about a namespace. */
export const bareNamespace = rule("FLW907", (flow, found) => {
  for (const { parameters, place } of flow.actions) {
    const value = parameters["ComparisonValue"];
    const path = typeof value === "string" ? parsePath(value) : undefined;
    if (path && namespaces.has(path[0] ?? "") && isBareNamespace(path) && !attributeAt(path))
      found({ path: `$.${path[0] ?? ""}` }, place(["Parameters", "ComparisonValue"]));
  }
});

/** What is there only in some types of flow is read in those. */
export const elsewhereAttribute = rule("FLW908", (flow, found) => {
  const { flowType } = flow;
  if (flowType === undefined || flowType === "module") return;
  for (const [{ place }, { text, names, at }] of readsIn(flow)) {
    const allowed = attributeAt(names)?.flowTypes;
    if (allowed && !allowed.includes(flowType))
      found({ path: text, kind: titleOf(flowType), allowed: allowed.map(titleOf).join(", ") }, place(at));
  }
});

/** Every read, of the same path in one action the first. */
const readsIn: (flow: Subject) => readonly (readonly [SubjectAction, Read])[] = rememberFor((flow) => {
  return flow.reading.flatMap((action) => {
    const seen = new Set<string>();
    return action.reads.flatMap((read) => {
      if (seen.has(read.text)) return [];
      seen.add(read.text);
      return [[action, read] as const];
    });
  });
});
