import type { Json } from "../../language/json.js";
import { parsePath } from "../../language/paths.js";
import { textOf } from "../path.js";
import type { Channel } from "../call-state.js";
import type { NewCall } from "../new-call.js";
import type { Needs } from "./needs.js";
import { combinations, distinctValues } from "./values.js";

/** A call that begins with certain data. */
export interface Beginning {
  readonly call: NewCall;
  /** What is chosen, for people: `$.CustomerEndpoint.Address is "+15555550101"`. */
  readonly words: readonly string[];
}

/** How a value that the call brings along is set; `undefined` for one that cannot be chosen. */
const setters: ReadonlyMap<string, (call: Settable, rest: readonly string[], text: string) => boolean> = new Map([
  ["CustomerEndpoint", (call, rest, text) => set(rest[0] === "Address", () => (call.from = text))],
  ["SystemEndpoint", (call, rest, text) => set(rest[0] === "Address", () => (call.to = text))],
  ["Channel", (call, rest, text) => set(rest.length === 0 && isChannel(text), () => (call.channel = text as Channel))],
  ["LanguageCode", (call, rest, text) => set(rest.length === 0, () => (call.languageCode = text))],
  ["AwsRegion", (call, rest, text) => set(rest.length === 0, () => (call.region = text))],
  ["ContactId", (call, rest, text) => set(rest.length === 0, () => (call.contactId = text))],
  ["InitiationMethod", (call, rest, text) => set(rest.length === 0, () => (call.initiationMethod = text))],
  ["CustomerId", (call, rest, text) => set(rest.length === 0, () => (call.customerId = text))],
  ["Name", (call, rest, text) => set(rest.length === 0, () => (call.name = text))],
  ["Description", (call, rest, text) => set(rest.length === 0, () => (call.description = text))],
  ["Attributes", (call, rest, text) => set(rest.length === 1, () => call.attributes.set(rest[0] ?? "", text))],
  ["Tags", (call, rest, text) => set(rest.length === 1, () => call.tags.set(rest[0] ?? "", text))],
]);

interface Settable {
  from: string;
  to: string;
  channel?: Channel;
  languageCode?: string;
  region?: string;
  contactId?: string;
  initiationMethod?: string;
  customerId?: string;
  name?: string;
  description?: string;
  readonly attributes: Map<string, string>;
  readonly tags: Map<string, string>;
}

function set(isIt: boolean, change: () => unknown): boolean {
  if (isIt) change();
  return isIt;
}

function isChannel(text: string): boolean {
  return ["VOICE", "CHAT", "TASK", "EMAIL"].includes(text);
}

/** Numbers of a call in which nobody looks at them. */
const caller = "+15555550100";
const dialled = "+15555550199";

/** True for a path whose value is chosen when a call begins. */
export function isChosenAtStart(path: string): boolean {
  const [first = "", ...rest] = parsePath(path) ?? [];
  return setters.get(first)?.(settable(), rest, "VOICE") ?? false;
}

function settable(): Settable {
  return { from: caller, to: dialled, attributes: new Map(), tags: new Map() };
}

/** Calls to a flow with every combination of initial data that the flows' conditions tell apart. */
export function beginnings(flow: string, needs: Needs, channels: readonly Channel[]): readonly Beginning[] {
  const values = new Map<string, readonly Json[]>([["$.Channel", channels]]);
  for (const [path, tests] of needs.at.get(-1) ?? []) {
    if (!isChosenAtStart(path)) continue;
    const number = path === "$.CustomerEndpoint.Address" ? caller : dialled;
    const usual = path.endsWith("Endpoint.Address") ? [number] : [];
    const isAllowed = (value: Json) => path !== "$.Channel" || isChannel(String(value));
    const distinct = distinctValues(tests, { isAllowed, usual });
    values.set(path, path === "$.Channel" ? [...new Set([...channels, ...distinct])] : distinct);
  }
  return combinations(values).map((chosen) => {
    const call = settable();
    const words: string[] = [];
    for (const [path, value] of chosen) {
      const [first = "", ...rest] = parsePath(path) ?? [];
      const text = textOf(value);
      setters.get(first)?.(call, rest, text);
      if (path !== "$.Channel" || text !== "VOICE") words.push(`${path} is ${JSON.stringify(text)}`);
    }
    const { attributes, tags, ...plain } = call;
    return {
      call: { flow, ...plain, attributes: Object.fromEntries(attributes), tags: Object.fromEntries(tags) },
      words,
    };
  });
}
