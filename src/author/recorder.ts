import type { JsonObject } from "../language/json.js";

/**
 * What the functions of `flowc` ask of whoever runs the author's code. The compiler's tracer is one recorder (it turns
 * every request into an action of the graph); the language's tests have another, which carries requests out at once.
 * The functions of this room decide nothing about the graph: they describe one block and hand it over.
 */
export interface Recorder {
  /** Records one action. Returns what the author's function may give back. Never returns when there are no branches. */
  perform(request: ActionRequest): Performed;
  /** A read of a call-time path that no action produces, such as `$.CustomerEndpoint.Address`. */
  reference(path: string): string;
  /** A read of a contact attribute (`$.Attributes.name`), as it stands at this point of the call. */
  readAttribute(name: string): string;
  /** True for a value that exists only during the call: a reference, a text with references, a condition. */
  isCallTime(value: unknown): boolean;
  /** True, as a condition, when both texts are equal; a plain boolean when both are plain. */
  equals(left: unknown, right: unknown): boolean;
  /** Declares a flow or module at module level; its body is traced later. */
  declare(definition: FlowDefinition): void;
  /** Jumps to a named block: records it on first arrival, never returns. */
  jump(block: BlockDefinition): never;
  /** The error of a `catch` clause as flowc's own, or throws on what is not a call-time error. */
  errorOf(error: unknown): { readonly type: string };
  /** Refuses the author's code at the line being run. `code` is a key of the diagnostics catalogue. */
  fail(code: string, holes: Readonly<Record<string, string>>): never;
}

/** One action, as a block function describes it. Parameter values may hold references, texts and symbols. */
export interface ActionRequest {
  /** The Flow language's action type. */
  readonly type: string;
  /** Scalars are texts already, except where the catalogue says a JSON number or boolean is written. `undefined` members are dropped. */
  readonly parameters: Parameters;
  /** The ways on besides errors: `[next]` when absent; `[]` for a block that ends the flow. */
  readonly branches?: readonly Branch[];
  /**
   * Error branches. When absent: those that the catalogue requires for these parameters, and `NoMatchingError` where it
   * is allowed. Give the list for `action(...)`, which is verbatim.
   */
  readonly errors?: readonly string[];
  /** Errors are outcomes like others, whose label is `error`; no `try` takes them. */
  readonly errorsGoOn?: boolean;
  /** Errors lead to what this records; it does not come back. */
  readonly onError?: (() => never) | undefined;
  /** The second of two blocks that one function makes: it is passed over where the first failed and goes on. */
  readonly unlessFailed?: Performed;
  /** The author's own identifier (`{ id: "…" }`): the block is never shared and is emitted under this name. */
  readonly id?: string;
  /** Digits or a result that must not be copied to an attribute. */
  readonly secret?: boolean;
  /** Name of the function the author called, for messages: `storeCustomerInput`. */
  readonly block: string;
}

/** One way on of a block. */
export interface Branch {
  readonly slot:
    | { readonly kind: "next" }
    | { readonly kind: "condition"; readonly operator: string; readonly operand: string }
    | { readonly kind: "error"; readonly error: string };
  /** What the author compares the block's outcome with: `"1"`, `"timeout"`, `"Success"`. */
  readonly label: string;
  /**
   * Conditions are added as the author's comparisons ask for them, and this branch is what remains (a menu's keys, a
   * metric's thresholds). `operand` turns the compared value into the condition's operand; plain text when absent.
   */
  readonly open?: { readonly operand?: (value: string | number) => string };
}

/** What came of a recorded action. */
export interface Performed {
  /** The way the block ended: an opaque value that the author compares with branch labels, at once. */
  readonly outcome: string;
  /** A read of what this action produced, for instance `result("$.StoredCustomerInput")`. Lifetimes keep it readable. */
  result(path: string): string;
  /** The object whose properties, at any depth, are reads below `prefix`, for instance `fields("$.External")`. */
  fields(prefix: string): unknown;
  /** True on the branch with that label, as a condition. */
  ended(label: string): boolean;
}

/** Values that a block's parameters may hold. Call-time values are opaque objects typed as text. */
export type Parameter = string | number | boolean | undefined | readonly Parameter[] | Parameters | JsonObject;
/** A block's parameters. */
export interface Parameters {
  readonly [name: string]: Parameter;
}

/** A flow or module as the author declared it. */
export interface FlowDefinition {
  readonly kind: "flow" | "module";
  /** The name in the instance. */
  readonly name: string;
  /** Console name of the flow's type, for instance `contactFlow`, `customerQueue`; `module` for a module. */
  readonly flowType: string;
  readonly description?: string;
  readonly draft?: boolean;
  /** `exact`: no pass adds, removes or merges an action (imported flows). */
  readonly exact?: boolean | "bare";
  /** Where error branches go that no `try` takes; the catalogue's default when absent. */
  readonly onError?: () => never;
  /** The same for errors of every block, harmless ones too. */
  readonly onAnyError?: () => never;
  readonly body: (input?: unknown) => never;
  /** A module's contract. */
  readonly contract?: ModuleContract;
}

/** A module's contract: the `Settings` of the module resource (Amazon Connect Administrator Guide, flow modules). */
export interface ModuleContract {
  /** JSON Schema (draft 4) of the input, or absent. */
  readonly input?: JsonObject;
  /** JSON Schema (draft 4) of the result data, or absent. */
  readonly resultData?: JsonObject;
  /** Names of the result branches, at most 8. */
  readonly results: readonly { readonly name: string; readonly description?: string }[];
}

/** A named place of a flow. */
export interface BlockDefinition {
  readonly name: string;
  readonly body: () => never;
}

let current: Recorder | undefined;

/** The recorder at work. Throws when a flow file is run without the compiler (`node my.flow.ts`). */
export function recorder(): Recorder {
  if (!current) throw new Error("flowc's blocks only work in files that flowc compiles; run `flowc build`.");
  return current;
}

/** Makes `next` the recorder at work and returns the one before it. */
export function installRecorder(next: Recorder | undefined): Recorder | undefined {
  const before = current;
  current = next;
  return before;
}
