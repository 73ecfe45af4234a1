import { intrinsic } from "../intrinsic.js";
import type { ReferenceMap } from "../paths.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, errorBranch, perform } from "../perform.js";
import { list, text, texts, wholeNumber } from "../values.js";

/** Options of {@link connectAgenticCx}. */
export interface AgenticCxOptions extends BlockOptions {
  readonly workspaceId: string;
  readonly applicationId: string;
  readonly alias: string;
  /** At most 10. */
  readonly contextVariables?: Readonly<Record<string, string>>;
  /** Plays a sound while the application thinks. */
  readonly audioFiller?: {
    /** Milliseconds until it starts, 500 to 5,000; 2,500 when absent. */
    readonly startDelayMilliseconds?: number;
    /** Milliseconds it plays at least, 1,000 to 5,000; 3,000 when absent. */
    readonly minimumPlayMilliseconds?: number;
    /** Milliseconds between its end and the answer, 200 to 1,000; 500 when absent. */
    readonly responseDelayMilliseconds?: number;
  };
}

/** What the application came back with. */
export interface AgenticCxAnswer {
  /** `"Escalation"`: a human is wanted. `"timeout"`: a chat fell silent. Compare it at once. */
  readonly outcome: "Escalation" | "noMatch" | "timeout";
  readonly contextVariables: ReferenceMap;
  readonly metadata: ReferenceMap;
}

/**
 * Hands the customer to an application of Agentic CX Designer.
 *
 * Block: Agentic CX. Channels: voice, chat. Flow types: inbound, customer queue, customer hold, whispers to the customer
 * and outbound, transfer flows. Errors: `NoMatchingError`.
 *
 * @source not in the Developer Guide; the shape comes from console exports
 * @example
 * ```ts
 * const answer = connectAgenticCx({ workspaceId: "w1", applicationId: "a1", alias: "live" });
 * if (answer.outcome === "Escalation") return transferToQueue(queue("Support"));
 * ```
 */
export function connectAgenticCx(options: AgenticCxOptions): AgenticCxAnswer {
  const block = "connectAgenticCx";
  const place = (option: string) => ({ block, option });
  const { audioFiller, contextVariables } = options;
  const variables = contextVariables && texts(place("contextVariables"), contextVariables);
  if (variables) list(place("contextVariables"), Object.keys(variables), { min: 0, max: 10 });
  const milliseconds = (option: string, value: number | undefined, otherwise: number, min: number, max: number) =>
    Number(wholeNumber(place(`audioFiller.${option}`), value ?? otherwise, { min, max }));
  const performed = perform(
    block,
    "ConnectParticipantWithAgenticCX",
    {
      AgentConfiguration: {
        WorkspaceId: text(place("workspaceId"), options.workspaceId),
        ApplicationId: text(place("applicationId"), options.applicationId),
        Alias: text(place("alias"), options.alias),
        ContextVariables: variables,
      },
      SpeechRecognitionConfiguration: { SpeechRecognitionEngine: "AMAZON_AGENTIC_VOICE" },
      AudioFillerConfiguration: audioFiller
        ? {
            Enabled: true,
            AudioType: "MELODY_CHIPPER_CHIME",
            StartDelayInMilliseconds: milliseconds(
              "startDelayMilliseconds",
              audioFiller.startDelayMilliseconds,
              2500,
              500,
              5000,
            ),
            MinimumPlayDurationInMilliseconds: milliseconds(
              "minimumPlayMilliseconds",
              audioFiller.minimumPlayMilliseconds,
              3000,
              1000,
              5000,
            ),
            ResponseDeliveryDelayInMilliseconds: milliseconds(
              "responseDelayMilliseconds",
              audioFiller.responseDelayMilliseconds,
              500,
              200,
              1000,
            ),
          }
        : { Enabled: false },
    },
    options,
    {
      branches: [
        equalsBranch("Escalation"),
        errorBranch("NoMatchingCondition", "noMatch"),
        errorBranch("InputTimeLimitExceeded", "timeout"),
      ],
    },
  );
  return {
    outcome: performed.outcome as AgenticCxAnswer["outcome"],
    get contextVariables() {
      return performed.fields("$.AgenticCX.ContextVariables") as ReferenceMap;
    },
    get metadata() {
      return performed.fields("$.AgenticCX.metadata") as ReferenceMap;
    },
  };
}

intrinsic(connectAgenticCx);
