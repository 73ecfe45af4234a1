import type { FlowSymbol, SymbolKind } from "../author/symbol.js";
import { hashOf } from "./fingerprint.js";

/** Account and region of the local instance: twelve zeros are no real account. */
export const localAccount = "000000000000";
export const localRegion = "us-east-1";
/** Id of the local instance. */
export const localInstanceId = uuidOf("instance");
/** ARN of the local instance. */
export const localInstanceArn = `arn:aws:connect:${localRegion}:${localAccount}:instance/${localInstanceId}`;

/** What stands between the instance and the id in the ARN of a resource (Service Authorization Reference, Amazon Connect). */
const resourceTypes: Readonly<Record<Exclude<SymbolKind, "lambda" | "bot" | "setting">, string>> = {
  queue: "queue",
  prompt: "prompt",
  hours: "operating-hours",
  flow: "contact-flow",
  module: "flow-module",
  view: "view",
  agent: "agent",
};

/** The ARN that a name has in the local instance. It follows from kind and name alone, so every machine agrees on it. */
export function localArn({ kind, name }: FlowSymbol): string {
  if (kind === "lambda") return `arn:aws:lambda:${localRegion}:${localAccount}:function:${name}`;
  if (kind === "bot") {
    const id = hashOf(`bot/${name}`).toUpperCase();
    return `arn:aws:lex:${localRegion}:${localAccount}:bot-alias/${id.slice(0, 10)}/${id.slice(10, 20)}`;
  }
  if (kind === "setting") throw new Error("A setting has no ARN.");
  const arn = `${localInstanceArn}/${resourceTypes[kind]}/${uuidOf(`${kind}/${name}`)}`;
  return kind === "view" ? `${arn}:1` : arn;
}

/** A UUID (version 8, RFC 9562) from the hash of a text. */
function uuidOf(text: string): string {
  const hash = hashOf(`flowc/${text}`);
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
