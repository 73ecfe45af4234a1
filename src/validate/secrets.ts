import { memberPath } from "../language/paths.js";
import { flowBits } from "./flow-bits.js";
import { rememberFor } from "./remember.js";
import type { Subject, SubjectAction } from "./subject.js";
import { isFailure } from "./ways.js";

/** What may be true when a call comes to an action, as bits. */
const logUnknown = 1;
const logOn = 2;
const logOff = 4;
/** What the caller typed last is secret: as the author says, or as the prompt lets expect. */
const markedInput = 8;
const guessedInput = 16;

/** Words of prompts that ask for something secret. */
const secretWords =
  /\b(?:pin|p\.i\.n|passcode|password|pass code|cvv|cvc|security code|social security|ssn|contraseña|clave|mot de passe|kennwort|passwort)\b|暗証番号|パスワード|密码|密碼/iu;
/** Words of prompts that ask for a payment card. */
const cardWords =
  /\b(?:credit card|debit card|card number|cvv|cvc|expir(?:y|ation) date|tarjeta de (?:crédito|credito|débito|debito)|carte (?:de crédit|bancaire)|kreditkarte|kartennummer)\b|カード番号|クレジットカード|信用卡/iu;

/** What a flow does with what its callers type in secret. */
export interface Secrets {
  /** True when the log may be on where an action takes, or hands on, something secret. */
  mayBeLogged(action: SubjectAction): boolean;
  /** The secrets that an action reads, each with the path that is written. */
  readonly uses: readonly SecretUse[];
}

/** An action that reads a secret. */
export interface SecretUse {
  readonly action: SubjectAction;
  /** Where the path stands, below the action. */
  readonly at: readonly (string | number)[];
}

/** True for an action that keeps what the caller types. */
export function storesInput({ facts, parameters }: SubjectAction): boolean {
  if (parameters["StoreInput"] !== "True") return false;
  return facts?.produces.some(({ path }) => path === "$.StoredCustomerInput") === true;
}

/** Whether what is typed here is secret: `marked` by the author, `guessed` from the prompt; encrypted input is not. */
export function secretInput(action: SubjectAction): "marked" | "guessed" | undefined {
  if (!storesInput(action) || action.parameters["InputEncryption"] !== undefined) return undefined;
  if (action.secret) return "marked";
  return action.spoken.some(({ text }) => secretWords.test(text) || cardWords.test(text)) ? "guessed" : undefined;
}

/** True when a prompt asks for a payment card. */
export function asksForCard(action: SubjectAction): boolean {
  return storesInput(action) && action.spoken.some(({ text }) => cardWords.test(text));
}

/** Follows secrets and the state of the log along all paths. Undefined when nothing secret is asked for. */
export const secretsOf: (flow: Subject) => Secrets | undefined = rememberFor(analyse);

function analyse(flow: Subject): Secrets | undefined {
  const inputs = flow.actions.map(secretInput);
  if (inputs.every((input) => input === undefined)) return undefined;
  const { graph, edges } = flow;
  const keep = new Int32Array(graph.edgeCount).fill(-1);
  const add = new Int32Array(graph.edgeCount);
  for (const { index, parameters } of flow.actions) {
    const log = parameters["FlowLoggingBehavior"];
    const stores = storesInput(flow.actions[index]!);
    if (log !== "Enabled" && log !== "Disabled" && !stores) continue;
    const input = inputs[index];
    const end = graph.firstEdge[index + 1]!;
    for (let edge = graph.firstEdge[index]!; edge < end; edge++) {
      if (log === "Enabled") change(edge, logUnknown | logOff, logOn);
      if (log === "Disabled") change(edge, logUnknown | logOn, logOff);
      if (!stores) continue;
      const isTyped = input !== undefined && !isFailure(edges[edge]!.way);
      change(edge, markedInput | guessedInput, !isTyped ? 0 : input === "marked" ? markedInput : guessedInput);
    }
  }
  const before = flowBits(graph, logUnknown, keep, add);
  const copies = new Set<string>();
  const uses = new Map<string, SecretUse>();
  for (let found = -1; found !== copies.size;) {
    found = copies.size;
    for (const action of flow.actions) collect(action);
  }
  return {
    uses: [...uses.values()],
    mayBeLogged: (action) => {
      const fact = before[action.index] ?? 0;
      const marked = inputs[action.index] === "marked" || (fact & markedInput) !== 0;
      return (fact & logOn) !== 0 || (marked && (fact & logUnknown) !== 0);
    },
  };

  function change(edge: number, without: number, bits: number): void {
    keep[edge]! &= ~without;
    add[edge]! |= bits;
  }

  /** The secrets that an action reads, directly or as a copy in an attribute; its own copies are remembered. */
  function collect(action: SubjectAction): void {
    const isHeld = ((before[action.index] ?? 0) & (markedInput | guessedInput)) !== 0;
    for (const { text, at } of action.reads) {
      if (!(text === "$.StoredCustomerInput" && isHeld) && !copies.has(text)) continue;
      uses.set(JSON.stringify([action.index, at]), { action, at });
      const [, map, name] = at;
      const into = map === "Attributes" ? "$.Attributes" : map === "FlowAttributes" ? "$.FlowAttributes" : undefined;
      if (into && typeof name === "string") copies.add(memberPath(into, name));
    }
  }
}
