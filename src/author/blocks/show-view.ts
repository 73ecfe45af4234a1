import { intrinsic } from "../intrinsic.js";
import type { ReferenceMap } from "../paths.js";
import type { BlockOptions } from "../perform.js";
import { equalsBranch, errorBranch, perform } from "../perform.js";
import type { PublishableObject } from "../published.js";
import { published } from "../published.js";
import type { View } from "../symbols.js";
import { resource } from "../symbols.js";
import { isOn, text, wholeNumber } from "../values.js";

/** Options of {@link showView}. */
export interface ShowViewOptions<Actions extends readonly string[]> extends BlockOptions {
  /** What the view shows: texts, lists, objects, true and false, symbols; references of the call are texts. */
  readonly data?: PublishableObject;
  /** Actions that the view offers. When absent: those that the flow compares the answer with. */
  readonly actions?: Actions;
  /** The view's version, such as `Latest`, where flows say it (older exports). */
  readonly version?: string;
  /** Seconds to wait for an answer; 400 when absent. */
  readonly timeoutSeconds?: number | string;
  /** True keeps what the customer enters out of the transcript. */
  readonly sensitive?: boolean;
}

/** What came of a view. */
export interface ViewAnswer<Actions extends readonly string[]> {
  /** The action that was picked, or `"noMatch"`. Compare it at once. */
  readonly action: Actions[number] | "noMatch";
  /** What was entered, by component name; lasts until the next view. */
  readonly data: ReferenceMap;
}

/**
 * Shows a page of a step-by-step guide to the agent or the customer and goes on with the action that is picked.
 *
 * Block: Show view. Channels: chat (an agent's guide runs as a chat). Flow types: inbound, customer queue, modules.
 * Inputs and contact attributes together stay under 16 KB. Errors: `TimeLimitExceeded`, `NoMatchingError`.
 *
 * @source Developer Guide, ShowView
 * @example
 * ```ts
 * const answer = showView(view("confirmation"), { data: { Heading: "Done" }, actions: ["Next"] });
 * if (answer.action === "Next") return transferToFlow(flowByName("Agent guide"));
 * ```
 */
export function showView<const Actions extends readonly string[] = readonly string[]>(
  page: View | string,
  options: ShowViewOptions<Actions> = {},
): ViewAnswer<Actions> {
  const block = "showView";
  const { actions, data = {}, sensitive, timeoutSeconds = 400, version } = options;
  const parameters = {
    ViewResource: {
      Id: resource({ block, option: "view" }, page, "view"),
      Version: text({ block, option: "version" }, version),
    },
    InvocationTimeLimitSeconds: wholeNumber({ block, option: "timeoutSeconds" }, timeoutSeconds, {
      min: 1,
      reference: true,
    }),
    ViewData: published(data, "data", (value, option) => (value === "" ? value : text({ block, option }, value))),
    SensitiveDataConfiguration: isOn({ block, option: "sensitive" }, sensitive)
      ? { HideResponseOn: ["TRANSCRIPT"] }
      : undefined,
  };
  const performed = perform(block, "ShowView", parameters, options, {
    branches: [
      ...(actions ?? []).map((action) => equalsBranch(action)),
      errorBranch("NoMatchingCondition", "noMatch", actions ? undefined : {}),
    ],
  });
  return {
    action: performed.outcome as Actions[number],
    get data() {
      return performed.fields("$.Views.ViewResultData") as ReferenceMap;
    },
  };
}

intrinsic(showView);
