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
  FLW505: {
    severity: "error",
    message: "The file is not in UTF-8: {problem}.",
    why: "JSON is UTF-8, and Amazon Connect takes nothing else. Read in another way, prompts would be spoken wrongly.",
    mend: "Save it as UTF-8. In PowerShell: `aws connect … | Out-File -Encoding utf8 flow.json`.",
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
  FLW516: {
    severity: "error",
    message: "There is no flow in {file}.",
    why: "It holds neither a flow's JSON, nor an answer of the API, nor a template with flows in it.",
    mend: "Name files that hold flows.",
  },
  FLW517: {
    severity: "error",
    message: "{file} has {size} MB; flowc reads files of at most {limit} MB.",
    why: "Amazon Connect takes flows of at most 256,000 characters, so this is no file of flows.",
    mend: "Name files that hold flows.",
  },
  FLW518: {
    severity: "error",
    message: 'A text of the flow "{name}" holds "${flowc:".',
    why: "flowc writes that itself, in place of what linking fills in.",
    mend: "Change the text in the console, and export the flow again.",
  },
  FLW519: {
    severity: "warning",
    message:
      'The flow "{name}" was written word for word, because its structured source would be another flow: {difference}',
    why: "That is a defect of flowc; nothing is lost.",
    mend: "Please report it.",
  },
  FLW520: {
    severity: "error",
    message: 'The flow "{name}" could not be imported: {difference}',
    why: "That is a defect of flowc.",
    mend: "Please report it.",
  },
  FLW521: {
    severity: "warning",
    message: 'In the flow "{name}", the module {module} has {problem}.',
    why: "The console's older export does not say enough to convert it fully.",
    mend: "Look at the block after importing.",
  },
  FLW522: {
    severity: "error",
    message: "{file} is not there.",
    why: "It was to be read.",
    mend: "Name files and folders that exist.",
  },
  FLW523: {
    severity: "error",
    message: "There is no flow of the console's older export in {file}.",
    why: "Only those need converting.",
    mend: "Name files that the console exported before the Flow language, or use `flowc import`.",
  },
  FLW524: {
    severity: "error",
    message: "There are {count} flows to convert, but no folder to write them to.",
    why: "Only one flow alone can be printed.",
    mend: "Name a folder with --out.",
  },
  FLW525: {
    severity: "error",
    message: 'A text of the flow "{name}" holds half of a character.',
    why: "The service takes whole characters only.",
    mend: "Correct the text, and export the flow again.",
  },
  FLW526: {
    severity: "warning",
    message: 'The contract of the module "{name}" could not be written as TypeScript.',
    why: "It has fields that are optional, or of other types than text, number and boolean.",
    mend: "Write the contract as the second argument of module(…).",
  },
  FLW527: {
    severity: "error",
    message: "{file} is there already, and holds something else.",
    why: "It may be the export itself, or work of yours: nothing is written over.",
    mend: "Name another folder with --out, or another file, or remove this one.",
  },
} as const satisfies Codes;
