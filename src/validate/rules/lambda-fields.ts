import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { solve } from "../../graph/dataflow.js";
import { producedCells } from "../../language/outcomes.js";
import { rule } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";
import { isFailure } from "../ways.js";

/** Fields of a function's answer are ones that its handler's type has. */
export const lambdaFields = rule(
  "FLW909",
  (flow, found) => {
    const functions = flow.actions.map((action) => answering(flow, action));
    if (functions.every((fields) => fields === undefined)) return;
    const { before } = solve<ReadonlySet<number>>(flow.graph, {
      direction: "forward",
      none: new Set(),
      boundary: new Set(),
      join: (a, b) => (a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b])),
      equal: (a, b) => a.size === b.size && [...a].every((one) => b.has(one)),
      edge: (number, fact) => {
        const { from, way } = flow.edges[number]!;
        if (!answers(from)) return fact;
        return isFailure(way) ? new Set() : new Set([from.index]);
      },
    });
    for (const action of flow.actions) {
      for (const { text, names, at } of action.reads) {
        const field =
          names[0] === "External"
            ? names[1]
            : names[1] === "ResultData" && names[0] === "LambdaInvocation"
              ? names[2]
              : undefined;
        const invoked = [...(before[action.index] ?? [])].map((index) => functions[index]);
        // Where several functions may have answered, the field has to be one that none of them has.
        if (field === undefined || invoked.length === 0 || invoked.some((fields) => !fields || fields.has(field)))
          continue;
        const [first] = before[action.index] ?? [];
        const lambda = nameOf(flow.actions[first ?? -1]);
        found(
          {
            lambda,
            field,
            path: text,
            hint: didYouMean(
              field,
              invoked.flatMap((fields) => [...(fields ?? [])]),
            ),
          },
          action.place(at),
        );
      }
    }
  },
  { acrossFlows: true },
);

function answers({ facts, parameters }: SubjectAction): boolean {
  return !!facts && producedCells(facts, parameters).some(({ path }) => path === "$.External");
}

function answering(flow: Subject, action: SubjectAction): ReadonlySet<string> | undefined {
  const reference = action.parameters["LambdaFunctionARN"];
  return typeof reference === "string" && answers(action) ? flow.context.lambdaFields(reference) : undefined;
}

function nameOf(action: SubjectAction | undefined): string {
  const reference = action?.parameters["LambdaFunctionARN"];
  return typeof reference === "string" ? (/([^:/]+?)\}?$/.exec(reference)?.[1] ?? reference) : "";
}
