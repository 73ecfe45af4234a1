import * as library from "../author/flowc.js";
import { installRecorder, type ActionRequest, type Branch, type Performed, type Recorder } from "../author/recorder.js";
import type { JsonObject, Json } from "../language/json.js";
import type { Call } from "./calls/call.js";
import { formOf } from "./calls/functions.js";
import { CallText, evaluate } from "./expression.js";

/** What a call records. */
export interface Recorded {
  readonly type: string;
  readonly parameters: JsonObject;
  readonly branches: readonly Branch[];
  /** Errors, when the call says which. */
  readonly errors: readonly string[] | undefined;
}

const refused = new Error("the author's function refuses the call");

/** Makes a call and says what it records; undefined when the function refuses it or records anything but one action. */
export function tryCall(call: Call): Recorded | undefined {
  const recorded = tryCalls(call);
  return recorded?.length === 1 ? recorded[0] : undefined;
}

/** Makes a call and says which actions it records; undefined when the function refuses it. */
export function tryCalls(call: Call): readonly Recorded[] | undefined {
  const fn = (library as unknown as Readonly<Record<string, unknown>>)[call.fn];
  if (typeof fn !== "function") return undefined;
  const requests: ActionRequest[] = [];
  const before = installRecorder(recorderOf(requests));
  try {
    const options = Object.entries(call.options).filter(([, value]) => value !== undefined);
    const args = call.args.map(evaluate);
    const { argumentsBefore = 0 } = formOf(call.fn);
    while (options.length > 0 && args.length < argumentsBefore) args.push(undefined);
    if (options.length > 0) args.push(Object.fromEntries(options.map(([name, value]) => [name, evaluate(value!)])));
    (fn as (...args: unknown[]) => unknown)(...args);
  } catch (error) {
    if (error === ended) {
      // The call ends the flow.
    } else if (error === refused || error instanceof TypeError) return undefined;
    else throw error;
  } finally {
    installRecorder(before);
  }
  return requests.map((request) => ({
    type: request.type,
    parameters: rendered(request.parameters) as JsonObject,
    branches: request.branches ?? [{ slot: { kind: "next" }, label: "next" }],
    errors: request.errors,
  }));
}

const ended = Object.freeze({ ended: true });

function recorderOf(requests: ActionRequest[]): Recorder {
  const performed: Performed = {
    outcome: "",
    result: (path) => new CallText(path) as unknown as string,
    fields: () => Object.create(null) as object,
    ended: () => true,
  };
  return {
    perform(request) {
      requests.push(request);
      if (request.branches?.length === 0) throw ended;
      return performed;
    },
    reference: (path) => new CallText(path) as unknown as string,
    readAttribute: (name) => new CallText(`$.Attributes.${name}`) as unknown as string,
    isCallTime: (value) => value instanceof CallText,
    equals: () => false,
    declare: () => undefined,
    jump: () => {
      throw refused;
    },
    errorOf: () => {
      throw refused;
    },
    fail: () => {
      throw refused;
    },
  };
}

function rendered(value: unknown): Json {
  if (value instanceof CallText) return value.text;
  if (Array.isArray(value)) return value.map(rendered);
  if (value === null || typeof value !== "object") return value as Json;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, rendered(member)]));
}
