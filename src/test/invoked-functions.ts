import { identify } from "../simulate/identifiers.js";

/** Which functions documents invoke by name; `dynamic` when one is named only during the call. */
export interface InvokedFunctions {
  readonly functions: ReadonlySet<string>;
  readonly dynamic: boolean;
}

/** Looks for the functions in documents of any shape. */
export function invokedFunctions(documents: readonly unknown[]): InvokedFunctions {
  const functions = new Set<string>();
  let dynamic = false;
  for (const arn of documents.flatMap(functionsOf)) {
    if (arn.includes("$.")) dynamic = true;
    else functions.add(identify(arn).name);
  }
  return { functions, dynamic };
}

function functionsOf(document: unknown): readonly string[] {
  const actions = member(document, "Actions");
  if (!Array.isArray(actions)) return [];
  return actions.flatMap((action: unknown) => {
    const arn = member(member(action, "Parameters"), "LambdaFunctionARN");
    return typeof arn === "string" ? [arn] : [];
  });
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
