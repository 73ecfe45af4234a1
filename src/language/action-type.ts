import type { CallRole } from "./call-role.js";
import type { ErrorType } from "./error-types.js";
import type { Channel, FlowType } from "./flow-types.js";
import type { JsonObject } from "./json.js";
import type { Operator } from "./operators.js";
import type { ParametersSchema } from "./parameter-schema.js";
import type { Predicate } from "./predicate.js";

/**
 * Everything flowc knows of one action type of the Flow language, as data. Shared code asks these fields and never the
 * type's name. Files under `actions/` write {@link ActionFacts}; {@link defineAction} fills in what is usual.
 */
export interface ActionType {
  /** The `Type` of the action: `InvokeLambdaFunction`. */
  readonly type: string;
  /** The console's blocks for it. With several, the first whose `when` holds is the one that the console draws. */
  readonly blocks: readonly Block[];
  readonly category: Category;
  /** What the action does, one sentence. */
  readonly summary: string;
  /** False when the service refuses the type although documentation names it. */
  readonly deployable: boolean;
  readonly parameters: ParametersSchema;
  readonly outcomes: Outcomes;
  /** Where the service or the console takes it. */
  readonly flowTypes: "all" | readonly FlowType[];
  /** Channels on which it does something; on others it takes its error branch or passes without effect. */
  readonly channels: "all" | readonly Channel[];
  /** What can be read after it did its work: on `NextAction`, on conditions and on `NoMatchingCondition`. */
  readonly produces: readonly Cell[];
  /** What an attempt destroys, on every way on, failures included. */
  readonly replaces: readonly Cell[];
  /** What it may change without naming it in its parameters (a module shares the contact's attributes). */
  readonly mayChange: readonly Cell[];
  /** Whether an error that the author did not handle may be passed over, or must end the call. */
  readonly unhandledError: "continue" | "end";
  /** True when a block keeps state under its identifier (a counter): two equal ones are not the same block. */
  readonly identity: boolean;
  /** What it does to the call as a whole. */
  readonly call: CallRole;
  /** What the service takes for parameters that are left out. */
  readonly usualParameters: JsonObject;
  readonly sources: Sources;
  /** What documentation says and what is true instead; also what nobody has verified. */
  readonly discrepancies: readonly string[];
}

/** What a file under `actions/` writes: fields with a usual value may be left out. */
export type ActionFacts = Omit<ActionType, UsualFields> & Partial<Pick<ActionType, UsualFields>>;

type UsualFields =
  "deployable" | "produces" | "replaces" | "mayChange" | "identity" | "call" | "usualParameters" | "discrepancies";

/** Chapters of the Flow language in AWS's Developer Guide. */
export type Category = "contact" | "flowControl" | "interaction" | "participant";

/** A block of the console. */
export interface Block {
  readonly name: string;
  /** Our name of the mode, where one type is several blocks with rules of their own: `menu`, `store`. */
  readonly mode?: string;
  /** Parameters for which this is the block; always when absent. */
  readonly when?: Predicate;
}

/** The ways on of an action. */
export interface Outcomes {
  /** `none`: the action ends the flow and has no transitions at all. */
  readonly next: "required" | "optional" | "none";
  /** Rules for conditions: the first whose `when` holds is in force. None in force: the action takes no conditions. */
  readonly conditions: readonly ConditionRules[];
  readonly errors: readonly ErrorRule[];
  /**
   * Branches whose target the console repeats in `NextAction`; the first that the action has counts. `NextAction` is then
   * no way on of its own: the flow never takes it. With none of them it is.
   */
  readonly nextMirrors: readonly MirroredBranch[];
}

/** Which conditions an action takes. Each has one operand. */
export interface ConditionRules {
  readonly when?: Predicate;
  readonly operators: readonly Operator[];
  /** `free`: the author's own. */
  readonly operands: "free" | readonly OperandRule[];
  /** How many conditions there must be at least; 0 when absent. */
  readonly minimum?: number;
  /** How an operand may refer to the call: `static` when absent. */
  readonly operandBinding?: "static" | "staticOrPath";
  /** The parameter whose value they look at; absent where the block finds out for itself what it compares. */
  readonly looksAt?: readonly string[];
  /** Operands are running totals: each condition is true as well of what the one before it took. */
  readonly running?: true;
  /** What the compared value is, with its unit. */
  readonly compares: string;
}

/** One of the operands that an action knows. */
export interface OperandRule {
  readonly operand: string;
  /** There must be a condition for it. */
  readonly required: boolean;
  /** It is there only for such parameters. */
  readonly when?: Predicate;
}

/** An error that the action may, or must, have a branch for. */
export interface ErrorRule {
  readonly error: ErrorType;
  readonly required: boolean;
  /** The entry is taken only for such parameters and refused for others. */
  readonly when?: Predicate;
  /** Flow types that refuse the entry. */
  readonly notIn?: readonly FlowType[];
}

/** A branch that the console repeats in `NextAction`. */
export type MirroredBranch =
  | { readonly kind: "error"; readonly error: ErrorType; readonly when?: Predicate }
  | { readonly kind: "condition"; readonly operand: string; readonly when?: Predicate };

/** A place of the call's state. A cell covers every path below its own. */
export interface Cell {
  /** `$.External`; a parent when `keysOf` is given. */
  readonly path: string;
  /** One cell for each key of the map at this path of the parameters: `$.Attributes.<key>`. */
  readonly keysOf?: readonly string[];
  /** The cell is concerned only for such parameters. */
  readonly when?: Predicate;
  /** It adds to what is there; what was there before stays readable. */
  readonly adds?: true;
}

/** Where the facts come from. */
export interface Sources {
  /** Titles of pages of AWS's guides. Empty: AWS documents nothing. */
  readonly pages: readonly string[];
  /** How often it occurs among 338 public flows. */
  readonly observed: { readonly flows: number; readonly actions: number };
  /** Who published such an action to a real instance. */
  readonly published: readonly ("an open-source test suite" | "a verified list")[];
}

/** Completes the facts of an action type. */
export function defineAction(facts: ActionFacts): ActionType {
  return Object.freeze({
    deployable: true,
    produces: [],
    replaces: [],
    mayChange: [],
    identity: false,
    call: {},
    usualParameters: {},
    discrepancies: [],
    ...facts,
  });
}
