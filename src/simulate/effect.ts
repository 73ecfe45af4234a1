import type { Json } from "../language/json.js";
import type { Slot } from "../graph/flow-graph.js";
import type { EndReason } from "./ending.js";

/** Where and when an effect happened. */
export interface EffectPlace {
  /** Virtual time in milliseconds since 1970. */
  readonly time: number;
  readonly flow: string;
  readonly action: string;
}

/** What a step did, as data. Texts are complete and unmasked: what shows them to people masks them. */
export type Effect = EffectPlace &
  (
    | {
        readonly kind: "said";
        readonly text: string;
        readonly form: SpeechForm;
        readonly to: "customer" | "agent";
        /** The prompt plays again and again until something happens. */
        readonly repeats: boolean;
      }
    /** The caller's key stopped the prompt. */
    | { readonly kind: "interrupted" }
    | { readonly kind: "skipped"; readonly text: string }
    | {
        readonly kind: "collecting";
        readonly mode: "menu" | "store";
        readonly firstKeyMilliseconds: number;
        readonly maximum: number;
        /** Operands of the menu's conditions; empty in store mode. */
        readonly keys: readonly string[];
      }
    /** A bot listens. */
    | { readonly kind: "listening"; readonly bot: string }
    /** What the participant said or wrote. */
    | { readonly kind: "uttered"; readonly mode: "speech" | "text"; readonly text: string }
    /** The intent that a bot understood. */
    | { readonly kind: "understood"; readonly intent: string }
    | { readonly kind: "viewShown"; readonly view: string }
    | { readonly kind: "viewAnswered"; readonly picked: string }
    /** A message or a task went out. */
    | {
        readonly kind: "sent";
        readonly what: "email" | "text message" | "task";
        readonly to: string;
        readonly text: string;
      }
    | { readonly kind: "held" | "resumed" }
    /** The action took these keys. */
    | { readonly kind: "keyed"; readonly keys: string; readonly secret: boolean }
    /** Nobody was listening for these keys. */
    | { readonly kind: "keysLost"; readonly keys: string; readonly secret: boolean }
    | { readonly kind: "keysBuffered"; readonly keys: string; readonly secret: boolean }
    /** Input was stored; `Timeout` when no key came. */
    | { readonly kind: "collected"; readonly value: string; readonly secret: boolean }
    | {
        readonly kind: "invoked";
        readonly function: string;
        readonly parameters: Readonly<Record<string, string>>;
        readonly attempt: number;
        readonly logged: boolean;
      }
    | { readonly kind: "answered"; readonly function: string; readonly result: Json; readonly logged: boolean }
    | {
        readonly kind: "attributesSet";
        readonly scope: "contact" | "flow";
        readonly values: readonly (readonly [name: string, value: string])[];
      }
    /** A setting of the contact changed, for instance its voice. */
    | { readonly kind: "changed"; readonly what: string; readonly value: string }
    | { readonly kind: "transferred"; readonly to: string }
    | { readonly kind: "moduleEntered"; readonly module: string }
    | { readonly kind: "moduleLeft"; readonly result: string }
    | { readonly kind: "queued"; readonly queue: string }
    | { readonly kind: "callbackCreated"; readonly number: string; readonly queue: string }
    /** A text message that a function sent reached the caller's phone. */
    | { readonly kind: "received"; readonly text: string }
    | { readonly kind: "thirdPartyCalled"; readonly number: string }
    | { readonly kind: "agentJoined" }
    | { readonly kind: "agentLeft" }
    /** An action failed; `branch` follows with the way it took. */
    | { readonly kind: "failed"; readonly error: string; readonly why: string }
    /** The way on that an action took: what coverage counts. */
    | { readonly kind: "branch"; readonly slot: Slot; readonly to: string }
    /** The event was impossible at this moment and changed nothing. */
    | { readonly kind: "ignored"; readonly why: string }
    | { readonly kind: "ended"; readonly reason: EndReason; readonly explanation: string }
  );

export type SpeechForm = "text" | "ssml" | "prompt" | "media";

/** One kind of effect, with its place. */
export type EffectOf<K extends Effect["kind"]> = Extract<Effect, { readonly kind: K }>;
