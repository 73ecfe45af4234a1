import { ask, type Happening, type Outcome, unanswered } from "../behaviour.js";
import { fillText, type Text } from "../path.js";
import type { Settings } from "../settings.js";
import { emit, updateScope, type Turn } from "../turn.js";

/** How typed keys are encrypted before they are stored. */
export interface Encryption {
  readonly keyId: Text;
  /** The certificate, as PEM text. */
  readonly certificate: Text;
}

/** The encryption of an action that stores keys; undefined when it stores them as they were typed. */
export function readEncryption(settings: Settings): Encryption | undefined {
  const encryption = settings.object("InputEncryption");
  return (
    encryption && { keyId: encryption.requiredText("EncryptionKeyId"), certificate: encryption.requiredText("Key") }
  );
}

/** Asks for the ciphertext of typed keys; {@link storeCiphertext} takes the answer. */
export function encrypt(turn: Turn, { keyId, certificate }: Encryption, text: string): Outcome {
  const { state } = turn;
  return ask(turn, {
    kind: "encrypt",
    text,
    keyId: fillText(state, keyId),
    certificate: fillText(state, certificate),
  });
}

/** Stores the ciphertext that came back; the action goes on by `stored`. */
export function storeCiphertext(turn: Turn, happening: Happening, stored: Outcome): Outcome {
  const answer = happening.kind === "answer" ? happening.answer : undefined;
  if (answer?.kind !== "encrypt") return unanswered(happening, "The keys could not be encrypted.");
  updateScope(turn, { storedInput: answer.ciphertext });
  emit(turn, { kind: "collected", value: answer.ciphertext, secret: !turn.state.logging });
  return stored;
}
