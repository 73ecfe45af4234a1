import { hashOf } from "./fingerprint.js";

/** Longest name of an output file in bytes, the ending included: what common file systems allow less room for `.tmp`. */
const longestFileName = 200;
/** Characters that stay as they are; everything else is percent-encoded in UTF-8, so any name gives a portable file name. */
const plain = /[A-Za-z0-9 _.,()+=@&'-]/;
/** Names that Windows keeps for devices, with or without an ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Longest name of a flow or module in the service (Amazon Connect API Reference, CreateContactFlow: Name). */
export const longestFlowName = 127;

/**
 * The file that a flow's JSON is written to: the name itself where that is portable. Different names give different
 * file names; whether they differ in more than capital letters is for the caller to check, with {@link fileKey}.
 */
export function outputFileName(name: string): string {
  const encoded = [...name].map((character) => (plain.test(character) ? character : encode(character))).join("");
  const first = encoded.charAt(0);
  const whole =
    encoded === "" || /^[. ]/.test(encoded) || device.test(encoded) ? `${encode(first)}${encoded.slice(1)}` : encoded;
  const ended = /[. ]$/.test(whole) ? `${whole.slice(0, -1)}${encode(whole.slice(-1))}` : whole;
  const file = `${ended}.json`;
  return file.length <= longestFileName
    ? file
    : `${ended.slice(0, longestFileName - 40)}~${hashOf(name).slice(0, 32)}.json`;
}

/** Two files with the same key are one file where capital and small letters are not told apart. */
export function fileKey(file: string): string {
  return file.normalize("NFC").toLowerCase();
}

/** Why a text cannot be the name of a flow, or undefined when it can. */
export function flowNameProblem(name: string): string | undefined {
  if (name.trim() === "") return "it is empty";
  if (name.length > longestFlowName) return `it has ${name.length} characters, the service takes ${longestFlowName}`;
  if (/\p{Cc}/u.test(name)) return "it has a control character";
  if (/\p{Cs}/u.test(name)) return "it has half of a surrogate pair, which is not a character";
  if (name !== name.trim()) return "it begins or ends with white space";
  return undefined;
}

function encode(character: string): string {
  if (character === "") return "%";
  return [...Buffer.from(character, "utf8")]
    .map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`)
    .join("");
}
