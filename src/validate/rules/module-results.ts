import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Json, JsonObject } from "../../language/json.js";
import { rule, type Found } from "../rule.js";
import type { Subject, SubjectAction } from "../subject.js";

/** A module returns on branches that its contract declares. */
export const undeclaredResult = rule("FLW584", (flow, found) => {
  if (!flow.contract) return;
  const known = flow.contract.results.map(({ name }) => name);
  for (const { facts, parameters, place } of flow.actions) {
    const branch = parameters["Result"];
    if (facts?.call.leads !== "return" || typeof branch !== "string" || known.includes(branch)) continue;
    found({ branch, known: listed(known), hint: didYouMean(branch, known) }, place(["Parameters", "Result"]));
  }
});

/** A caller has ways on for branches that the module's contract declares. */
export const undeclaredBranch = rule(
  "FLW585",
  (flow, found) => {
    for (const [action, module] of invocations(flow)) {
      const known = module.contract.results.map(({ name }) => name);
      for (const { kind, operand, path } of action.ways) {
        if (kind !== "condition" || operand === "" || known.includes(operand)) continue;
        found(
          { branch: operand, module: module.name, known: listed(known), hint: didYouMean(operand, known) },
          action.place(path),
        );
      }
    }
  },
  { acrossFlows: true },
);

/** Input and result data have the names that the contract declares. */
export const undeclaredData = rule(
  "FLW586",
  (flow, found) => {
    for (const [action, module] of invocations(flow)) {
      checkKeys(action, "Input", module.contract.input, module.name, found);
    }
    for (const action of flow.actions) {
      if (action.facts?.call.leads === "return" && flow.contract)
        checkKeys(action, "ResultData", flow.contract.resultData, flow.name ?? "", found);
    }
  },
  { acrossFlows: true },
);

function checkKeys(
  action: SubjectAction,
  parameter: "Input" | "ResultData",
  schema: JsonObject | undefined,
  module: string,
  found: Found<Record<"what" | "key" | "module" | "known" | "hint", string>>,
): void {
  const declared = keysOf(schema?.["properties"]);
  const what = parameter === "Input" ? "The input" : "The result";
  const known = declared.length === 0 ? "The settings declare none." : `The settings declare ${declared.join(", ")}.`;
  for (const key of keysOf(action.parameters[parameter])) {
    if (declared.includes(key)) continue;
    found({ what, key, module, known, hint: didYouMean(key, declared) }, action.place(["Parameters", parameter, key]));
  }
}

interface Invoked {
  readonly name: string;
  readonly contract: NonNullable<Subject["contract"]>;
}

function invocations(flow: Subject): readonly (readonly [SubjectAction, Invoked])[] {
  return flow.actions.flatMap((action) => {
    const reference = action.parameters["FlowModuleId"];
    const module = typeof reference === "string" ? flow.context.flowAt(reference) : undefined;
    return module?.contract ? [[action, { name: module.name, contract: module.contract }] as const] : [];
  });
}

function keysOf(value: Json | undefined): readonly string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "no branch at all" : names.map((name) => `"${name}"`).join(", ");
}
