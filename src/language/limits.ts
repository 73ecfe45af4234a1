/** The only version of the Flow language. Source: AWS Developer Guide, Flow language. */
export const flowLanguageVersion = "2019-10-30";
/** Most actions a flow or a module may have; a module counts its own. Source: AWS Admin Guide, service quotas. */
export const maximumActions = 250;
/** Most characters of the `Content` text that the API takes. Source: AWS API Reference, CreateContactFlow. */
export const maximumContentLength = 256_000;
/** Most blocks, and bytes, that the console's import and export take. Source: AWS Admin Guide. */
export const consoleImport = { blocks: 200, bytes: 1_000_000 } as const;

/** Most characters of an action's identifier. */
export const maximumIdentifierLength = 50;
/** Characters that an identifier may not have. Source: AWS Developer Guide; published by an open-source test suite. */
export const forbiddenIdentifierCharacters = "%:(\\/)=$,;[]{}";
/** Words that an identifier may not be. */
export const forbiddenIdentifiers: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "__defineGetter__",
  "__defineSetter__",
  "toString",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "valueOf",
]);

/** Most bytes of all contact attributes together, and of all flow attributes. Source: AWS Admin Guide. */
export const maximumAttributeBytes = 32 * 1024;
/** Most bytes of a Lambda function's response. Source: AWS Admin Guide, AWS Lambda function block. */
export const maximumLambdaResponseBytes = 32 * 1024;
/** Most characters of customer profile data in one flow. Source: AWS Admin Guide, Customer profiles block. */
export const maximumProfileCharacters = 14_000;
/** Most user-defined tags of a contact. */
export const maximumTags = 6;
/** Most characters of a message that text-to-speech speaks: billed ones, and all with markup. */
export const maximumSpeech = { billed: 3_000, total: 6_000 } as const;
/** Most result branches of a module, and most modules inside one another. Source: AWS Admin Guide, flow modules. */
export const moduleLimits = { branches: 8, depth: 5 } as const;
/** Most transfers from queue to queue that one contact makes. */
export const maximumQueueTransfers = 11;
/** Seconds that a whisper may take, and that an agent has to accept (30 when interrupted by an offer). */
export const agentTimes = { whisperSeconds: 120, acceptSeconds: 20, interruptAcceptSeconds: 30 } as const;
/** Seconds that a Lambda function has, by kind, and that consecutive ones share when no prompt comes between. */
export const lambdaTimes = { synchronousSeconds: 8, asynchronousSeconds: 60, sharedSeconds: 20, retries: 3 } as const;
/** Keys that the touch-tone buffer holds. */
export const maximumBufferedKeys = 30;

/** Nothing is wrong with these letters: those of UUIDs and of the identifiers that flowc gives. */
const usualIdentifier = /^[\w -]+$/;

/** What is wrong with an identifier, in words; undefined when the service takes it. Length counts UTF-16 units. */
export function identifierProblem(identifier: string): string | undefined {
  if (identifier === "") return "it is empty";
  if (identifier.length > maximumIdentifierLength)
    return `it has ${identifier.length} characters and ${maximumIdentifierLength} is the most`;
  if (usualIdentifier.test(identifier) && !forbiddenIdentifiers.has(identifier)) return undefined;
  const character = [...identifier].find((each) => forbiddenIdentifierCharacters.includes(each));
  if (character !== undefined) return `it has the character ${character}, which identifiers may not have`;
  if (/\p{Cs}/u.test(identifier)) return "it has half of a character";
  if (forbiddenIdentifiers.has(identifier)) return "it is a word that the service keeps to itself";
  return undefined;
}
