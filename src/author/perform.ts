import { identifierProblem } from "../language/limits.js";
import type { Branch, Parameters, Performed } from "./recorder.js";
import { recorder } from "./recorder.js";
import { nameOf, staticText } from "./values.js";

/** What every block function takes besides its own options. */
export interface BlockOptions {
  /**
   * Identifier of the block in the published flow. flowc makes a readable one when it is absent. A block with an id is
   * never merged with an equal one. 1 to 50 characters, unique in the flow.
   */
  readonly id?: string;
  /**
   * Errors that the block has a branch for, where they are not the usual ones (those that the service asks for, and
   * `NoMatchingError` where it may be). A `try` takes errors that are listed here from harmless blocks too.
   */
  readonly errors?: readonly string[];
  /**
   * True when errors go where the block goes on: to what follows, or, of an outcome, to what remains after the cases
   * that are asked for (`default`, `else`).
   */
  readonly errorsGoOn?: boolean;
  /**
   * Where errors of this block go, without a `try`: a named block, or a function that ends the way
   * (`{ onError: apologise }`, `{ onError: disconnect }`).
   */
  readonly onError?: () => never;
}

/** Parts of a request that few blocks have. */
export interface RequestParts {
  readonly branches?: readonly Branch[];
  readonly secret?: boolean;
  readonly unlessFailed?: Performed;
}

/** The options of a function that hold for its second block too: where errors go. */
export function ofErrors({ errorsGoOn, onError }: BlockOptions = {}): BlockOptions {
  return { ...(errorsGoOn !== undefined && { errorsGoOn }), ...(onError && { onError }) };
}

/** Hands one block to the recorder at work. */
export function perform(
  block: string,
  type: string,
  parameters: Parameters,
  options: BlockOptions | undefined,
  parts: RequestParts = {},
): Performed {
  const id = identifier(block, options);
  const { errors, errorsGoOn, onError } = options ?? {};
  return recorder().perform({ type, parameters, block, id, errors, errorsGoOn, onError, ...parts });
}

/** The author's id for a block, once it is known that the service takes it. */
export function identifier(block: string, options: BlockOptions | undefined): string | undefined {
  const id = staticText({ block, option: "id" }, options?.id);
  const reason = id === undefined ? undefined : identifierProblem(id);
  if (reason !== undefined) recorder().fail("FLW826", { block, value: nameOf(id), reason });
  return id;
}

/** Options with which a block that ends its way goes on when it fails. */
export type GoingOn = BlockOptions & { readonly errorsGoOn: true };

/**
 * Hands over a block after which the flow does not go on by itself: it ends, or only its errors come back. With
 * `errorsGoOn` these come back here.
 */
export function performLast(
  block: string,
  type: string,
  parameters: Parameters,
  options: BlockOptions | undefined,
  parts: RequestParts = {},
): never {
  perform(block, type, parameters, options, { ...parts, branches: [] });
  if (options?.errorsGoOn) return undefined as never;
  throw new Error(`${block} has no way on, but the recorder came back from it.`);
}

/** A condition branch whose label is its operand. */
export function equalsBranch(operand: string, label = operand): Branch {
  return { slot: { kind: "condition", operator: "Equals", operand }, label };
}

/** An error that the author sees as an outcome of the block. */
export function errorBranch(error: string, label: string, open?: Branch["open"]): Branch {
  return { slot: { kind: "error", error }, label, ...(open && { open }) };
}
