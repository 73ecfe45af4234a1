import type { JsonObject } from "../language/json.js";
import type { Answer } from "./question.js";

/** Everything that can happen to a call from outside. The list of events is the complete record of a call. */
export type CallEvent =
  /** The call arrives at its flow. */
  | { readonly kind: "begins" }
  /** Touch-tones from the caller at one moment. */
  | { readonly kind: "keys"; readonly keys: string }
  /** The caller speaks (voice). */
  | { readonly kind: "says"; readonly text: string }
  /** The customer writes (chat). */
  | { readonly kind: "chats"; readonly text: string }
  /** The participant picks an action of the view that is shown, with what was entered in it. */
  | { readonly kind: "picks"; readonly action: string; readonly data: JsonObject }
  /** What became of the sign-in link of a chat. */
  | { readonly kind: "signsIn"; readonly outcome: "authenticated" | "failed" | "optedOut" }
  | { readonly kind: "timePasses"; readonly milliseconds: number }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "hangsUp" }
  /** A named event of a Wait action, for instance `CustomerReturned`. */
  | { readonly kind: "occurs"; readonly name: string }
  /** An agent takes the queued contact. */
  | { readonly kind: "agentAccepts"; readonly agent?: Readonly<Record<string, string>> }
  | { readonly kind: "agentLeaves" }
  /** The agent puts the customer on hold, and takes the customer back. */
  | { readonly kind: "agentHolds" }
  | { readonly kind: "agentResumes" }
  | { readonly kind: "thirdPartyHangsUp" }
  /** What the call waits for fails: a collection, a prompt, a pause. A question is failed by its answer. */
  | { readonly kind: "fails"; readonly error: string }
  /** The next run of the action fails with this error. */
  | { readonly kind: "injectFault"; readonly flow: string; readonly action: string; readonly error: string };
