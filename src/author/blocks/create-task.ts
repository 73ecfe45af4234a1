import type { Flow } from "../flow.js";
import { intrinsic } from "../intrinsic.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import { recorder } from "../recorder.js";
import { resource } from "../symbols.js";
import { choice, staticText, text, texts, wholeNumber } from "../values.js";

/** Something a task refers to. */
export interface TaskReference {
  readonly value: string;
  readonly type: "text" | "url" | "email" | "number" | "date";
}

/** Options of {@link createTask}. */
export interface CreateTaskOptions extends BlockOptions {
  /** The flow that the task runs. */
  readonly flow: Flow | string;
  readonly description?: string;
  /** Contact attributes of the task. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly references?: Readonly<Record<string, TaskReference>>;
  /** Starts later, by 1 to 518,400 seconds (six days). */
  readonly delaySeconds?: number | string;
  /** Starts at a time, in seconds since 1970, as a text. Either this or `delaySeconds`. */
  readonly scheduledTime?: string;
  readonly templateId?: string;
}

/**
 * Creates a task.
 *
 * Block: Create task. All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source Developer Guide, CreateTask; references as observed in real flows
 * @example
 * ```ts
 * createTask("Call back", {
 *   flow: flowByName("Task flow"),
 *   references: { caller: { value: contact.customerEndpoint.address, type: "text" } },
 * });
 * ```
 */
export function createTask(name: string, options: CreateTaskOptions): { readonly contactId: string } {
  const block = "createTask";
  const place = (option: string) => ({ block, option });
  const { attributes, delaySeconds, references, scheduledTime } = options;
  if (delaySeconds !== undefined && scheduledTime !== undefined) {
    recorder().fail("FLW814", { block, options: "delaySeconds and scheduledTime" });
  }
  const spellings = { text: "STRING", url: "URL", email: "EMAIL", number: "NUMBER", date: "DATE" };
  const referenceEntries = Object.entries(references ?? {}).map(([key, { value, type }]) => {
    const Type = choice(place(`references.${key}.type`), type, spellings);
    return [key, { Value: text(place(`references.${key}.value`), value), Type }] as const;
  });
  const parameters = {
    ContactFlowId: resource(place("flow"), options.flow, "flow"),
    Name: text(place("name"), name),
    Description: text(place("description"), options.description),
    Attributes: attributes && texts(place("attributes"), attributes),
    ...(references && { References: Object.fromEntries(referenceEntries) }),
    DelaySeconds: wholeNumber(place("delaySeconds"), delaySeconds, { min: 1, max: 518_400, reference: true }),
    ScheduledTime: text(place("scheduledTime"), scheduledTime),
    TaskTemplateId: staticText(place("templateId"), options.templateId),
  };
  const performed = perform(block, "CreateTask", parameters, options);
  return {
    get contactId() {
      return performed.result("$.Task.ContactId");
    },
  };
}

intrinsic(createTask);
