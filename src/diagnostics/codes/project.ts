import type { Codes } from "./code.js";

/** FLW4xx: projects, their configuration, settings, symbols and files. */
export const projectCodes = {
  FLW401: {
    severity: "error",
    message: "There is no flowc.config.ts in {folder} or in a folder above it.",
    why: "The configuration says where the flows are and which environments they are built for.",
    mend: "Run the command inside a project, name one with `--project`, or make one with `flowc init`.",
  },
  FLW402: {
    severity: "error",
    message: "The configuration is not the default export of a call of defineConfig.",
    why: "flowc reads the default export and checks it against what defineConfig takes.",
    mend: "Write: export default defineConfig( … ).",
  },
  FLW403: {
    severity: "error",
    message: 'The configuration has no member "{name}".{hint}',
    why: "A member that flowc does not know would be ignored in silence.",
    mend: "Remove it, or correct its name.",
  },
  FLW404: {
    severity: "error",
    message: 'The configuration\'s "{name}" should be {expected}, but it is {actual}.',
    why: "Nothing can be built before the configuration is clear.",
    mend: "Correct the value.",
  },
  FLW405: {
    severity: "error",
    message: 'There is no environment "{name}". The configuration has: {known}.{hint}',
    why: "Settings, names and ARNs are different in each environment, so flowc does not guess one.",
    mend: "Name an environment of the configuration with `--env`, or add this one.",
  },
  FLW410: {
    severity: "error",
    message: 'The name "{name}" belongs to two flows.',
    why: "A flow's name is how the instance, other flows and the output file know it.",
    mend: "Give one of them another name.",
  },
  FLW411: {
    severity: "error",
    message: 'The names "{name}" and "{other}" would be written to the same file, {file}.',
    why: "Some file systems do not tell capital from small letters, so one flow would replace the other.",
    mend: "Give one of them a name that differs in more than capital letters.",
  },
  FLW412: {
    severity: "error",
    message: 'The name "{name}" cannot be used for a flow: {reason}.',
    why: "The service takes names of 1 to 127 characters, and people must be able to read and tell them apart.",
    mend: "Choose a shorter, printable name.",
  },
  FLW413: {
    severity: "warning",
    message: "The project has no flow file: there is none matching {pattern}.",
    why: "A build without flows writes nothing.",
    mend: "Add a file that ends in .flow.ts, or correct the configuration's `flows`.",
  },
  FLW420: {
    severity: "error",
    message: 'There is no {kind} "{name}" in {environment}.{hint}',
    why: "A flow that names something the instance does not have is refused by the service.",
    mend: "Correct the name, or add it to {lock} with its ARN.",
  },
  FLW421: {
    severity: "error",
    message: 'There is no lock file {lock}, so the {kind} "{name}" is not known in {environment}.',
    why: "A build never asks the instance: it takes the names from the committed lock file and stays reproducible.",
    mend: "Write it with the ARNs of the instance (docs/language.md, Settings), or build for the `local` environment.",
  },
  FLW422: {
    severity: "error",
    message: "{lock} is not a lock file: {reason}.",
    why: "The lock file says which ARN each name has; a wrong one would send callers astray.",
    mend: 'It is { "version": 1, "instance": "arn:…", "symbols": { "queue": { "Support": "arn:…" } } }.',
  },
  FLW423: {
    severity: "error",
    message: 'There is no {kind} "{name}" in this project, so the local instance has none.{hint}',
    why: "A call that is sent to a flow that does not exist ends with an error.",
    mend: "Correct the name, or declare it in a flow file.",
  },
  FLW430: {
    severity: "error",
    message: 'The setting "{setting}" of {environment} has no value.',
    why: "Resolved output needs every value that the flows use.",
    mend: "Provide it: {source}.",
  },
  FLW431: {
    severity: "error",
    message: 'The setting "{setting}" of {environment} cannot be read from {source}: {reason}.',
    why: "Resolved output needs every value that the flows use.",
    mend: "Put that right, or correct the source of the setting in the configuration.",
  },
  FLW432: {
    severity: "error",
    message: 'The variable {variable} of the function "{function}" takes the setting "{setting}", which {problem}.',
    why: "An environment variable is one text.",
    mend: "Name a setting of the project that is a text, a number, true or false, or one secret.",
  },
  FLW433: {
    severity: "error",
    message: 'The function "{function}" cannot be bundled: {reason}.',
    why: "A simulated call runs the project's functions as they would be deployed.",
    mend: "Correct the function's source, or its path in the configuration.",
  },
  FLW440: {
    severity: "error",
    message: "{file} is not up to date: {difference}.",
    why: "The committed output is what reviewers read and what is published; it must be what the flows compile to.",
    mend: "Run `flowc build` and commit the result.",
  },
  FLW441: {
    severity: "error",
    message: "{file} cannot be written: {reason}.",
    why: "A build writes all of its files or none; a check mends files in place.",
    mend: "Make it writable; a build may write somewhere else with `--out`.",
  },
  FLW450: {
    severity: "error",
    message: "There is no file, folder or flow {name}.{hint}",
    why: "flowc checks only what it can find.",
    mend: "Give the path of a file or folder, or the name of a flow of the project.",
  },
  FLW451: {
    severity: "error",
    message: "{folder} is not empty: it has {entry}.",
    why: "A new project must not overwrite anything.",
    mend: "Run `flowc init` in an empty folder, or name one: `flowc init my-flows`.",
  },
  FLW452: {
    severity: "error",
    message: "{name} cannot be read: {reason}.",
    why: "What cannot be read has not been checked.",
    mend: "Let this user read it, or name other files.",
  },
  FLW453: {
    severity: "error",
    message: "There is no flow in the folder {folder}.",
    why: "It has neither *.flow.ts files nor JSON of flows or of the API's answers, so nothing has been checked.",
    mend: "Name the folder that holds the flows.",
  },
  FLW454: {
    severity: "error",
    message: "{name} is no file that flowc checks.",
    why: "Flows are in *.flow.ts files and in *.json files.",
    mend: "Name such a file, or a folder with some; give a JSON file its ending.",
  },
} as const satisfies Codes;
