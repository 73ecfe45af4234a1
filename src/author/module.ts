import type { JsonObject } from "../language/json.js";
import type { FlowOptions } from "./flow.js";
import { intrinsic } from "./intrinsic.js";
import type { ReferenceMap } from "./paths.js";
import { below, callTimeObject } from "./paths.js";
import type { BlockOptions } from "./perform.js";
import { equalsBranch, errorBranch, perform, performLast } from "./perform.js";
import type { FlowDefinition, ModuleContract, Parameter } from "./recorder.js";
import { recorder } from "./recorder.js";
import { resource, symbol } from "./symbols.js";
import { isOpaque, list, nameOf, staticText, text } from "./values.js";

/** JSON types of a module's input and result data. References of the call are possible where it is `string`. */
export type FieldType = "string" | "number" | "integer" | "boolean";
/** Fields of a module's input or result data, with their types. All are required. */
export interface Fields {
  readonly [name: string]: FieldType;
}
/** Names of a module's results; a text may describe each. At most 8. */
export type Results = readonly string[] | { readonly [name: string]: string };

/** A module's contract as the author writes it. */
export interface Contract<I extends Fields = Fields, R extends Results = Results, D extends Fields = Fields> {
  /** What the caller hands in. */
  readonly input?: I;
  /** How the module can end: `["found", "notFound"]`, or `{ found: "The customer is known." }`. */
  readonly results?: R;
  /** What the module hands back. */
  readonly resultData?: D;
  readonly description?: string;
}

type Written<T extends FieldType> = T extends "string" ? string : T extends "boolean" ? boolean : number;
/** What a caller hands to a module. */
export type Values<F extends Fields> = string extends keyof F ? object : { readonly [K in keyof F]: Written<F[K]> };
/** What a flow reads: references of the call. */
export type References<F extends Fields> = string extends keyof F ? ReferenceMap : { readonly [K in keyof F]: string };
type ResultName<R extends Results> = R extends readonly (infer Name)[] ? Name & string : keyof R & string;

/** A module of the project or of the instance, with its contract's types. */
export interface Module<I extends Fields = Fields, R extends Results = Results, D extends Fields = Fields> {
  readonly kind: "module";
  readonly name: string;
  /** Names of the results. */
  readonly results: readonly string[];
  /** Carries the types; there is no such property. */
  readonly "~types"?: { readonly input: I; readonly results: R; readonly resultData: D };
}

/** How a module's body ends: one function for each result. */
export type Exits<R extends Results, D extends Fields> = {
  readonly [Name in ResultName<R>]: string extends keyof D ? () => never : (data: Values<D>) => never;
};

/** Options of {@link module}, beside its contract or after its body; see those of `flow`. */
export type ModuleOptions = Pick<FlowOptions, "draft" | "exact" | "onError" | "onAnyError">;

/**
 * Declares a flow module: a part that several flows invoke, with an input and results of its own. The body gets the
 * input, and a function for each result that returns from the module. Modules share contact attributes with their
 * caller, but no flow attributes and no results of blocks.
 *
 * Content of a module is at most 250 actions; modules invoke each other at most 5 levels deep.
 *
 * @source Administrator Guide, Flow modules
 * @example
 * ```ts
 * const identify = module(
 *   "Identify",
 *   { input: { greeting: "string" }, results: ["known", "unknown"], resultData: { account: "string" } },
 *   (input, exits): never => {
 *     const entered = storeCustomerInput(input.greeting, { maxDigits: 8 });
 *     if (entered.timedOut) return exits.unknown({ account: "none" });
 *     return exits.known({ account: entered.digits });
 *   },
 * );
 * ```
 */
export function module<
  const I extends Fields = Record<never, FieldType>,
  const R extends Results = readonly [],
  const D extends Fields = Fields,
>(
  name: string,
  contract: Contract<I, R, D> & ModuleOptions,
  body: (input: References<I>, exits: Exits<R, D>) => never,
  options: ModuleOptions = contract,
): Module<I, R, D> {
  const place = (option: string) => ({ block: "module", option });
  const { input, results: named, resultData, description, ...own } = { ...contract, ...options };
  const results = resultList(named);
  list(place("results"), results, { min: 0, max: 8 });
  const made = symbol("module", name, { results: results.map((result) => result.name) });
  const definition: FlowDefinition = {
    kind: "module",
    name: made.name,
    flowType: "module",
    description,
    ...own,
    contract: moduleContract({ input, resultData }, results),
    body: () => body(inputReferences() as References<I>, exitsOf(name, results) as Exits<R, D>),
  };
  recorder().declare(definition);
  return made;
}

/**
 * Names a module that is in the instance but not in this project. The contract gives types and checks.
 *
 * @example
 * ```ts
 * const survey = moduleByName("Survey", { results: ["done", "declined"] });
 * ```
 */
export function moduleByName<
  const I extends Fields = Fields,
  const R extends Results = readonly [],
  const D extends Fields = Fields,
