import { intrinsic } from "./intrinsic.js";
import type { FlowSymbol } from "./symbol.js";
import { symbol } from "./symbols.js";

/** A Lambda function of the instance, with what it takes and what it answers. */
export interface Lambda<Input extends object = object, Result extends object = object> extends FlowSymbol<"lambda"> {
  /** `STRING_MAP`: the service accepts a flat map of texts only. `JSON`: nested results as well. */
  readonly response: "STRING_MAP" | "JSON";
  /** Carries the types; there is no such property. */
  readonly "~types"?: (input: Input) => Result;
}

/** The event that Amazon Connect sends to a Lambda function, as far as flowc types it. */
export interface LambdaEvent<Input extends object = Record<string, string>> {
  readonly Details: { readonly Parameters: Input };
}

/** A Lambda function's handler: takes the event of a flow, answers with its result. */
export type LambdaHandler = (event: never, ...rest: never[]) => unknown;

/** What a handler takes: its event's `Details.Parameters`. */
export type InputOf<H extends LambdaHandler> = Parameters<H>[0] extends {
  Details: { Parameters: infer Input extends object };
}
  ? Input
  : Record<string, string>;

/** What a handler answers. */
export type ResultOf<H extends LambdaHandler> = Extract<Awaited<Exclude<ReturnType<H>, void>>, object>;

/** True for a type whose fields are all texts. */
type Flat<T> = { [K in keyof T]-?: T[K] extends string | undefined ? never : K }[keyof T] extends never ? true : false;

/** The name of a Lambda function; a sentence instead when its types cannot work. */
type LambdaName<Input, Result> =
  Flat<Input> extends false
    ? "Every field that a Lambda function takes from a flow is a text"
    : Flat<Result> extends false
      ? "This Lambda function does not answer with a flat map of texts: declare it with jsonLambda"
      : string;

/** The name of a Lambda function that answers with nested JSON. */
type JsonLambdaName<Input> =
  Flat<Input> extends false ? "Every field that a Lambda function takes from a flow is a text" : string;

/**
 * Names a Lambda function of the instance and gives it types: those of its handler
 * (`lambda<typeof import("../lambdas/one-time-pin/handler.js").handler>("OneTimePin")`), or an input and a result
 * (`lambda<{ phone: string }, { tier: "gold" | "none" }>("LookupCustomer")`). All fields are texts, on both sides: the
 * service hands texts over and accepts a flat map of texts.
 *
 * @example
 * ```ts
 * const lookup = lambda<{ phone: string }, { tier: "gold" | "none" }>("LookupCustomer");
 * const customer = invokeLambda(lookup, { phone: contact.customerEndpoint.address });
 * ```
 */
export function lambda(name: string): Lambda<Record<string, string>, Record<string, string>>;
export function lambda<H extends LambdaHandler>(
  name: LambdaName<InputOf<H>, ResultOf<H>>,
): Lambda<InputOf<H>, ResultOf<H>>;
export function lambda<Input extends object, Result extends object>(
  name: LambdaName<Input, Result>,
): Lambda<Input, Result>;
export function lambda(name: string): Lambda<never, object> {
  return symbol("lambda", name, { response: "STRING_MAP" as const });
}

/**
 * As {@link lambda}, for a function that answers with nested JSON. Array elements of a result cannot be read by a flow
 * (observed: the service has no reference for them).
 *
 * @example
 * ```ts
 * const address = jsonLambda<{ phone: string }, { home: { city: string } }>("LookupAddress");
 * playPrompt(invokeLambda(address, { phone: contact.customerEndpoint.address }).home.city);
 * ```
 */
export function jsonLambda(name: string): Lambda<Record<string, string>, Record<string, string>>;
export function jsonLambda<H extends LambdaHandler>(name: JsonLambdaName<InputOf<H>>): Lambda<InputOf<H>, ResultOf<H>>;
export function jsonLambda<Input extends object, Result extends object>(
  name: JsonLambdaName<Input>,
): Lambda<Input, Result>;
export function jsonLambda(name: string): Lambda<never, object> {
  return symbol("lambda", name, { response: "JSON" as const });
}

intrinsic(lambda, jsonLambda);
