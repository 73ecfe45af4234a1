import type { Codes } from "./code.js";

/** FLW7xx: simulated calls. */
export const simulationCodes = {
  FLW701: {
    severity: "error",
    message: '"{line}" is not a step of a call.{hint}',
    why: "A script is played step by step; a line that is not understood would leave out a step.",
    mend: "Write one of: {steps}.",
  },
  FLW702: {
    severity: "error",
    message: "There is no call yet.",
    why: "Steps belong to the call above them.",
    mend: 'Begin with a line such as "call Main from +15555550100".',
  },
  FLW703: {
    severity: "error",
    message: '"{text}" is not made of touch-tone keys.',
    why: "A telephone has the keys 0 to 9, * and #.",
    mend: "Write keys; for keys that are known only during the call, write the name of a value in braces.",
  },
  FLW704: {
    severity: "error",
    message: '"{text}" is not a length of time.',
    why: "The call's clock moves by exactly this time.",
    mend: 'Write a number with a unit: "500 ms", "31s", "2 minutes", "1h".',
  },
  FLW705: {
    severity: "error",
    message: '"{text}" is not a telephone number.',
    why: "Flows see numbers in E.164 form.",
    mend: "Write a plus, the country's code and the number, without spaces: +15555550100.",
  },
  FLW706: {
    severity: "error",
    message: 'There is no value called "{name}".',
    why: "The step types what the name in braces stands for at this moment of the call.",
    mend: "{known}",
  },
  FLW707: {
    severity: "error",
    message: "{what} is not a text in quotes or a pattern between slashes.",
    why: "Text is compared exactly; without quotes its end is unclear.",
    mend: 'Write "text" (with \\" for a quote inside) or /pattern/.',
  },
  FLW708: {
    severity: "error",
    message: "The answer of the function is not JSON: {problem}",
    why: "A double answers with exactly this value.",
    mend: 'Write one line of JSON, for instance {"outcome": "sent"}.',
  },
  FLW709: {
    severity: "error",
    message: '"{text}" is not a moment in time.',
    why: "The call's clock starts there.",
    mend: "Write it as 2026-01-05T09:00:00Z or with an offset such as +08:00.",
  },
  FLW710: {
    severity: "error",
    message: "Expected {expected}, but {instead}.",
    why: "The script says how the call goes, and the call went otherwise.",
    mend: "At this moment {possible}",
  },
  FLW711: {
    severity: "error",
    message: "Nobody listens for the keys {keys}.",
    why: "The call is at no menu and at no input, and its touch-tone buffer is off, so the keys are lost.",
    mend: "At this moment {possible}",
  },
  FLW712: {
    severity: "error",
    message: "The call has ended already ({reason}).",
    why: "{explanation}",
    mend: "Remove the step, or change the steps before it.",
  },
  FLW713: {
    severity: "error",
    message: "{what} is not possible at this moment: {problem}",
    why: "The script says how the call goes, and the call cannot go that way.",
    mend: "At this moment {possible}",
  },
  FLW714: {
    severity: "error",
    message: 'There is no flow "{name}" to call.',
    why: "A call begins at a flow of the project.",
    mend: "{known}",
  },
  FLW715: {
    severity: "error",
    message: 'Simulating stopped in "{flow}": {explanation}',
    why: "The simulator does not guess what the service would do.",
    mend: "See docs/simulation.md for what is simulated.",
  },
  FLW716: {
    severity: "error",
    message: "The call could not be written to {file}: {problem}",
    why: "--record writes the call of the terminal as a script.",
    mend: "Name a file in a folder that is there and may be written to.",
  },
  FLW717: {
    severity: "error",
    message: '"{text}" is not a draw.',
    why: "Distribute by percentage draws a whole number from 1 to 100.",
    mend: 'Write the draws in order: "given draws 35 70".',
  },
} as const satisfies Codes;
