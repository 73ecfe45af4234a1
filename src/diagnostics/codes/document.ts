import type { Codes } from "./code.js";

/** FLW5xx: documents of the Flow language and JSON files. */
export const documentCodes = {
  FLW501: {
    severity: "error",
    message: "This is not JSON: {problem}.",
    why: "A flow is a JSON document, and nothing of it can be read before it is one.",
    mend: "Correct the text here. Flows that flowc writes need no editing: change their TypeScript instead.",
  },
  FLW502: {
    severity: "warning",
    message: 'The name "{name}" is given twice in the same object; the last one counts.',
    why: "JSON readers keep one of the two values and lose the other in silence.",
    mend: "Remove one of them.",
  },
  FLW503: {
    severity: "error",
    message: "The JSON nests more than {limit} deep.",
    why: "No flow nests like this, and reading on would cost without end.",
    mend: "Check where the file comes from.",
  },
  FLW504: {
    severity: "error",
    message: "The number {number} cannot be kept exactly.",
    why: "JavaScript holds whole numbers up to 9007199254740991; this one would be changed.",
    mend: "Write it as a text: the service takes a text wherever it takes a number.",
  },
  FLW510: {
    severity: "error",
    message: "This is no flow: {problem}.",
    why: "A flow has Version, StartAction and Actions (AWS Developer Guide, Flow language).",
    mend: "Name a file that the console exported, or that holds the Content of a flow.",
  },
  FLW511: {
    severity: "error",
    message: "This flow is in the format that the console exported before the Flow language.",
    why: "The service has not taken this format since 31 March 2026.",
    mend: "Convert it with `flowc import`, which reads both formats.",
  },
  FLW512: {
    severity: "error",
    message: 'The flow\'s version is "{version}".',
    why: 'The service knows one version of the Flow language, "2019-10-30".',
    mend: 'Write "Version": "2019-10-30".',
  },
  FLW513: {
    severity: "error",
    message: "{member} should be {expected}, but it is {actual}.",
    why: "The service refuses a flow of another shape.",
    mend: "Correct the value.",
  },
  FLW514: {
    severity: "error",
    message: 'The identifier "{identifier}" belongs to two actions.',
    why: "Transitions name actions by identifier, so each needs its own.",
    mend: "Rename one of them, and the transitions that mean it.",
  },
  FLW515: {
    severity: "error",
    message: 'The identifier "{identifier}" is not allowed: {problem}.',
    why: "The service refuses it.",
    mend: "Rename the action, and the transitions that mean it.",
  },
} as const satisfies Codes;
