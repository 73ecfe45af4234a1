import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, perform } from "../perform.js";
import type { Parameters } from "../recorder.js";
import { text, wholeNumber } from "../values.js";

/** Options of {@link callPhoneNumber}. */
export interface CallPhoneNumberOptions extends BlockOptions {
  /** Number shown to the customer, in E.164 form; must be claimed on the instance. */
  readonly callerId?: string;
  /** Calls through an Amazon Chime SDK voice connector. */
  readonly voiceConnector?: {
    readonly arn: string;
    readonly fromUser: string;
    readonly toUser: string;
    readonly userToUserInformation?: string;
    /** Seconds to wait for an answer, 1 to 600. */
    readonly timeoutSeconds?: number | string;
  };
}

/**
 * Places the outbound call now, instead of at the first block that needs the customer.
 *
 * Block: Call phone number. Voice only. Flow types: outbound whisper. No errors.
 *
 * @source Developer Guide, CompleteOutboundCall
 * @example
 * ```ts
 * callPhoneNumber({ callerId: "+61255501234" });
 * ```
 */
export function callPhoneNumber(options: CallPhoneNumberOptions = {}): void {
  const block = "callPhoneNumber";
  const callerId = text({ block, option: "callerId" }, options.callerId);
  const { voiceConnector } = options;
  const parameters = {
    ...(callerId !== undefined && { CallerId: { Number: callerId } }),
    ...(voiceConnector && connectorParameters(block, voiceConnector)),
  };
  perform(block, "CompleteOutboundCall", parameters, options);
}

function connectorParameters(
  block: string,
  connector: NonNullable<CallPhoneNumberOptions["voiceConnector"]>,
): Parameters {
  const place = (option: string) => ({ block, option: `voiceConnector.${option}` });
  const limits = { min: 1, max: 600, reference: true };
  return {
    VoiceConnector: {
      VoiceConnectorType: "ChimeConnector",
      VoiceConnectorArn: text(place("arn"), connector.arn),
      FromUser: text(place("fromUser"), connector.fromUser),
      ToUser: text(place("toUser"), connector.toUser),
      UserToUserInformation: text(place("userToUserInformation"), connector.userToUserInformation),
    },
    ConnectionTimeLimitSeconds: wholeNumber(place("timeoutSeconds"), connector.timeoutSeconds, limits),
  };
}

const progress = ["CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"] as const;

/**
 * Who or what answered an outbound campaign's call: a person, a voicemail with or without a beep, or not known. Compare
 * the answer at once.
 *
 * Block: Check call progress. Voice only. All flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CheckOutboundCallStatus
 * @example
 * ```ts
 * if (checkCallProgress() === "VoicemailBeep") playPrompt("Please call us back.");
 * ```
 */
export function checkCallProgress(options?: BlockOptions): (typeof progress)[number] {
  const branches = progress.map((outcome) => equalsBranch(outcome));
  const performed = perform("checkCallProgress", "CheckOutboundCallStatus", {}, options, { branches });
  return performed.outcome as (typeof progress)[number];
}

intrinsic(callPhoneNumber, checkCallProgress);
