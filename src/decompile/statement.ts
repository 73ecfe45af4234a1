import type { Step, Way } from "./step.js";

/** A place that a `break` or `continue` can mean. */
export interface Frame {
  readonly kind: "switch" | "loop" | "label";
  /** The action after the statement: where `break` leads. */
  readonly breakTo: string | undefined;
  /** The loop's head: where `continue` leads. */
  readonly continueTo: string | undefined;
}

/** What has to be said about a block's errors. */
export interface Saying {
  /** Errors take the way that remains. */
  readonly errorsGoOn: boolean;
  /** Which errors there are. */
  readonly named: boolean;
  /** The one statement that errors lead to, where the block itself says so. */
  readonly onError?: Statement | undefined;
}

/** A statement of the generated source. */
export type Statement =
  | ({ readonly kind: "call" | "end"; readonly step: Step } & Saying)
  | { readonly kind: "unconnected"; readonly target: string }
  | { readonly kind: "jump"; readonly block: string }
  | { readonly kind: "break" | "continue"; readonly frame: Frame; readonly labelled: boolean }
  | {
      readonly kind: "if";
      readonly test: Test;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | { readonly kind: "switch"; readonly frame: Frame; readonly test: Test; readonly arms: readonly Arm[] }
  | { readonly kind: "for"; readonly frame: Frame; readonly step: Step; readonly body: readonly Statement[] }
  | { readonly kind: "while"; readonly frame: Frame; readonly body: readonly Statement[] }
  | { readonly kind: "labelled"; readonly frame: Frame; readonly body: readonly Statement[] }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly handler: readonly Statement[] | readonly ErrorArm[];
      readonly byType: boolean;
      /** The switch over the errors' types; absent where an `if` tells two apart. */
      readonly frame?: Frame;
    }
  /** The outcome of a block is kept in a variable, because its errors have a handler of their own. */
  | {
      readonly kind: "kept";
      readonly step: Step;
      readonly handler: readonly Statement[] | readonly ErrorArm[];
      readonly byType: boolean;
      readonly frame?: Frame;
    };

/** What a branching statement asks. */
export interface Test extends Saying {
  readonly step: Step;
  /** The ways of an `if` that make it true; the arms of a switch have theirs. */
  readonly ways: readonly Way[];
  /** The test of an `if` is turned round. */
  readonly negated: boolean;
  /** The outcome was kept in a variable before. */
  readonly kept: boolean;
  /** Conditions are added by the cases: nothing has to be listed. */
  readonly open: boolean;
}

/** An arm of a switch. */
export interface Arm {
  readonly ways: readonly Way[];
  /** What remains comes here. */
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
}

/** What a `catch` does for some of the errors. */
export interface ErrorArm {
  readonly errors: readonly string[];
  readonly body: readonly Statement[];
}

/** True when control can come out at the end of statements. */
export function completes(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  return last === undefined || canComplete(last);
}

function canComplete(statement: Statement): boolean {
  switch (statement.kind) {
    case "end":
    case "unconnected":
    case "jump":
    case "break":
    case "continue":
      return false;
    case "call":
    case "for":
    case "kept":
      return true;
    case "if":
      return completes(statement.body) || completes(statement.otherwise);
    case "switch":
      return (
        !statement.arms.some((arm) => arm.isDefault) ||
        statement.arms.some((arm) => completes(arm.body)) ||
        leaves(statement, statement.frame)
      );
    case "while":
      return leaves(statement, statement.frame);
    case "labelled":
      return completes(statement.body) || leaves(statement, statement.frame);
    case "try":
      return completes(statement.body) || handlerCompletes(statement);
  }
}

function handlerCompletes(statement: Extract<Statement, { kind: "try" | "kept" }>): boolean {
  if (!statement.byType) return completes(statement.handler as readonly Statement[]);
  const { frame } = statement;
  return (
    (statement.handler as readonly ErrorArm[]).some((arm) => completes(arm.body)) ||
    (frame !== undefined && handlerParts(statement).some((list) => list.some((inner) => leaves(inner, frame))))
  );
}

/** True when something in a statement breaks out of a frame. */
export function leaves(statement: Statement, frame: Frame): boolean {
  if (statement.kind === "break" && statement.frame === frame) return true;
  return partsOf(statement).some((list) => list.some((inner) => leaves(inner, frame)));
}

/** The lists of statements in a statement. */
export function partsOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "call":
    case "end":
      return errorPart(statement);
    case "if":
      return [...errorPart(statement.test), statement.body, statement.otherwise];
    case "switch":
      return [...errorPart(statement.test), ...statement.arms.map((arm) => arm.body)];
    case "for":
    case "while":
    case "labelled":
      return [statement.body];
    case "try":
      return [statement.body, ...handlerParts(statement)];
    case "kept":
      return handlerParts(statement);
    default:
      return [];
  }
}

function errorPart({ onError }: Saying): readonly (readonly Statement[])[] {
  return onError ? [[onError]] : [];
}

/** True for a statement that takes a single line, if it is a short one. */
export function isSimple({ kind }: Statement): boolean {
  return !["if", "switch", "for", "while", "labelled", "try", "kept"].includes(kind);
}

function handlerParts(statement: Extract<Statement, { kind: "try" | "kept" }>): readonly (readonly Statement[])[] {
  return statement.byType
    ? (statement.handler as readonly ErrorArm[]).map((arm) => arm.body)
    : [statement.handler as readonly Statement[]];
}

/** Visits every statement, outer ones first. */
export function visit(
  statements: readonly Statement[],
  each: (statement: Statement, depth: number) => void,
  depth = 0,
): void {
  for (const statement of statements) {
    each(statement, depth);
    for (const part of partsOf(statement)) visit(part, each, depth + 1);
  }
}
