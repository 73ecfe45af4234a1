import { solve } from "../graph/dataflow.js";
import { memberPath } from "../language/paths.js";
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
  return (
    facts?.produces.some(({ path }) => path === "$.StoredCustomerInput") === true && parameters["StoreInput"] === "True"
  );
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
  const { before } = solve<number>(flow.graph, {
    direction: "forward",
    none: 0,
    boundary: logUnknown,
    join: (a, b) => a | b,
    equal: (a, b) => a === b,
    edge: (number, fact) => {
      if (fact === 0) return 0;
      const { from, way } = flow.edges[number]!;
      let after = fact;
      const log = from.parameters["FlowLoggingBehavior"];
      if (log === "Enabled") after = (after & ~(logUnknown | logOff)) | logOn;
      if (log === "Disabled") after = (after & ~(logUnknown | logOn)) | logOff;
      if (storesInput(from)) {
        after &= ~(markedInput | guessedInput);
        const input = isFailure(way) ? undefined : inputs[from.index];
        if (input) after |= input === "marked" ? markedInput : guessedInput;
      }
      return after;
    },
  });
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
