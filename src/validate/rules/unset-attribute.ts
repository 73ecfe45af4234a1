import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Json } from "../../language/json.js";
import { rule, type Found } from "../rule.js";
import type { Subject } from "../subject.js";
import { rememberFor } from "../remember.js";

/** A contact attribute that is read is set by some flow of the project. */
export const unsetAttribute = rule(
  "FLW903",
  (flow, found) => {
    const { flows, isWhole } = flow.context;
    if (!isWhole) return;
    const set = new Set(flows.flatMap(({ subject }) => (subject ? namesSetIn(subject, "Attributes") : [])));
    checkReads(flow, "Attributes", set, found);
  },
  { acrossFlows: true },
);

/** A flow attribute that is read is set by the flow. */
export const unsetFlowAttribute = rule("FLW904", (flow, found) => {
  if (flow.actions.some(({ facts }) => !facts)) return;
  checkReads(flow, "FlowAttributes", new Set(namesSetIn(flow, "FlowAttributes")), found);
});

type Map = "Attributes" | "FlowAttributes";

function checkReads(
  flow: Subject,
  map: Map,
  set: ReadonlySet<string>,
  found: Found<{ name: string; hint: string }>,
): void {
  const seen = new Set<string>();
  for (const { reads, place } of flow.reading) {
    for (const { names, at } of reads) {
      const [namespace, name] = names;
      if (namespace !== map || name === undefined || set.has(name) || seen.has(name)) continue;
      seen.add(name);
      found({ name, hint: didYouMean(name, set) }, place(at));
    }
  }
}

/** Names of the attributes that a flow sets. */
function namesSetIn(flow: Subject, map: Map): readonly string[] {
  return namesByMap(flow)[map];
}

const namesByMap: (flow: Subject) => Readonly<Record<Map, readonly string[]>> = rememberFor(({ actions }) => ({
  Attributes: actions.flatMap(({ parameters }) => keysOf(parameters["Attributes"])),
  FlowAttributes: actions.flatMap(({ parameters }) => keysOf(parameters["FlowAttributes"])),
}));

function keysOf(value: Json | undefined): readonly string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
