import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Range } from "../range.js";
import type { Parameters, Performed } from "../recorder.js";
import { recorder } from "../recorder.js";
import type { Speech } from "../speech.js";
import { speechParameters } from "../speech.js";
import { parts, type Joinable, type Parts } from "../joinable.js";
import { noteDigits, noteTimedOut } from "../unchecked-digits.js";
import { choice, flag, isOn, isOpaque, nameOf, text, wholeNumber } from "../values.js";

/** What both modes of *Store customer input* take. */
export interface StoreInputOptions extends BlockOptions {
  /** Seconds to wait for the first key; 5 when absent. The Administrator Guide names 180 as the most. */
  readonly timeoutSeconds?: number;
  /** Seconds to wait between two keys, 1 to 20; the service's default is 5. A text is a reference of the call. */
  readonly interDigitTimeoutSeconds?: Range<1, 20> | string;
  /** Keys that end the input, up to 5 of `0`–`9`, `#`, `*`. The service's default is `#`. They are not stored. */
  readonly terminator?: string;
  /** True when `*` is a key like others. Otherwise it clears what was entered so far. */
  readonly disableCancelKey?: boolean;
  /** True when the digits must never be copied to an attribute (a PIN, a card number). */
  readonly secret?: boolean;
}

/** Options of {@link storeCustomerInput}. */
export interface StoreCustomerInputOptions extends StoreInputOptions {
  /** How many keys there can be. A text is a reference of the call. */
  readonly maxDigits: number | string;
  /** Encrypts what was entered; the stored value is then base64 text (Administrator Guide, Encrypt sensitive input). */
  readonly encryption?: {
    /** Id of the key as uploaded in the instance's settings. */
    readonly keyId: string;
    /** The X.509 certificate in PEM form. */
    readonly certificate: string;
  };
}

/** Options of {@link storePhoneNumber}. */
export interface StorePhoneNumberOptions extends StoreInputOptions {
  /** `local`: the country's prefix is put in front. `international`: callers enter it. */
  readonly format: "local" | "international";
  /** Two-letter country code such as `AU`; needed with `local`. */
  readonly country?: string;
}

/** What stands in place of the digits until `if (entered.timedOut)` has been asked: the caller may have entered nothing. */
export interface LookAtTimedOutFirst {
  readonly "ask `if (entered.timedOut)` before using the digits": never;
}

/** What a caller entered, or that nothing was entered in time. */
export type Entered =
  | { readonly timedOut: true; readonly digits: LookAtTimedOutFirst }
  | { readonly timedOut: false; readonly digits: string };

/**
 * Plays a prompt and stores the keys that the caller presses. Ask `timedOut` before you use `digits`: the service goes
 * on with the word `Timeout` in place of the digits when nothing was entered.
 *
 * Block: Store customer input (custom). Voice only. Flow types: inbound, customer queue, transfer flows, modules. The
 * digits last until the next input; flowc keeps them longer where the flow reads them later, unless they are `secret`.
 * Errors: `NoMatchingError`.
 *
 * @source Administrator Guide, Store customer input
 * @example
 * ```ts
 * const entered = storeCustomerInput("Please enter your account number.", { maxDigits: 8, timeoutSeconds: 30 });
 * if (entered.timedOut) {
 *   playPrompt("We did not hear anything.");
 *   return disconnect();
 * }
 * attributes.Account = entered.digits;
 * ```
 */
export function storeCustomerInput(speech: Speech, options: StoreCustomerInputOptions): Entered {
  const block = "storeCustomerInput";
  const { encryption } = options;
  return entered(block, options, {
    ...inputParameters(block, speech, options),
    InputValidation: {
      CustomValidation: {
        MaximumLength: wholeNumber({ block, option: "maxDigits" }, options.maxDigits, { min: 1, reference: true }),
      },
    },
    ...(encryption && {
      InputEncryption: {
        EncryptionKeyId: text({ block, option: "encryption.keyId" }, encryption.keyId),
        Key: text({ block, option: "encryption.certificate" }, encryption.certificate),
      },
    }),
  });
}

