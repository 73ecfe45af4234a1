import type { Codes } from "./code.js";

/** FLW76x to FLW77x: proofs, exploring and coverage. */
export const proofCodes = {
  FLW760: {
    severity: "error",
    message: "Not so: {claim}. {problem}",
    why: "A proof looks at every path through the flows, the branches of errors among them, and found this one.",
    mend: "Change the flow so that no path is like this; `flowc prove` prints the whole path.",
  },
  FLW761: {
    severity: "error",
    message: "Nothing in these flows is {spot}, so there is nothing to prove.",
    why: "A claim about what is not there would be true of every flow.",
    mend: "{known}",
  },
  FLW762: {
    severity: "error",
    message: 'There is no flow "{name}" to prove something of.',
    why: "A proof is about a flow of the project, or one that is given to it.",
    mend: "{known}",
  },
  FLW763: {
    severity: "error",
    message: 'The proof "{name}" of {file} stopped with an error of its own: {problem}',
    why: "A proof that cannot be made is as good as none.",
    mend: "Correct its code; docs/proofs.md says what belongs into it.",
  },
  FLW764: {
    severity: "error",
    message: 'There is no proof "{name}".',
    why: "Only the named proofs are to be looked at.",
    mend: "{known}",
  },
  FLW766: {
    severity: "error",
    message: 'The flows are too large for a proof: more than {limit} blocks, counting "{flow}" once for each use.',
    why: "A module is looked at separately for each block that invokes it.",
    mend: "Prove something of fewer flows at a time.",
  },
  FLW770: {
    severity: "error",
    message: "{covered} of {total} branches of {what} were taken: {percent} %, less than {least} %.",
    why: "The project asks for this much.",
    mend: "Add a call that takes a branch which is missing; the report lists them.",
  },
} as const satisfies Codes;
