import type { Codes } from "./code.js";

/** FLW3xx: lifetimes of results, limits of the service and output. */
export const limitsCodes = {
  FLW301: {
    severity: "error",
    message: "{what} is secret, but to be read later it would have to be copied to an attribute.",
    why: "Attributes are stored with the contact and appear in its record: a secret must never be in one.",
    mend: "Pass the digits on before the next input, and do not carry them over a branch.",
  },
  FLW302: {
    severity: "error",
    message: "{what} would have to be kept for later, and a module has no flow attributes to keep it in.",
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
    message: "An error of this block has nowhere to go: flowc knows no action that ends a campaign journey.",
    why: "Elsewhere such an error hangs up or ends the flow; what a journey takes is documented nowhere.",
    mend: "Put the block in try { … } catch, or give the flow an onError, and say there how the journey goes on.",
  },
  FLW310: {
    severity: "error",
    message: 'The flow "{name}" has {count} without a target.',
    why: "Amazon Connect publishes a flow only when every way is connected.",
    mend: "Write what should happen in place of unconnected(), or mark the flow as a draft.",
  },
  FLW311: {
    severity: "warning",
    message: 'The flow "{name}" has {count} that no way leads to.',
    why: "They came with the imported flow and are kept, word for word, in its layout file.",
    mend: "Remove them from {file} when nobody needs them.",
  },
  FLW312: {
    severity: "error",
    message: "The layout file {file} is damaged: {reason}.",
    why: "It keeps the identifiers and positions of an imported flow.",
    mend: "Restore it from version control, or import the flow again.",
  },
  FLW313: {
    severity: "error",
    message: "`{name}` would have to become the empty text again during the call.",
    why: "It is kept in a flow attribute, and Amazon Connect refuses to write an empty text.",
    mend: 'Use a word, such as "none", or a space in place of the empty text.',
  },
} as const satisfies Codes;
