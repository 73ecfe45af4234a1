import type { Codes } from "./code.js";

/** FLW6xx: what TypeScript itself finds in flow files. */
export const typesCodes = {
  FLW601: {
    severity: "error",
    message: "{text} (TypeScript {number})",
    why: "The types are the first check of a flow: what they refuse would go wrong during a call.",
    mend: "Change the code so that the types fit; `npx tsc --noEmit` shows the same finding.",
  },
  FLW602: {
    severity: "error",
    message: "This is not TypeScript: {text} (TypeScript {number})",
    why: "A file that cannot be read is not compiled, nor is any flow that imports it.",
    mend: "Correct the syntax at this place.",
  },
  FLW603: {
    severity: "error",
    message: "The type checker could not run: {reason}",
    why: "Without it, flows would be written whose types nobody has checked.",
    mend: "Run `npm ci` to install `typescript`, or build with `--no-types` and check the types elsewhere.",
  },
} as const satisfies Codes;
