import type { Json, JsonObject } from "../language/json.js";
import type { CallState, Endpoint } from "./call-state.js";

/** What stands under the first name of a path. */
type Namespace = (state: CallState) => Json | undefined;

/** Namespaces that are looked up by key without making an object of them first. */
const keyed: ReadonlyMap<string, (state: CallState) => ReadonlyMap<string, string>> = new Map([
  ["Attributes", (state: CallState) => state.attributes],
  ["FlowAttributes", (state: CallState) => state.scope.flowAttributes],
  ["Tags", (state: CallState) => state.contact.tags],
]);

/** The path names of `reference/flow-language.md`, section 6, that have a place of their own in the state. */
const namespaces: ReadonlyMap<string, Namespace> = new Map<string, Namespace>([
  ["External", (state) => state.scope.external],
  ["LambdaInvocation", ({ scope }) => ({ ResultData: scope.external, InvocationId: scope.invocationId || undefined })],
  ["StoredCustomerInput", (state) => state.scope.storedInput],
  ["CustomerEndpoint", (state) => endpoint(state.contact.customerEndpoint)],
  ["SystemEndpoint", (state) => endpoint(state.contact.systemEndpoint)],
  ["CustomerId", (state) => state.contact.customerId],
  ["ContactId", (state) => state.contact.id],
  ["InitialContactId", (state) => state.contact.initialId],
  ["PreviousContactId", (state) => state.contact.previousId],
  ["Channel", (state) => state.contact.channel],
  ["InitiationMethod", (state) => state.contact.initiationMethod],
  ["InstanceARN", (state) => state.contact.instanceArn],
  ["AwsRegion", (state) => state.contact.region],
  ["LanguageCode", (state) => state.contact.languageCode],
  ["TextToSpeechVoiceId", (state) => state.contact.voice],
  ["Name", (state) => state.contact.name],
  ["Description", (state) => state.contact.description],
  ["SegmentAttributes", (state) => state.contact.segmentAttributes],
  ["Agent", (state) => state.contact.agent],
  ["Metrics", (state) => state.scope.metrics],
  ["Modules", (state) => state.scope.modules],
  ["Queue", queue],
]);

/** The value at a path. Names are own properties only, so `__proto__` and `constructor` find nothing. */
export function readNamespace(state: CallState, path: readonly string[]): Json | undefined {
  const first = path[0] ?? "";
  const map = keyed.get(first)?.(state);
  if (map) {
    if (path.length === 1) return Object.fromEntries(map);
    return path.length === 2 ? map.get(path[1]!) : undefined;
  }
  const named = namespaces.get(first);
  let value = named ? named(state) : (state.scope.results.get(first) ?? state.contact.data.get(first));
  for (let index = 1; index < path.length; index += 1) {
    value = member(value, path[index]!, !named);
    if (value === undefined) return undefined;
  }
  return value;
}

/** An own member of an object. Lists of a view or a data table are read by position, those of a function are not. */
function member(value: Json | undefined, name: string, lists: boolean): Json | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return lists && /^\d+$/.test(name) ? (value as readonly Json[])[Number(name)] : undefined;
  return Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
}

function endpoint(side: Endpoint | undefined): Json | undefined {
  return side && { Address: side.address, Type: side.type };
}

function queue({ queue: working }: CallState): Json | undefined {
  if (!working) return undefined;
  return {
    Name: working.name,
    ARN: working.arn,
    OutboundCallerId: working.outboundCallerId && {
      Address: working.outboundCallerId,
      Type: "TELEPHONE_NUMBER",
    },
  } as JsonObject;
}
