import type { Codes } from "./code.js";

/** FLW3xx: lifetimes of results, limits of the service and output. */
export const limitsCodes = {
  FLW301: {
    severity: "error",
    message: "{what} is secret, but it is read after it was replaced, so it would have to be copied to an attribute.",
    why: "Attributes are stored with the contact and appear in its record: a secret must never be in one.",
    mend: "Pass the digits on before the next input, and do not carry them over a branch.",
  },
  FLW302: {
    severity: "error",
    message: "{what} is read after it was replaced, and a module has no flow attributes to keep it in.",
    why: "Results last until the next block of their kind; a flow keeps them in flow attributes, a module cannot.",
    mend: "Read it before the block that replaces it, or set a contact attribute.",
  },
  FLW303: {
    severity: "error",
    message: '"{name}" has {count} actions after sharing; Amazon Connect takes at most {limit}.',
    why: "The service refuses a larger flow.",
    mend: "Move parts into flow modules or flows of their own. Most actions come from: {lines}.",
  },
  FLW304: {
    severity: "error",
    message: '"{name}" never ends: from here no way leads to a hang-up, a transfer or the end of the flow.',
    why: "A call that comes here could only be ended by the caller.",
    mend: "Give the loop a way out (a number of turns, a key that ends it).",
  },
  FLW305: {
    severity: "error",
    message: 'The identifier "{id}" is used by two blocks.',
    why: "Identifiers are unique within a flow.",
    mend: "Give one of them another id, or none.",
  },
  FLW306: {
    severity: "error",
    message: '"{id}" cannot be an identifier: {reason}.',
    why: "Amazon Connect refuses it.",
    mend: "Use 1 to 50 letters, digits, spaces, dashes or underscores.",
  },
  FLW307: {
    severity: "error",
    message: 'The content of "{name}" is {count} characters long; Amazon Connect takes at most {limit}.',
    why: "The service refuses longer content.",
    mend: "Shorten prompts, or move parts into flow modules.",
  },
  FLW308: {
    severity: "error",
    message: 'The {kind} "{name}" is declared more than once.',
    why: "Each name is one resource of the instance, so one of them would overwrite the other.",
    mend: "Rename one of them.",
  },
  FLW309: {
    severity: "error",
    message: "{problem}",
    why: "Amazon Connect refuses the action as it would be emitted.",
    mend: "Correct the parameter at the place shown.",
  },
} as const satisfies Codes;
