import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, ofErrors, perform } from "../perform.js";
import { choice, flag, text, wholeNumber } from "../values.js";

/** Options of {@link startVoiceId}. */
export interface StartVoiceIdOptions extends BlockOptions {
  /** Checks who speaks. */
  readonly authentication?: {
    /** Least score, 0 to 100. A text is a reference. */
    readonly threshold: number | string;
    /** Seconds of speech to listen to, 5 to 10. */
    readonly responseSeconds: number | string;
  };
  /** Checks for known fraudsters. */
  readonly fraudDetection?: {
    /** Least score, 0 to 100. */
    readonly threshold: number | string;
    /** Id of a watchlist: 22 letters and digits. */
    readonly watchlistId?: string;
  };
}

/**
 * Streams the caller's audio to Amazon Connect Voice ID. Two blocks, as the console makes them. AWS ended the service on
 * 20 May 2026; flows that hold these blocks still import.
 *
 * Block: Set Voice ID. Voice only. Flow types: all but hold flows. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, StartVoiceIdStream and UpdateContactData
 * @example
 * ```ts
 * startVoiceId({ authentication: { threshold: 90, responseSeconds: 10 } });
 * ```
 */
export function startVoiceId(options: StartVoiceIdOptions = {}): void {
  const block = "startVoiceId";
  const { authentication, fraudDetection } = options;
  const number = (option: string, value: number | string | undefined, min: number, max: number) =>
    wholeNumber({ block, option }, value, { min, max, reference: true });
  const parameters = {
    IsVoiceIdStreamingEnabled: "TRUE",
    IsVoiceAuthenticationEnabled: flag({ block, option: "authentication" }, authentication !== undefined, "TRUE"),
    IsFraudDetectionEnabled: flag({ block, option: "fraudDetection" }, fraudDetection !== undefined, "TRUE"),
    VoiceAuthenticationThreshold: number("authentication.threshold", authentication?.threshold, 0, 100),
    VoiceAuthenticationResponseTime: number("authentication.responseSeconds", authentication?.responseSeconds, 5, 10),
    FraudDetectionThreshold: number("fraudDetection.threshold", fraudDetection?.threshold, 0, 100),
    WatchlistId: text({ block, option: "fraudDetection.watchlistId" }, fraudDetection?.watchlistId),
  };
  const unlessFailed = perform(block, "StartVoiceIdStream", {}, options);
  perform(block, "UpdateContactData", parameters, ofErrors(options), { unlessFailed });
}

const voiceIdOutcomes = {
  enrollmentStatus: ["Enrolled", "NotEnrolled", "OptedOut"],
  voiceAuthentication: ["Authenticated", "NotAuthenticated", "Inconclusive", "NotEnrolled", "OptedOut"],
  fraudDetection: ["HighRisk", "LowRisk", "Inconclusive"],
} as const;

/** What {@link checkVoiceId} can ask. */
export type VoiceIdQuestion = keyof typeof voiceIdOutcomes;

/**
 * What Voice ID knows of the caller. Compare the answer at once.
 *
 * Block: Check Voice ID. Voice only. Flow types: all but hold flows. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CheckVoiceId; the spelling of the answers was observed in real flows
 * @example
 * ```ts
 * if (checkVoiceId("voiceAuthentication") === "Authenticated") playPrompt("Thank you, we know your voice.");
 * ```
 */
export function checkVoiceId<const Q extends VoiceIdQuestion>(
  question: Q,
  options?: BlockOptions,
): (typeof voiceIdOutcomes)[Q][number] {
  const block = "checkVoiceId";
  const CheckVoiceIdOption = choice<VoiceIdQuestion>({ block, option: "question" }, question, {
    enrollmentStatus: "enrollmentStatus",
    voiceAuthentication: "voiceAuthentication",
    fraudDetection: "fraudDetection",
  });
  const branches = voiceIdOutcomes[question].map((outcome) => equalsBranch(outcome));
  const performed = perform(block, "CheckVoiceId", { CheckVoiceIdOption }, options, { branches });
  return performed.outcome as (typeof voiceIdOutcomes)[Q][number];
}

intrinsic(startVoiceId, checkVoiceId);
