import type { Codes } from "./code.js";

/** FLW900 to FLW949: what flows read and write, privacy, and the rules themselves. */
export const rulesCodes = {
  FLW900: {
    severity: "warning",
    message: "{path} may be lost here: {type} replaces it, also when it fails.",
    why: "A result lasts until the next action of its kind is tried; after a failure it is empty.",
    mend: "Copy it to an attribute first, or read it before that action.",
  },
  FLW901: {
    severity: "warning",
    message: "Nothing has produced {path} when it is read here.",
    why: "It is empty: {producers} would have to come first.",
    mend: "Read it after the action that produces it, on its way of success.",
  },
  FLW902: {
    severity: "warning",
    message: "{path} is read here, but not on every way to here has something produced it.",
    why: "On the other ways it is empty: {producers} would have to come first.",
    mend: "Read it only where it is there, or lead the other ways elsewhere.",
  },
  FLW903: {
    severity: "warning",
    message: "The contact attribute {name} is read, and no flow of the project sets it.",
    why: "It is empty, unless a Lambda function or whoever starts the contact sets it.",
    mend: "Correct its name.{hint} If something else sets it, say so with a flowc-ignore.",
  },
  FLW904: {
    severity: "warning",
    message: "The flow attribute {name} is read, and this flow never sets it.",
    why: "Flow attributes begin empty and end with the flow, so this one is always empty.",
    mend: "Set it first, or read a contact attribute.{hint}",
  },
  FLW905: {
    severity: "error",
    message: "There is no {namespace} to read {path} from.",
    why: "The path has no value, or the service refuses the flow.",
    mend: "Correct the path.{hint}",
  },
  FLW906: {
    severity: "warning",
    message: "{path} is no attribute that Amazon Connect documents.",
    why: "A path that does not exist is empty during the call.",
    mend: "Correct the path.{hint}",
  },
  FLW907: {
    severity: "error",
    message: "{path} is a namespace and has no value of its own.",
    why: "The service compares single values and refuses a whole namespace.",
    mend: "Name what is meant inside it: {path}.name.",
  },
  FLW908: {
    severity: "warning",
    message: "{path} has no value in {kind}.",
    why: "It is there only in {allowed}.",
    mend: "Read it in a flow of that type.",
  },
  FLW909: {
    severity: "warning",
    message: 'The function "{lambda}" answers without a field {field}.',
    why: "Its handler's type does not have the field, so {path} is empty.",
    mend: "Correct the name, or let the function answer with it.{hint}",
  },
  FLW910: {
    severity: "error",
    message: "{what} that this flow sets hold up to {bytes} bytes; the service takes {limit}.",
    why: "The action that goes over the limit takes its error branch, and nothing is set.",
    mend: "Keep long texts elsewhere, and only what identifies them in attributes.",
  },
  FLW911: {
    severity: "warning",
    message: '{path} is never "{value}".',
    why: "Its values are {values}, so this branch is never taken.",
    mend: "Compare with one of its values.{hint}",
  },
  FLW912: {
    severity: "warning",
    message: "Lambda functions one after the other may take {seconds} seconds here; the service gives them {limit}.",
    why: "Functions without a prompt between them share their time; the one that goes over it takes its error branch.",
    mend: "Play a prompt between them, or set shorter time limits.",
  },

  FLW920: {
    severity: "warning",
    message: "Secret digits are collected while the flow's log may be on.",
    why: "The log keeps what callers type, and everybody who reads logs can see it.",
    mend: "Set logging to disabled before, and enable it again after the digits have been used.",
  },
  FLW921: {
    severity: "warning",
    message: "Secret digits are given to {what} while the flow's log may be on.",
    why: "The log keeps the parameters of what a flow calls.",
    mend: "Set logging to disabled before, and enable it again afterwards.",
  },
  FLW922: {
    severity: "warning",
    message: "Secret digits are stored by {type}.",
    why: "Attributes and records are kept with the contact, and agents and reports show them.",
    mend: "Give the digits straight to the Lambda function that checks them, and store only what it answers.",
  },
  FLW923: {
    severity: "warning",
    message: "Secret digits are spoken back to the caller.",
    why: "Recordings, transcripts and bystanders hear them.",
    mend: "Confirm without saying the digits.",
  },
  FLW924: {
    severity: "warning",
    message: "Card data is collected here without encryption.",
    why: "The digits stay readable in the flow's state, its log and what it calls; rules for card data forbid that.",
    mend: "Encrypt the input (InputEncryption with a key of yours).",
  },
  FLW925: {
    severity: "error",
    message: "Recording begins here, and not every way to here has asked for consent.",
    why: 'The project asks for consent first: the attribute {attribute} has to be "{value}".',
    mend: "Check the attribute, and record only on the branch where it has that value.",
  },
  FLW926: {
    severity: "warning",
    message: "The phone number {shown} is written into the flow.",
    why: "Numbers change and differ between environments, and a person's number does not belong in source code.",
    mend: "Keep it in a setting, or look it up.",
  },
  FLW927: {
    severity: "warning",
    message: "An ARN is written into the flow: {shown}.",
    why: "ARNs differ between environments: the flow works in one of them only.",
    mend: "Name the resource instead; the environment's lock file knows its ARN.",
  },
  FLW928: {
    severity: "error",
    message: "{what} is written into the flow.",
    why: "Flows are exported, logged and reviewed: it is secret no more.",
    mend: "Revoke it, and keep the new one in AWS Secrets Manager, read by a Lambda function.",
  },

  FLW940: {
    severity: "warning",
    message: "This flowc-ignore ignores nothing: there is no {code} here.",
    why: "It hides the next finding of its kind, which nobody has looked at yet.",
    mend: "Remove it.",
  },
  FLW941: {
    severity: "warning",
    message: "This flowc-ignore is not complete: {problem}.",
    why: "Whoever comes next has to know what was decided, and why.",
    mend: "Write it like `// flowc-ignore FLW594: the caller has pressed a key before`.",
  },
  FLW942: {
    severity: "error",
    message: "The configuration {problem}.",
    why: "A setting for a rule that does not exist changes nothing.",
    mend: "Correct it.{hint}",
  },
  FLW943: {
    severity: "error",
    message: "The rule {code} ended with an error: {problem}.",
    why: "What it should have found is not known.",
    mend: "Mend the rule in the configuration, or turn it off.",
  },
  FLW945: {
    severity: "error",
    message: "The service refuses the flow: {problem}.",
    why: "This is the service's own answer, at the place that it names. {why}",
    mend: "{mend} Then publish again.",
  },
} as const satisfies Codes;
