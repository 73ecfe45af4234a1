import { flowTypes, type FlowType } from "../language/flow-types.js";
import { intrinsic } from "./intrinsic.js";
import type { BlockDefinition, FlowDefinition } from "./recorder.js";
import { recorder } from "./recorder.js";
import { symbol } from "./symbols.js";
import { choice, nameOf, staticText } from "./values.js";

/** A place that one can jump to; calling it never comes back. Annotate a block's variable with it. */
export type Block = () => never;

/** Options of {@link flow}. */
export interface FlowOptions {
  /** What starts the flow; `contactFlow` (inbound) when absent. Which blocks are allowed depends on it. */
  readonly type?: Exclude<FlowType, "module">;
  /** Shown in the console. */
  readonly description?: string;
  /** True to publish a flow that has findings as a saved draft. */
  readonly draft?: boolean;
  /**
   * True for imported flows: what is written is what is published, nothing is added, merged or removed. `"bare"` when
   * harmless blocks (a prompt, a note) have no branch for an error that the service does not ask for; a block's own
   * `errors` say otherwise for that block.
   */
  readonly exact?: boolean | "bare";
  /**
   * Where errors go that no `try` takes. When absent: harmless blocks go on, others end the flow (in an exact flow:
   * have no such branch).
   */
  readonly onError?: Block;
  /** As `onError`, and for errors of harmless blocks (a prompt, a note) too, as a `try` takes them. */
  readonly onAnyError?: Block;
}

/** A flow of this project, or one that the instance has. A target of transfers. */
export interface Flow {
  readonly kind: "flow";
  /** Its name in the instance. */
  readonly name: string;
}

/** The types that `flow` takes; a module has a function of its own. */
const authored = Object.fromEntries(
  Object.keys(flowTypes).flatMap((type) => (type === "module" ? [] : [[type, type]])),
) as Readonly<Record<Exclude<FlowType, "module">, string>>;

/**
 * Declares a flow. Its body is traced once per environment; a body that can reach its end does not compile, because
 * every way through a flow ends with a block such as `disconnect()` or `transferToFlow(…)`.
 *
 * @example
 * ```ts
 * export const welcome = flow("Welcome", () => {
 *   playPrompt("Welcome.");
 *   return disconnect();
 * });
 * ```
 */
export function flow(name: string, options: FlowOptions, body: () => never): Flow;
export function flow(name: string, body: () => never, options?: FlowOptions): Flow;
export function flow(name: string, first: FlowOptions | (() => never), second?: FlowOptions | (() => never)): Flow {
  const [options = {}, body] =
    typeof first === "function" ? [second as FlowOptions | undefined, first] : [first, second];
  if (typeof body !== "function")
    return recorder().fail("FLW815", { block: "flow", option: "body", value: nameOf(body) });
  const { type = "contactFlow", ...rest } = options;
  choice({ block: "flow", option: "type" }, type, authored);
  const made = symbol("flow", name);
  const definition: FlowDefinition = { kind: "flow", name: made.name, flowType: type, ...rest, body };
  recorder().declare(definition);
  return made;
}

/**
 * Names a flow that is in the instance but not in this project.
 *
 * @example
 * ```ts
 * const main = flowByName("Main menu");
 * ```
 */
export function flowByName(name: string): Flow {
  return symbol("flow", name);
}

/**
 * Declares a named place of a flow: recorded once, and calling it jumps there without coming back. Blocks may call each
 * other in circles. Annotate the variable as {@link Block}, so that TypeScript knows that a call ends the path.
 *
 * @example
 * ```ts
 * const menu: Block = block("menu", () => {
 *   if (getCustomerInput("Press 1 to hear this again.") === "1") return menu();
 *   return disconnect();
 * });
 * ```
 */
export function block(name: string, body: () => never): Block {
  const definition: BlockDefinition = { name: staticText({ block: "block", option: "name" }, name), body };
  const jump = (): never => recorder().jump(definition);
  intrinsic(jump);
  return jump;
}

intrinsic(flow, flowByName, block);
