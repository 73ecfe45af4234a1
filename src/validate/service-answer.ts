import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import type { JsonPath } from "../language/json-reader.js";
import { withoutPersonal } from "../diagnostics/personal.js";
import type { Subject } from "./subject.js";
import { validate } from "./validate.js";

/** What a message of the service means, and what to do: the first that fits counts. */
const meanings: readonly (readonly [RegExp, string, string])[] = [
  [/Invalid Action type/, "The service does not know the type of this action.", "Use a type that it knows."],
  [
    /Invalid Action property name/,
    "The service takes no parameter of this name here.",
    "Remove it, or correct its name.",
  ],
  [
    /Invalid Action property value/,
    "The service does not take the value: its form, or what it names does not exist in the instance.",
    "Correct the value; what it names has to be there, claimed and published.",
  ],
  [/missing required property/, "A parameter that must be there is missing.", "Add the parameter."],
  [/missing required error/, "The action needs a branch for this error.", "Add the branch."],
  [/Invalid Action error/, "The action has no such error.", "Remove the branch."],
  [/does not support transitions/, "The action ends the flow.", "Remove its transitions."],
  [/does not support conditions/, "The action takes no conditions.", "Remove its conditions."],
  [/Invalid branch/, "The action does not take this operand.", "Correct the condition."],
  [/Only one of these properties/, "These parameters exclude one another.", "Keep one of them."],
  [/At least one of/, "One of these parameters must be there.", "Add one of them."],
  [/Empty value/, "The service takes no empty text.", "Give it a value, or leave it out."],
  [/settings/i, "The content of a module needs Settings.", "Add the usual Settings."],
];

/**
 * The problems of an `InvalidContactFlowException` as findings at the author's line. The service names places by path,
 * `Actions[14].Parameters.Text`; where flowc's own rules find something at the same place, that finding is given instead,
 * for it says more. Problems without a path belong to the flow as a whole.
 * @param problems the messages of the exception's `problems`.
 */
export function explainServiceAnswer(problems: readonly string[], flow: Subject): readonly Diagnostic[] {
  const own = validate(flow, { oneFlow: true }).filter(({ severity }) => severity === "error");
  const explained = problems.flatMap((problem) => {
    const path = pathIn(problem);
    const index = path?.[0] === "Actions" ? path[1] : undefined;
    const action = typeof index === "number" ? flow.actions[index] : undefined;
    const place = action ? action.place(path?.slice(2)) : flow.placeOf(path ?? []);
    const same = own.filter((finding) => action && finding.action === action.id && saysTheSame(finding, problem));
    if (same.length > 0) return same;
    const [, why, mend] = meanings.find(([pattern]) => pattern.test(problem)) ?? [undefined, "", ""];
    return [
      report(
        "FLW945",
        {
          problem: withoutPersonal(problem.trim().replace(/\.$/, "")),
          why: why === "" ? "It checks more than flowc can know: what the instance has, and what it allows." : why,
          mend: mend === "" ? "Correct what it names." : mend,
        },
        place,
      ),
    ];
  });
  return [...new Set(explained)];
}

/** The path that a message names: `Path: Actions[14].Parameters.Text`, or `3.Evaluate` for a condition. */
function pathIn(problem: string): JsonPath | undefined {
  const written = /Path:\s*([^\s,]+)/.exec(problem)?.[1];
  if (written === undefined) return undefined;
  const steps = [...written.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) =>
    index === undefined ? (name ?? "") : Number(index),
  );
  return /^\d+$/.test(String(steps[0])) ? ["Actions", Number(steps[0])] : steps;
}

/** True when a finding of flowc is about what the service complains of. */
function saysTheSame({ code, message }: Diagnostic, problem: string): boolean {
  const error = /Error:\s*(\w+)/.exec(problem)?.[1];
  if (error !== undefined && !message.includes(error)) return false;
  return familiar.some(([pattern, codes]) => pattern.test(problem) && codes.includes(code));
}

const familiar: readonly (readonly [RegExp, readonly string[]])[] = [
  [/Invalid Action type/, ["FLW551", "FLW560"]],
  [/property name/, ["FLW562"]],
  [/property value/, ["FLW556", "FLW564", "FLW565", "FLW566", "FLW575", "FLW578", "FLW579"]],
  [/missing required property/, ["FLW561", "FLW563"]],
  [/missing required error/, ["FLW553"]],
  [/Invalid Action error/, ["FLW554"]],
  [/does not support transitions/, ["FLW557"]],
  [/does not support conditions|Invalid branch/, ["FLW555", "FLW567", "FLW568", "FLW569"]],
  [/Only one of these|At least one of/, ["FLW563", "FLW561"]],
  [/Empty value/, ["FLW565"]],
];
