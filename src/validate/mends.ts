import type { Restructuring } from "../diagnostics/diagnostic.js";
import type { JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import { type ErrorType, errorsOfCallers, outcomesNamedErrors } from "../language/error-types.js";
import { mirroredBranches } from "../language/outcomes.js";
import { checkParameters, type ParameterFinding } from "../language/validate-parameters.js";
import { rememberFor } from "./remember.js";
import type { Subject, SubjectAction } from "./subject.js";
import type { Way } from "./ways.js";

/** Mends that need no thinking, for rules to offer. Each gives undefined where there is a doubt. */

/**
 * Removes ways on that the service refuses. In doubt where an action would be reached by no way any more: it may be that
 * not the branch is wrong, but the action.
 * @param dropped all ways that are to go, these among them; the same set for all of them.
 */
export function withoutWays(
  flow: Subject,
  { index }: SubjectAction,
  ways: readonly Way[],
  dropped: ReadonlySet<Way>,
): Restructuring | undefined {
  const before = reachedByAll(flow);
  const after = reachedWithout(flow, dropped);
  if (ways.some(({ target }) => before.has(target) && !after.has(target))) return undefined;
  const names = ways.map(({ label }) => label.replace(/^The/, "the"));
  return {
    says: `${names.join(", ")} ${names.length === 1 ? "is" : "are"} gone`,
    edits: ways.toReversed().map(({ path }) => ({ remove: ["Actions", index, ...path] })),
  };
}

/** Answers by the set of ways that are left out: many findings are about one such set. */
const answers = new WeakMap<ReadonlySet<Way>, ReadonlySet<string>>();

function reachedWithout(flow: Subject, dropped: ReadonlySet<Way>): ReadonlySet<string> {
  let reached = answers.get(dropped);
  if (!reached) answers.set(dropped, (reached = follow(flow, dropped)));
  return reached;
}

const reachedByAll: (flow: Subject) => ReadonlySet<string> = rememberFor((flow) => follow(flow, new Set()));

/** Identifiers of the actions that are reached by any way that is written, but for some. */
function follow({ document, byId }: Subject, dropped: ReadonlySet<Way>): ReadonlySet<string> {
  const seen = new Set([document.StartAction]);
  for (const identifier of seen) {
    for (const way of byId.get(identifier)?.ways ?? []) {
      if (!dropped.has(way) && byId.has(way.target)) seen.add(way.target);
    }
  }
  return seen;
}

/**
 * Adds the branch for failures that no other branch is for: to where the action's other failures lead, when all lead to
 * the same action; without any, and where the catalogue says that a call may go on after it, to where the call goes on.
 */
export function withFailureBranch(flow: Subject, action: SubjectAction, error: string): Restructuring | undefined {
  const { facts, ways, index } = action;
  if (!facts || error !== anyFailure) return undefined;
  const failures = ways.filter(
    ({ kind, name }) => kind === "error" && !outcomesNamedErrors.has(name) && !errorsOfCallers.has(name),
  );
  const targets = new Set(failures.map(({ target }) => target));
  const [other] = targets;
  const next = ways.find(({ kind }) => kind === "next")?.target;
  const target =
    targets.size === 1 ? other : targets.size === 0 && facts.unhandledError === "continue" ? next : undefined;
  if (target === undefined || !flow.byId.has(target)) return undefined;
  return {
    says: `the branch ${error} leads to "${target}" now`,
    edits: [{ append: ["Actions", index, "Transitions", "Errors"], value: { NextAction: target, ErrorType: error } }],
  };
}

const anyFailure = "NoMatchingError" satisfies ErrorType;

/** Adds the way on where it only repeats another branch. */
export function withNext(flow: Subject, { facts, parameters, ways, index }: SubjectAction): Restructuring | undefined {
  if (!facts) return undefined;
  const targets = mirroredBranches(facts, parameters).flatMap((branch) =>
    ways.filter((way) =>
      branch.kind === "error"
        ? way.kind === "error" && way.name === branch.error
        : way.kind === "condition" && way.operand === branch.operand,
    ),
  );
  const target = targets[0]?.target;
  if (target === undefined || !flow.byId.has(target)) return undefined;
  return {
    says: `the way on leads to "${target}" now, as the branch that it repeats`,
    edits: [{ add: ["Actions", index, "Transitions", "NextAction"], value: target }],
  };
}

/**
 * Removes a parameter, or gives it the name that was meant. In doubt where the service would then have something else
 * to say about the action's parameters.
 * @param known what it has to say now.
 */
export function withoutParameter(
  { type, parameters, index }: SubjectAction,
  known: readonly ParameterFinding[],
  path: JsonPath,
  meant?: string,
): Restructuring | undefined {
  const name = path.at(-1);
  if (typeof name !== "string") return undefined;
  const changed = JSON.parse(JSON.stringify(parameters)) as JsonObject;
  const around = path.slice(0, -1).reduce<Json | undefined>(memberOf, changed);
  if (typeof around !== "object" || around === null || Array.isArray(around) || !Object.hasOwn(around, name))
    return undefined;
  const value = (around as JsonObject)[name] as Json;
  Reflect.deleteProperty(around, name);
  if (meant !== undefined) Reflect.set(around, meant, value);
  const before = new Set(known.map(wordsOf));
  const after = checkParameters(type, changed).map(wordsOf);
  if (after.length >= known.length || after.some((words) => !before.has(words))) return undefined;
  const remove = ["Actions", index, "Parameters", ...path];
  if (meant === undefined) return { says: `${path.join(".")} is gone`, edits: [{ remove }] };
  const add = ["Actions", index, "Parameters", ...path.slice(0, -1), meant];
  return { says: `${path.join(".")} is ${meant} now`, edits: [{ remove }, { add, value }] };
}

function memberOf(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, Json>>)[step];
}

function wordsOf({ kind, message }: ParameterFinding): string {
  return `${kind} ${message}`;
}
