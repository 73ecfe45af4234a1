import { endedByItself } from "../simulate/ending.js";
import { mask } from "../simulate/transcript/mask.js";
import { secretsIn } from "../simulate/transcript/transcript.js";
import type { TestCall } from "./test-call.js";

/** What can be expected of a call, after `expect(call)`. */
export interface CallMatchers<R = unknown> {
  /** The customer has heard a prompt with this text at some time. */
  toHaveHeard(expected: string | RegExp): R;
  /** The call has ended: by itself, or for this reason. */
  toHaveEnded(reason?: string): R;
  /** The call is in this flow or module. */
  toBeIn(flow: string): R;
  /** The contact waits in a queue, or in this one. */
  toBeQueued(queue?: string): R;
  /** A contact attribute is set, or has this value. */
  toHaveAttribute(name: string, value?: string): R;
  /** A Lambda function was invoked, with at least these parameters. */
  toHaveInvoked(name: string, parameters?: Readonly<Record<string, string>>): R;
  /** The caller received a text message with this text. */
  toHaveReceived(expected: string | RegExp): R;
}

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

type Matchers = {
  readonly [M in keyof CallMatchers]: (call: unknown, ...given: Parameters<CallMatchers[M]>) => Verdict;
};

/** The matchers as `expect.extend` takes them. */
export const callMatchers: Matchers = {
  toHaveHeard: (call, expected) =>
    judge(call, `to have heard ${show(expected)}`, (one) => [
      one.heard.some((text) => holds(text, expected)),
      one.heard.length === 0 ? "it has heard nothing" : `it has heard ${one.heard.map(quote).join(", ")}`,
    ]),
  toHaveEnded: (call, reason) =>
    judge(call, reason === undefined ? "to have ended" : `to have ended as ${reason}`, ({ ended }) => [
      ended !== undefined && (reason === undefined ? endedByItself(ended) : ended.reason === reason),
      ended ? `it ended as ${ended.reason}: ${ended.explanation}` : "it goes on",
    ]),
  toBeIn: (call, flow) => judge(call, `to be in ${flow}`, (one) => [one.flow === flow, `it is in ${one.flow}`]),
  toBeQueued: (call, queue) =>
    judge(call, queue === undefined ? "to wait in a queue" : `to wait in ${queue}`, ({ waitsIn }) => [
      waitsIn !== undefined && (queue === undefined || waitsIn === queue),
      waitsIn === undefined ? "it waits in no queue" : `it waits in ${waitsIn}`,
    ]),
  toHaveAttribute: (call, name, value) =>
    judge(call, `the attribute ${name}${value === undefined ? " to be set" : ` to be ${quote(value)}`}`, (one) => {
      const is = Object.hasOwn(one.attributes, name) ? one.attributes[name] : undefined;
      return [
        is !== undefined && (value === undefined || is === value),
        is === undefined ? "it is not set" : `it is ${quote(is)}`,
      ];
    }),
  toHaveInvoked: (call, name, parameters = {}) =>
    judge(call, `to have invoked ${name}${given(parameters)}`, ({ invocations }) => [
      invocations.some(
        (one) =>
          one.function === name && Object.entries(parameters).every(([key, value]) => one.parameters[key] === value),
      ),
      invocations.length === 0
        ? "it has invoked nothing"
        : `it has invoked ${invocations.map((one) => `${one.function}${given(one.parameters)}`).join(", ")}`,
    ]),
  toHaveReceived: (call, expected) =>
    judge(call, `the caller to have received ${show(expected)}`, ({ messages }) => [
      messages.some((text) => holds(text, expected)),
      messages.length === 0 ? "no text message came" : `${messages.length} other text messages came`,
    ]),
};

/** Judges a call; the message holds what is so instead, and the call with the author's lines. */
function judge(call: unknown, expected: string, look: (call: TestCall) => readonly [boolean, string]): Verdict {
  if (!isTestCall(call))
    return { pass: false, message: () => "This is not a call of flowc/test; is an await missing?" };
  const [pass, instead] = look(call);
  const clean = (text: string) => mask(text, secretsIn(call.effects));
  const message = pass
    ? () => `Expected the call not ${clean(expected)}.\n\n${call.transcript}`
    : () =>
        `Expected the call ${clean(expected)}, but ${clean(instead)}.\nAt this moment ${call.possible}\n\n${call.transcript}`;
  return { pass, message };
}

function isTestCall(value: unknown): value is TestCall {
  return typeof value === "object" && value !== null && "transcript" in value && "invocations" in value;
}

function holds(text: string, expected: string | RegExp): boolean {
  const flat = text.replace(/\s+/g, " ");
  if (typeof expected === "string") return flat.includes(expected.replace(/\s+/g, " "));
  return new RegExp(expected.source, expected.flags.replace(/[gy]/g, "")).test(flat);
}

function show(expected: string | RegExp): string {
  return typeof expected === "string" ? quote(expected) : String(expected);
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function given(parameters: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(parameters);
  return pairs.length === 0 ? "" : ` with ${pairs.map(([name, value]) => `${name}=${quote(value)}`).join(", ")}`;
}
