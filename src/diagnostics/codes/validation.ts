import type { Codes } from "./code.js";

/** FLW55x to FLW59x: flows held against the catalogue of action types. */
export const validationCodes = {
  FLW550: {
    severity: "warning",
    message: 'flowc does not know the action type "{type}".{hint}',
    why: "An unknown action is kept as it is, but nothing of it can be checked; a slip in its name is refused by the service.",
    mend: "Correct the name, or go on if the type is newer than this version of flowc.",
  },
  FLW551: {
    severity: "error",
    message: 'The service refuses the action type "{type}".',
    why: "Documentation names it, but a flow with it cannot be saved.",
    mend: "Use the action that does the work today.",
  },
  FLW552: {
    severity: "error",
    message: "{way} leads to {target}, which is not an action of this flow.",
    why: "A call that takes this way ends with an error, and the service refuses to save the flow.",
    mend: "Point it at an action of the flow.{hint}",
  },
  FLW553: {
    severity: "error",
    message: "{type} needs a branch for {branch}, and this one has none.",
    why: "The service refuses an action without it.",
    mend: "Add the branch and say where the call goes on.",
  },
  FLW554: {
    severity: "error",
    message: "{type} with these parameters takes no branch for {branch}.",
    why: "The service refuses an action with branches that can never be taken.",
    mend: "Remove the branch.{hint}",
  },
  FLW555: {
    severity: "error",
    message: "{type} takes no conditions of the form {operator} {operand}.",
    why: "The service refuses conditions that the action cannot decide.",
    mend: "Use {known}.",
  },
  FLW556: {
    severity: "error",
    message: "{type}: {problem}.",
    why: "The service refuses the parameters, or reads them in another way than they are written.",
    mend: "Correct the value.",
  },
  FLW557: {
    severity: "error",
    message: "{type} ends the flow, so nothing can come after it.",
    why: "The service refuses transitions of an action that ends the flow.",
    mend: "Remove its transitions.",
  },
  FLW558: {
    severity: "error",
    message: "The flow has {count} actions; the service takes {limit}.",
    why: "A flow above the limit cannot be saved.",
    mend: "Move a part of it to a module or to another flow.",
  },
  FLW559: {
    severity: "warning",
    message: "No way leads to this {type}.",
    why: "An action that is never reached counts towards the limit and misleads its readers.",
    mend: "Remove it, or connect it.",
  },
} as const satisfies Codes;
