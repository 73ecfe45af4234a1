import { lambdaTimes } from "../../language/limits.js";
import { intrinsic } from "../intrinsic.js";
import type { Lambda } from "../lambda.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Range } from "../range.js";
import type { Parameters } from "../recorder.js";
import type { FlowSymbol } from "../symbol.js";
import { resource } from "../symbols.js";
import { isOpaque, texts, wholeNumber } from "../values.js";

/** Options of {@link invokeLambda}. */
export interface InvokeLambdaOptions extends BlockOptions {
  /** Seconds to wait for the answer, 1 to 8; 8 when absent. */
  readonly timeoutSeconds?: Range<1, 8>;
}

/** Options of {@link startLambda}. */
export interface StartLambdaOptions extends BlockOptions {
  /** Seconds the function may run, 1 to 60; 8 when absent. */
  readonly timeoutSeconds?: Range<1, 60>;
}

/**
 * Invokes a Lambda function, named or given by an ARN that comes from the call, and waits for its result. The result's
 * fields are references of the call; they last until the next invocation replaces them, and flowc keeps them longer where
 * the flow reads them later.
 *
 * Block: AWS Lambda function (synchronous). All channels and flow types. The response is at most 32 KB. Invocations in
 * a row share 20 seconds unless a prompt comes between. Errors: `NoMatchingError` (function error, timeout, a response
 * that is not a flat map of texts).
 *
 * @source Administrator Guide, AWS Lambda function block
 * @example
 * ```ts
 * const lookup = lambda<{ phone: string }, { tier: "gold" | "none" }>("LookupCustomer");
 * const customer = invokeLambda(lookup, { phone: contact.customerEndpoint.address }, { timeoutSeconds: 4 });
 * if (customer.tier === "gold") playPrompt("Welcome back.");
 * ```
 */
export function invokeLambda<Input extends object, Result extends object>(
  fn: Lambda<Input, Result> | string,
  input: NoInfer<Input>,
  options?: InvokeLambdaOptions,
): Readonly<Result> {
  const block = "invokeLambda";
  const parameters = {
    ...lambdaParameters(block, fn, input),
    InvocationTimeLimitSeconds: wholeNumber({ block, option: "timeoutSeconds" }, options?.timeoutSeconds ?? 8, {
      min: 1,
      max: lambdaTimes.synchronousSeconds,
    }),
    ResponseValidation: { ResponseType: responseOf(fn) },
  };
  return perform(block, "InvokeLambdaFunction", parameters, options).fields("$.External") as Readonly<Result>;
}

/**
 * Starts a Lambda function and goes on without waiting for its result.
 *
 * Block: AWS Lambda function (asynchronous). All channels and flow types. The function may run 60 seconds, where a
 * synchronous one has 8. Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, AWS Lambda function block
 * @example
 * ```ts
 * const audit = lambda<{ contactId: string }, { ok: string }>("Audit");
 * startLambda(audit, { contactId: contact.contactId });
 * ```
 */
export function startLambda<Input extends object, Result extends object>(
  fn: Lambda<Input, Result> | string,
  input: NoInfer<Input>,
  options?: StartLambdaOptions,
): { readonly invocationId: string } {
  const block = "startLambda";
  const parameters = {
    ...lambdaParameters(block, fn, input),
    InvocationTimeLimitSeconds: wholeNumber({ block, option: "timeoutSeconds" }, options?.timeoutSeconds ?? 8, {
      min: 1,
      max: lambdaTimes.asynchronousSeconds,
    }),
    InvocationType: "ASYNCHRONOUS",
    ResponseValidation: { ResponseType: responseOf(fn) },
  };
  const performed = perform(block, "InvokeLambdaFunction", parameters, options);
  return {
    get invocationId() {
      return performed.result("$.LambdaInvocation.InvocationId");
    },
  };
}

/** What a function whose ARN comes from the call answers with is not known: a flat map of texts, as usual. */
function responseOf(fn: Pick<Lambda, "response"> | string): Lambda["response"] {
  return isOpaque(fn) || typeof fn !== "object" ? "STRING_MAP" : fn.response;
}

function lambdaParameters(block: string, fn: FlowSymbol<"lambda"> | string, input: object): Parameters {
  const attributes = texts({ block, option: "input" }, input as Readonly<Record<string, string | undefined>>);
  return {
    LambdaFunctionARN: resource({ block, option: "fn" }, fn, "lambda"),
    ...(Object.keys(attributes).length > 0 && { LambdaInvocationAttributes: attributes }),
  };
}

intrinsic(invokeLambda, startLambda);
