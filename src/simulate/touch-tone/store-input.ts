import { type ActionType, error, failure, next, type Outcome, waits } from "../behaviour.js";
import type { Collecting } from "../call-state.js";
import { voiceOnly } from "../channels.js";
import { fillText } from "../path.js";
import { typedNumber } from "../phone-number.js";
import type { Settings } from "../settings.js";
import { readRequiredPrompt, say } from "../speech.js";
import { emit, updateScope, type Turn } from "../turn.js";
import { broken } from "../unusable.js";
import { takeKey } from "./buffer.js";
import { encrypt, readEncryption, storeCiphertext } from "./encryption.js";

/** What the service stores when no key came in time; the action still succeeds. */
const nothingTyped = "Timeout";
/** Defaults of the service (Administrator Guide, store customer input). */
const defaultTerminator = "#";
const defaultInterdigitSeconds = "5";
/** Digits of a phone number; typing ends by the terminator or by time. */
const phoneDigits = 20;

/** Stores a text of keys: first-key and inter-digit limits, terminator, maximum length, `*` to start again. */
export const storeInput: ActionType = (settings) => {
  const prompt = readRequiredPrompt(settings);
  const limit = settings.requiredWhole("InputTimeLimitSeconds", 1) * 1000;
  const keys = settings.object("DTMFConfiguration");
  const terminator = keys?.text("InputTerminationSequence") ?? defaultTerminator;
  const interdigit = keys?.text("InterdigitTimeLimitSeconds") ?? defaultInterdigitSeconds;
  const cancels = !(keys?.flag("DisableCancelKey") ?? false);
  const { maximum, phone } = readValidation(settings);
  const encryption = readEncryption(settings);

  /** One key more; says whether the input is complete. */
  function take(turn: Turn, collecting: Collecting, key: string): Outcome {
    const { state } = turn;
    const typed = collecting.typed + key;
    if (typed.endsWith(collecting.terminator)) {
      // The terminator alone is kept as the value (unverified).
      return finish(turn, typed === collecting.terminator ? typed : typed.slice(0, -collecting.terminator.length));
    }
    const kept = key === "*" && cancels ? "" : typed;
    if (kept.length >= collecting.maximum) return finish(turn, kept);
    state.waiting = { ...collecting, typed: kept, until: state.time + collecting.interdigitMilliseconds };
    return waits;
  }

  function finish(turn: Turn, typed: string): Outcome {
    const secret = !turn.state.logging;
    const number = phone && typed !== nothingTyped ? typedNumber(typed, phone.format, phone.country) : typed;
    if (number === undefined) return error("InvalidPhoneNumber", "What was typed is not a phone number.");
    if (encryption && typed !== nothingTyped) return encrypt(turn, encryption, number);
    updateScope(turn, { storedInput: number });
    emit(turn, { kind: "collected", value: number, secret });
    return next;
  }

  return {
    enter(turn) {
      const { state } = turn;
      if (state.contact.channel !== "VOICE") return voiceOnly("Touch-tones");
      const longest = Number(fillText(state, maximum));
      const pause = Number(fillText(state, interdigit));
      const ends = fillText(state, terminator);
      if (!Number.isSafeInteger(longest) || longest < 1) return failure("The maximum length is not a number.");
      if (!(pause > 0)) return failure("The time between keys is not a number.");
      if (!/^[0-9*#]{1,5}$/.test(ends)) return failure("The terminating keys are not one to five keys.");
      const promptUntil = state.time + say(turn, prompt);
      emit(turn, { kind: "collecting", mode: "store", firstKeyMilliseconds: limit, maximum: longest, keys: [] });
      state.waiting = {
        kind: "keys",
        mode: "store",
        typed: "",
        promptUntil,
        until: promptUntil + limit,
        maximum: longest,
        terminator: ends,
        interdigitMilliseconds: pause * 1000,
        encrypted: encryption !== undefined,
      };
      let outcome = waits;
      while (outcome.kind === "waits" && state.keys !== "" && state.waiting?.kind === "keys") {
        const key = takeKey(turn);
        emit(turn, { kind: "keyed", keys: key, secret: !state.logging || encryption !== undefined });
        outcome = take(turn, state.waiting, key);
      }
      return outcome;
    },
    resume(turn, happening) {
      const { waiting } = turn.state;
      if (waiting?.kind === "answer") return storeCiphertext(turn, happening, next);
      if (waiting?.kind !== "keys") return failure("Nothing is being collected.");
      if (happening.kind === "key") return take(turn, waiting, happening.key);
      return finish(turn, waiting.typed === "" ? nothingTyped : waiting.typed);
    },
  };
};

function readValidation(settings: Settings) {
  const validation = settings.object("InputValidation");
  const custom = validation?.object("CustomValidation");
  const number = validation?.object("PhoneNumberValidation");
  if (custom && number) throw broken("Only one of CustomValidation and PhoneNumberValidation may be set.");
  if (custom) return { maximum: custom.requiredText("MaximumLength"), phone: undefined };
  const format = number?.choice("NumberFormat", ["Local", "E164"]);
  if (!number || !format) throw broken("InputValidation is missing.");
  const country = number.scalar("CountryCode");
  if (format === "Local" && country === undefined) throw broken("CountryCode is missing.");
  return { maximum: String(phoneDigits), phone: { format, country } };
}