/**
 * Plays a prompt and stores a phone number; what is stored is in E.164 form. Ask `timedOut` before you use `digits`.
 *
 * Block: Store customer input (phone number). Voice only. Flow types: inbound, customer queue, transfer flows, modules.
 * Errors: `InvalidPhoneNumber`, `NoMatchingError`.
 *
 * @source Administrator Guide, Store customer input
 * @example
 * ```ts
 * try {
 *   const entered = storePhoneNumber("Please enter your mobile number.", { format: "local", country: "AU" });
 *   if (!entered.timedOut) setCallbackNumber(entered.digits);
 * } catch (error) {
 *   if (errorOf(error).type === "InvalidPhoneNumber") playPrompt("That is not a phone number.");
 * }
 * ```
 */
export function storePhoneNumber(speech: Speech, options: StorePhoneNumberOptions): Entered {
  const block = "storePhoneNumber";
  const { country } = options;
  const isCode = !isOpaque(country) && (country === undefined || /^[A-Z]{2}$/.test(country));
  if (!isCode || (options.format === "local" && country === undefined)) {
    recorder().fail("FLW813", {
      block,
      option: "country",
      value: nameOf(country),
      known: "two capital letters, such as AU",
    });
  }
  return entered(block, options, {
    ...inputParameters(block, speech, options),
    InputValidation: {
      PhoneNumberValidation: {
        NumberFormat: choice({ block, option: "format" }, options.format, { local: "Local", international: "E164" }),
        CountryCode: country,
      },
    },
  });
}

function inputParameters(block: string, speech: Speech, options: StoreInputOptions): Parameters {
  const { terminator, disableCancelKey, interDigitTimeoutSeconds } = options;
  if (!isOpaque(terminator) && terminator !== undefined && !/^[0-9#*]{1,5}$/.test(terminator)) {
    const known = "1 to 5 of the signs 0-9 # *";
    recorder().fail("FLW813", { block, option: "terminator", value: nameOf(terminator), known });
  }
  const limits = { min: 1, max: 20, reference: true };
  const configuration = {
    InputTerminationSequence: terminator,
    DisableCancelKey: flag({ block, option: "disableCancelKey" }, disableCancelKey, "True"),
    InterdigitTimeLimitSeconds: wholeNumber(
      { block, option: "interDigitTimeoutSeconds" },
      interDigitTimeoutSeconds,
      limits,
    ),
  };
  return {
    ...speechParameters(block, speech),
    StoreInput: "True",
    InputTimeLimitSeconds: wholeNumber({ block, option: "timeoutSeconds" }, options.timeoutSeconds ?? 5, { min: 1 }),
    ...(Object.values(configuration).some((value) => value !== undefined) && { DTMFConfiguration: configuration }),
  };
}

function entered(block: string, options: StoreInputOptions, parameters: Parameters): Entered {
  const isSecret = isOn({ block, option: "secret" }, options.secret);
  const performed = perform(block, "GetParticipantInput", parameters, options, isSecret ? { secret: true } : {});
  return new StoredInput(block, performed) as Entered;
}

/** Remembers whether the flow looks at `timedOut` and whether it reads the digits. */
class StoredInput implements Joinable {
  readonly #block: string;
  readonly #performed: Performed;
  readonly #read: () => string;

  constructor(block: string, performed: Performed, read = () => performed.result("$.StoredCustomerInput")) {
    this.#block = block;
    this.#performed = performed;
    this.#read = read;
  }

  get digits(): string {
    noteDigits(this.#performed, this.#block);
    return this.#read();
  }

  get timedOut(): boolean {
    noteTimedOut(this.#performed, this.#block);
    return recorder().equals(this.#read(), "Timeout");
  }

  get [parts](): Parts {
    return {
      kind: "stored input",
      read: this.#read,
      remake: (read) => new StoredInput(this.#block, this.#performed, () => read("digits") as string),
    };
  }
}

intrinsic(storeCustomerInput, storePhoneNumber);
