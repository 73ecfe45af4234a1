import { failure, type Outcome } from "./behaviour.js";

/** The error of a block that the contact's channel does not have. */
export function voiceOnly(what: string): Outcome {
  return failure(`${what} need a voice channel.`);
}

export function chatOnly(what: string): Outcome {
  return failure(`${what} need a chat.`);
}
