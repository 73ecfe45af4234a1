import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Performed } from "../recorder.js";
import { list, choice } from "../values.js";

/** Options of media streaming. */
export interface MediaStreamingOptions extends BlockOptions {
  /** `from` the customer, `to` the customer; both when absent. */
  readonly directions?: readonly ("from" | "to")[];
}

/** Where the customer's audio goes (Kinesis Video Streams). */
export interface MediaStream {
  readonly streamArn: string;
  readonly startTimestamp: string;
  readonly startFragmentNumber: string;
}

/**
 * Starts to stream the customer's audio.
 *
 * Block: Start media streaming. Voice only. Flow types: all but hold flows. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactMediaStreamingBehavior
 * @example
 * ```ts
 * const stream = startMediaStreaming({ directions: ["from"] });
 * attributes.Stream = stream.streamArn;
 * ```
 */
export function startMediaStreaming(options?: MediaStreamingOptions): MediaStream {
  const performed = stream("startMediaStreaming", "Enabled", options);
  return {
    get streamArn() {
      return performed.result("$.MediaStreams.Customer.Audio.StreamARN");
    },
    get startTimestamp() {
      return performed.result("$.MediaStreams.Customer.Audio.StartTimestamp");
    },
    get startFragmentNumber() {
      return performed.result("$.MediaStreams.Customer.Audio.StartFragmentNumber");
    },
  };
}

/**
 * Stops to stream the customer's audio.
 *
 * Block: Stop media streaming. Voice only. Flow types: all but hold flows. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, UpdateContactMediaStreamingBehavior
 * @example
 * ```ts
 * stopMediaStreaming();
 * ```
 */
export function stopMediaStreaming(options?: MediaStreamingOptions): { readonly stopTimestamp: string } {
  const performed = stream("stopMediaStreaming", "Disabled", options);
  return {
    get stopTimestamp() {
      return performed.result("$.MediaStreams.Customer.Audio.StopTimestamp");
    },
  };
}

function stream(block: string, MediaStreamingState: string, options: MediaStreamingOptions | undefined): Performed {
  const place = { block, option: "directions" };
  const directions = list(place, options?.directions ?? ["from", "to"], { min: 1, max: 2 });
  const MediaDirections = directions.map((direction) => choice(place, direction, { from: "From", to: "To" }));
  const parameters = {
    MediaStreamingState,
    Participants: [{ ParticipantType: "Customer", MediaDirections }],
    MediaStreamType: "Audio",
  };
  return perform(block, "UpdateContactMediaStreamingBehavior", parameters, options);
}

intrinsic(startMediaStreaming, stopMediaStreaming);
