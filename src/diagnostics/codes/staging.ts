import type { Codes } from "./code.js";

/** FLW1xx: what the rewriter of flow files refuses, and what goes wrong while a flow file is loaded. */
export const stagingCodes = {
  FLW101: {
    severity: "error",
    message: "{text}",
    why: "The file is not TypeScript, so nothing of it can be compiled.",
    mend: "Correct the syntax here.",
  },
  FLW102: {
    severity: "error",
    message: "`var {name}` does not work in a flow file.",
    why: "A `var` is visible outside the branch it stands in, so it would have a value on ways that never set it.",
    mend: "Write `let` or `const`.",
  },
  FLW103: {
    severity: "error",
    message: "`{what}` does not work inside a flow.",
    why: "A flow is recorded in one go: there is nothing to wait for while the call is being described.",
    mend: "Wait at the top of another program and hand the result over as a plain value, or do the work in a Lambda.",
  },
  FLW104: {
    severity: "error",
    message: "`{name}` is declared in one case of this switch and used in another.",
    why: "During the call only one case is entered, so the other case would read a variable that was never set.",
    mend: "Declare `{name}` before the switch.",
  },
  FLW105: {
    severity: "error",
    message: "The loop variable `{name}` is used in a function here and changed outside the loop's head.",
    why: "Every turn has its own `{name}`; a function made in one turn would see another turn's value.",
    mend: "Copy it into a `const` inside the loop and use that in the function, or use `for (const … of …)`.",
  },
  FLW106: {
    severity: "error",
    message: "{what} cannot be used in a flow project.",
    why: "Flow files are compiled by leaving their types out, and this construct does not vanish with the types.",
    mend: "{instead}",
  },
  FLW107: {
    severity: "error",
    message: "`{what}` gives something else in every build.",
    why: "A flow is compiled once and answers many calls: the value of the build would be fixed in it, and two builds of the same source would differ.",
    mend: "Write the value down, make it a setting, or ask a Lambda during the call.",
  },
  FLW108: {
    severity: "error",
    message: "`{what}` cannot be used at this place of a flow file.",
    why: "Flow files are loaded in one go, one after the other, so that a build is the same every time.",
    mend: "{instead}",
  },
  FLW109: {
    severity: "error",
    message: "`{name}` cannot be assigned: it is {kind}.",
    why: "The program would stop here with a TypeError.",
    mend: "Declare another variable with `let` and assign that.",
  },
  FLW110: {
    severity: "error",
    message: '"{module}" does not export `{name}`.',
    why: "The name would be undefined wherever it is used.",
    mend: "Export it there, or correct the name.",
  },
  FLW111: {
    severity: "error",
    message: 'Cannot find the module "{module}".',
    why: "The flow cannot be compiled without what it imports.",
    mend: "Correct the path (relative imports end in `.js`), or install the package.",
  },
  FLW112: {
    severity: "error",
    message: "The module stopped with an error while it was loaded: {error}",
    why: "Code at the top of a module runs when the flow is compiled.",
    mend: "Correct the code at this line.",
  },
  FLW113: {
    severity: "error",
    message: "The code is nested too deeply to be read.",
    why: "Every level of nesting needs room, and this file needs more than there is.",
    mend: "Split the expression or the block into parts.",
  },
  FLW114: {
    severity: "error",
    message: '"{module}" is not valid JSON: {error}',
    why: "The file is imported as data.",
    mend: "Correct the JSON.",
  },
  FLW115: {
    severity: "error",
    message: 'The package "{module}" could not be loaded: {error}',
    why: "Packages from node_modules run as they are when the flow is compiled.",
    mend: "Correct the package, or do not import it from a flow.",
  },
  FLW116: {
    severity: "error",
    message: "The file cannot be read: {error}",
    why: "The flow cannot be compiled without it.",
    mend: "Check the file's name and its permissions.",
  },
} as const satisfies Codes;
