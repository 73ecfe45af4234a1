import { recorder } from "./recorder.js";
import type { FlowSymbol, SymbolKind } from "./symbol.js";
import { relocation } from "./symbol.js";
import { intrinsic } from "./intrinsic.js";
import type { Place } from "./values.js";
import { isOpaque, nameOf, givenText, text } from "./values.js";

/** A queue of the instance, by name. */
export type Queue = FlowSymbol<"queue">;
/** Hours of operation of the instance, by name. */
export type Hours = FlowSymbol<"hours">;
/** A recorded prompt of the instance, by name. */
export type PromptFile = FlowSymbol<"prompt">;
/** A view (step-by-step guide page) of the instance, by name. */
export type View = FlowSymbol<"view">;
/** An agent (user) of the instance, by user name. */
export type Agent = FlowSymbol<"agent">;
/** A Lex bot alias of the instance, written `Bot:Alias`. */
export type Bot = FlowSymbol<"bot">;

/**
 * Names a queue of the instance. The name becomes its ARN when the flow is linked for an environment.
 *
 * @example
 * ```ts
 * setWorkingQueue(queue("Support"));
 * ```
 */
export function queue(name: string): Queue {
  return symbol("queue", name);
}
/**
 * Names hours of operation of the instance.
 *
 * @example
 * ```ts
 * if (!checkHoursOfOperation(hours("Office"))) playPrompt("We are closed.");
 * ```
 */
export function hours(name: string): Hours {
  return symbol("hours", name);
}
/**
 * Names a recorded prompt of the instance, for instance `prompt("Beep.wav")`.
 *
 * @example
 * ```ts
 * playPrompt(prompt("Beep.wav"));
 * ```
 */
export function prompt(name: string): PromptFile {
  return symbol("prompt", name);
}
/**
 * Names a view of the instance.
 *
 * @example
 * ```ts
 * showView(view("detail"));
 * ```
 */
export function view(name: string): View {
  return symbol("view", name);
}
/**
 * Names an agent of the instance by user name. As a queue it means the agent's personal queue.
 *
 * @example
 * ```ts
 * setWorkingQueue(agent("jane"));
 * ```
 */
export function agent(userName: string): Agent {
  return symbol("agent", userName);
}
/**
 * Names an alias of a Lex bot, for instance `bot("BookTrip", "Live")`.
 *
 * @example
 * ```ts
 * getCustomerInputWithBot("How can we help you?", { bot: bot("Reception", "Live") });
 * ```
 */
export function bot(name: string, alias: string): Bot {
  return symbol("bot", `${name}:${alias}`);
}

/** A resource of the instance: by name, or by an ARN or id that comes from the call. */
export type Resource<K extends SymbolKind> = FlowSymbol<K> | string;

/** The id parameter for a resource: its relocation token, or the reference or ARN as it is. */
export function resource<K extends SymbolKind>(place: Place, value: Resource<K>, kind: K): string;
export function resource<K extends SymbolKind>(
  place: Place,
  value: Resource<K> | undefined,
  kind: K,
): string | undefined;
export function resource<K extends SymbolKind>(
  place: Place,
  value: Resource<K> | undefined,
  kind: K,
): string | undefined {
  if (value === undefined || isOpaque(value)) return value as string | undefined;
  if (isSymbol(value, kind)) return relocation(value);
  const id = text(place, value as string);
  if (!looksLikeId(id)) recorder().fail("FLW805", { ...place, value: nameOf(id), kind });
  return id;
}

/** A literal ARN, an id in UUID form, or an AWS-managed name of views. */
function looksLikeId(id: string): boolean {
  return /^arn:[\w-]+:/.test(id) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:.+)?$/i.test(id);
}

function isSymbol<K extends SymbolKind>(value: unknown, kind: K): value is FlowSymbol<K> {
  return typeof value === "object" && value !== null && (value as FlowSymbol).kind === kind;
}

const symbols = new WeakSet<object>();

/** Makes a symbol, with what else its kind carries; refuses an empty name. */
export function symbol<K extends SymbolKind>(kind: K, name: string): FlowSymbol<K>;
export function symbol<K extends SymbolKind, T extends object>(kind: K, name: string, rest: T): FlowSymbol<K> & T;
export function symbol(kind: SymbolKind, name: string, rest: object = {}): FlowSymbol {
  const made = Object.freeze({ kind, name: givenText({ block: kind, option: "name" }, name), ...rest });
  symbols.add(made);
  return made;
}

/** True for what {@link symbol} made, and not for data that looks like it. */
export function isMadeSymbol(value: unknown): value is FlowSymbol {
  return typeof value === "object" && value !== null && symbols.has(value);
}

intrinsic(queue, hours, prompt, view, agent, bot);