>(name: string, contract: Contract<I, R, D> = {}): Module<I, R, D> {
  return symbol("module", name, { results: resultList(contract.results).map((result) => result.name) });
}

/** What an invoked module came back with. */
export interface ModuleAnswer<R extends Results, D extends Fields> {
  /** Which result; `"noMatch"` when the module returned without one. Compare it at once. */
  readonly result: ResultName<R> | "noMatch";
  /** What it handed back; lasts until the next module. */
  readonly resultData: References<D>;
}

/**
 * Runs a flow module and goes on when it returns.
 *
 * Block: Invoke module. All channels and flow types. The answer's data last until the next module replaces them; flowc
 * keeps them longer where the flow reads them later. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Flow modules
 * @example
 * ```ts
 * const survey = moduleByName("Survey", { input: { topic: "string" }, results: ["done", "declined"] });
 * if (invokeFlowModule(survey, { topic: "billing" }).result === "done") playPrompt("Thank you.");
 * ```
 */
export function invokeFlowModule<I extends Fields, R extends Results, D extends Fields>(
  target: Module<I, R, D> | string,
  input: Values<NoInfer<I>>,
  options?: BlockOptions,
): ModuleAnswer<R, D> {
  const block = "invokeFlowModule";
  const data = dataParameters(block, "input", input as Readonly<Record<string, Parameter>>);
  const parameters = {
    FlowModuleId: resource({ block, option: "target" }, target, "module"),
    ...(Object.keys(data).length > 0 && { Input: data }),
  };
  const results = isOpaque(target) || typeof target !== "object" ? [] : target.results;
  const branches =
    results.length === 0
      ? undefined
      : [...results.map((name) => equalsBranch(name)), errorBranch("NoMatchingCondition", "noMatch")];
  const performed = perform(block, "InvokeFlowModule", parameters, options, branches && { branches });
  return {
    result: performed.outcome as ResultName<R> | "noMatch",
    get resultData() {
      return performed.fields("$.Modules.ResultData") as References<D>;
    },
  };
}

/**
 * Returns from the module. Prefer the functions that a module's body is given: they know the module's results.
 *
 * Block: Return. All channels. Flow types: modules.
 *
 * @source Administrator Guide, Flow modules
 * @example
 * ```ts
 * returnFromModule("found", { account: attributes.Account });
 * ```
 */
export function returnFromModule(
  result?: string,
  data?: Readonly<Record<string, Parameter>>,
  options?: BlockOptions,
): never {
  const block = "returnFromModule";
  const ResultData = data && dataParameters(block, "data", data);
  const parameters = {
    Result: staticText({ block, option: "result" }, result),
    ...(ResultData && Object.keys(ResultData).length > 0 && { ResultData }),
  };
  return performLast(block, "EndFlowModuleExecution", parameters, options);
}

/** Values in their declared JSON types: numbers and booleans stay what they are. */
function dataParameters(
  block: string,
  option: string,
  values: Readonly<Record<string, Parameter>>,
): Readonly<Record<string, Parameter>> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const isPlainScalar = typeof value === "number" || typeof value === "boolean";
      return [name, isPlainScalar ? value : text({ block, option: `${option}.${name}` }, value as string)];
    }),
  );
}

function inputReferences(): ReferenceMap {
  return callTimeObject("the module's input", (name) => recorder().reference(below("$.Modules.Input", name)));
}

function exitsOf(module: string, results: ModuleContract["results"]): object {
  const known = results.map((result) => result.name);
  return new Proxy(Object.create(null) as object, {
    get: (_, name) => {
      if (typeof name !== "string") return undefined;
      if (!known.includes(name)) {
        return recorder().fail("FLW810", { module: nameOf(module), value: nameOf(name), known: known.join(", ") });
      }
      const exit = (data?: Readonly<Record<string, Parameter>>): never => returnFromModule(name, data);
      intrinsic(exit);
      return exit;
    },
  });
}

function resultList(results: Results | undefined): ModuleContract["results"] {
  if (!results) return [];
  if (Array.isArray(results)) return (results as readonly string[]).map((name) => ({ name }));
  return Object.entries(results).map(([name, description]) => ({ name, description: description as string }));
}

function moduleContract(
  { input, resultData }: { readonly input: Fields | undefined; readonly resultData: Fields | undefined },
  results: ModuleContract["results"],
): ModuleContract {
  return {
    results,
    ...(input && { input: schemaOfFields(input) }),
    ...(resultData && { resultData: schemaOfFields(resultData) }),
  };
}

function schemaOfFields(fields: Fields): JsonObject {
  const names = Object.keys(fields);
  return {
    $schema: "http://json-schema.org/draft-04/schema#",
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { type: fields[name] }])),
    ...(names.length > 0 && { required: names }),
  };
}

intrinsic(module, moduleByName, invokeFlowModule, returnFromModule);
