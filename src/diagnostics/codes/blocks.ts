import type { Codes } from "./code.js";

/** What authors can get wrong in the arguments of flowc's own functions. */
export const blocksCodes = {
  FLW801: {
    severity: "error",
    message: "`{option}` of {block} must be a whole number {range}, not {value}.",
    why: "Amazon Connect refuses the flow, or the block takes its error branch during the call.",
    mend: "Write a number in that range.",
  },
  FLW802: {
    severity: "error",
    message: "`{option}` of {block} is empty.",
    why: "Amazon Connect refuses an empty text anywhere in a block.",
    mend: "Write a text, or leave the option out.",
  },
  FLW803: {
    severity: "error",
    message: "`{option}` of {block} must be known while the flow is compiled.",
    why: "Amazon Connect reads this part of the block when the flow is published; it cannot come from the call.",
    mend: "Write the value itself, or branch first and use the block once on each branch.",
  },
  FLW804: {
    severity: "error",
    message: "`{option}` of {block} must come from the call.",
    why: "Amazon Connect accepts only a reference here and refuses a text that is written into the flow.",
    mend: "Pass a reference, for instance contact.customerEndpoint.address or what a Lambda returned.",
  },
  FLW805: {
    severity: "error",
    message: "`{option}` of {block} is the text {value}, which is neither an ARN nor an id.",
    why: "Amazon Connect knows resources by ARN; a name in its place is refused when the flow is published.",
    mend: "Name the resource with {kind}({value}).",
  },
  FLW806: {
    severity: "error",
    message: "The percentages of distributeByPercentage add up to {sum}, not 100.",
    why: "The last branch takes whatever remains, so another sum would silently give it a different share.",
    mend: "Make the shares add up to 100.",
  },
  FLW807: {
    severity: "error",
    message: "`{option}` of {block} takes {range} entries, not {count}.",
    why: "Amazon Connect refuses the block.",
    mend: "Change the number of entries.",
  },
  FLW808: {
    severity: "error",
    message: "`{option}` of {block} lists {value} twice.",
    why: "The second could never be reached.",
    mend: "Remove one of them.",
  },
  FLW809: {
    severity: "error",
    message: "The digits of {block} are used, but nothing looks at `timedOut`.",
    why: 'When the caller enters nothing, Amazon Connect goes on with the word "Timeout" as the digits.',
    mend: "Ask `if (entered.timedOut)` before you use `entered.digits`.",
  },
  FLW810: {
    severity: "error",
    message: "Module {module} declares no result {value}.",
    why: "Amazon Connect refuses a result that is not part of the module's contract.",
    mend: "Use one of {known}, or add it to `results` of the module.",
  },
  FLW811: {
    severity: "error",
    message: "The outcome {value} of action({type}) is not understood.",
    why: "Outcomes of action() are written as they stand in the Flow language.",
    mend: 'Write "next", "!NoMatchingError" for an error, or "Equals:1" for a condition.',
  },
  FLW812: {
    severity: "error",
    message: "{value} cannot be part of a reference.",
    why: "Amazon Connect reads quotes, brackets and braces in a reference as its own signs.",
    mend: "Use a name of letters, digits, spaces, colons, dashes, dots and underscores.",
  },
  FLW813: {
    severity: "error",
    message: "`{option}` of {block} cannot be {value}.",
    why: "Amazon Connect refuses values that it does not know.",
    mend: "Use one of {known}.",
  },
  FLW814: {
    severity: "error",
    message: "{block} needs exactly one of {options}.",
    why: "Amazon Connect refuses the block when none or several are given.",
    mend: "Give one of them.",
  },
  FLW815: {
    severity: "error",
    message: "`{option}` of {block} is {value}, where a text is needed.",
    why: "Blocks hold texts; anything else would be published as something you did not write.",
    mend: "Pass a text, a number, or a reference.",
  },
  FLW816: {
    severity: "error",
    message: "`{option}` of {block} holds a relocation mark of flowc's own.",
    why: "Linking would replace it by something else.",
    mend: "Write the text without it; use queue(…), prompt(…), lambda(…) or a setting for what it should name.",
  },
  FLW817: {
    severity: "error",
    message: "loop(…) can only be the source of a `for (const … of loop(…))` in a flow.",
    why: "The turns are counted during the call, so they are not a list while the flow is compiled.",
    mend: "Write `for (const attempt of loop(3))`, or use an array for turns at build time.",
  },
  FLW818: {
    severity: "error",
    message: "Attributes of {object} cannot be {use}.",
    why: "They exist only during the call, so flowc cannot know which there are.",
    mend: "Name the attributes you mean.",
  },
  FLW820: {
    severity: "error",
    message: "Setting {setting} is read before the environment is known.",
    why: "Modules are loaded once; each environment has its own settings, which flows and blocks see while they are compiled.",
    mend: "Read the setting inside the body of a flow, a block, or a function that they call.",
  },
  FLW821: {
    severity: "error",
    message: "Setting {setting} is missing in {where}.",
    why: "The flows read it.",
    mend: "Add it: {expected}.",
  },
  FLW822: {
    severity: "error",
    message: "Setting {setting} in {where} is {value}, but must be {expected}.",
    why: "The flows would be compiled with a value that they were not written for.",
    mend: "Correct the value.",
  },
  FLW823: {
    severity: "error",
    message: "{where} has a setting {setting} that the project does not declare.",
    why: "Nothing reads it; it is probably a misspelling.",
    mend: "Remove it, or correct its name to one of {known}.",
  },
  FLW824: {
    severity: "error",
    message: "Setting {setting} in {where} is written out, but it is personal or secret.",
    why: "Values in the configuration are committed and end up in generated files.",
    mend: "Name where the value is kept: {expected}.",
  },
  FLW825: {
    severity: "error",
    message: "There is no setting {setting}.",
    why: "Settings are declared once with defineSettings.",
    mend: "Use one of {known}.",
  },
} as const satisfies Codes;
