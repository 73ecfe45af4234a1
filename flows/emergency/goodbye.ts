import { disconnect, playPrompt } from "flowc";

/** Says one last thing and hangs up. */
export function goodbye(lastWords: string): never {
  playPrompt(`${lastWords} Goodbye.`);
  return disconnect();
}
