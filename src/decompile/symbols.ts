import type { SymbolKind } from "../author/symbol.js";
import { relocation } from "../author/symbol.js";
import type { FlowDocument } from "../language/document.js";
import type { Json, JsonObject } from "../language/json.js";

/** The kinds of things that flows name. */
type NamedKind = Exclude<SymbolKind, "setting">;

/** Where parameters name something of the instance; `*` is any member. */
const places: readonly { readonly path: readonly string[]; readonly kind: NamedKind }[] = [
  { path: ["QueueId"], kind: "queue" },
  { path: ["AgentId"], kind: "agent" },
  { path: ["ContactFlowId"], kind: "flow" },
  { path: ["ContactFlowArn"], kind: "flow" },
  { path: ["EventHooks", "*"], kind: "flow" },
  { path: ["FlowModuleId"], kind: "module" },
  { path: ["LambdaFunctionARN"], kind: "lambda" },
  { path: ["ChatProcessor", "LambdaProcessorARN"], kind: "lambda" },
  { path: ["HoursOfOperationId"], kind: "hours" },
  { path: ["PromptId"], kind: "prompt" },
  { path: ["Messages", "*", "PromptId"], kind: "prompt" },
  { path: ["ViewResource", "Id"], kind: "view" },
  { path: ["LexV2Bot", "AliasArn"], kind: "bot" },
  {
    path: [
      "RoutingCriteria",
      "Steps",
      "*",
      "Expression",
      "AttributeCondition",
      "MatchCriteria",
      "AgentsCriteria",
      "AgentIds",
      "*",
    ],
    kind: "agent",
  },
];

/** The symbols of an import: one for each distinct thing, under the name that people know it by. */
export class SymbolTable {
  private readonly names = new Map<string, string>();
  private readonly values = new Map<NamedKind, Map<string, string>>();

  /** Takes over names that are given out already: those of a lock file. */
  adopt(kind: NamedKind, name: string, value: string): void {
    const taken = this.values.get(kind) ?? new Map<string, string>();
    this.values.set(kind, taken);
    taken.set(name, value);
    if (value.trim() !== "") this.names.set(`${kind} ${value}`, name);
  }

  /** The name of a thing; made from the wish when it has none yet. */
  nameOf(kind: NamedKind, value: string, wish: () => string): string {
    const key = value.trim() === "" ? `${kind} ${value} ${wish()}` : `${kind} ${value}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const taken = this.values.get(kind) ?? new Map<string, string>();
    this.values.set(kind, taken);
    const base = wish();
    let name = base;
    for (let i = 2; taken.has(name); i++) name = `${base} (${i})`;
    taken.set(name, value);
    this.names.set(key, name);
    return name;
  }

  /** Names and values by kind, for a lock file; both sorted. */
  byKind(): ReadonlyMap<NamedKind, ReadonlyMap<string, string>> {
    const sorted = [...this.values].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return new Map(sorted.map(([kind, names]) => [kind, new Map([...names].toSorted(([a], [b]) => (a < b ? -1 : 1)))]));
  }
}

/**
 * A document with relocation tokens in place of what it names of its instance. Names come from what the console notes
 * beside the parameters; the rest of an ARN otherwise.
 */
export function symbolise(document: FlowDocument, table: SymbolTable): FlowDocument {
  const metadata = (document as unknown as JsonObject)["Metadata"];
  const tokens = new Map<string, string>();
  const actions = (document.Actions as unknown as readonly JsonObject[]).map((action): JsonObject => {
    const parameters = action["Parameters"];
    const id = action["Identifier"];
    if (!isObject(parameters)) return action;
    const beside = typeof id === "string" ? entryOf(metadata, id) : undefined;
    let changed = parameters;
    for (const { path, kind } of places) {
      changed = replaced(changed, path, [], (value, at) => {
        const name = table.nameOf(kind, value, () => displayName(kind, beside, at) ?? nameIn(kind, value, beside));
        const token = relocation({ kind, name });
        if (value.trim() !== "") tokens.set(value, token);
        return token;
      }) as JsonObject;
    }
    return changed === parameters ? action : { ...action, Parameters: changed };
  });
  if (actions.every((action, i) => action === (document.Actions as readonly unknown[])[i])) return document;
  const whole = { ...(document as unknown as JsonObject) };
  for (const key of Object.keys(whole)) {
    if (key === "Actions") whole[key] = actions;
    else if (key === "Metadata") whole[key] = withTokens(metadata as Json, tokens);
  }
  return whole as unknown as FlowDocument;
}

function replaced(
  value: Json,
  path: readonly string[],
  at: readonly string[],
  replace: (value: string, at: readonly string[]) => string,
): Json {
  const [first, ...rest] = path;
  if (first === undefined) return typeof value === "string" && isNamed(value) ? replace(value, at) : value;
  if (Array.isArray(value)) {
    if (first !== "*") return value;
    return (value as readonly Json[]).map((each, i) => replaced(each, rest, [...at, String(i)], replace));
  }
  if (!isObject(value)) return value;
  const keys = first === "*" ? Object.keys(value) : Object.hasOwn(value, first) ? [first] : [];
  let changed: Record<string, Json> | undefined;
  for (const key of keys) {
    const next = replaced(value[key] as Json, rest, [...at, key], replace);
    if (next === value[key]) continue;
    changed ??= { ...(value as Record<string, Json>) };
    changed[key] = next;
  }
  return changed ?? value;
}

/** True for a value that names something: no reference of the call, and no empty text. */
function isNamed(value: string): boolean {
  return !value.includes("$.") && !/\p{Cs}/u.test(value);
}

/** What the console calls the thing at a place of the parameters. */
function displayName(kind: NamedKind, beside: JsonObject | undefined, at: readonly string[]): string | undefined {
  if (!beside) return undefined;
  let value: Json | undefined = beside["parameters"];
  for (const key of at)
    value = isObject(value) || Array.isArray(value) ? (value as Record<string, Json>)[key] : undefined;
  const own = isObject(value) ? value["displayName"] : undefined;
  if (kind === "bot") return undefined;
  if (isName(own)) return own;
  const key = { QueueId: "queue", ContactFlowId: "ContactFlow", HoursOfOperationId: "Hours", PromptId: "promptName" }[
    at[0] ?? ""
  ];
  const noted =
    key === undefined ? undefined : (beside[key] ?? (key === "ContactFlow" ? beside["contactFlow"] : undefined));
  if (isName(noted)) return noted;
  const text = isObject(noted) ? noted["text"] : undefined;
  return isName(text) ? text : undefined;
}

function isName(value: Json | undefined): value is string {
  return (
    typeof value === "string" &&
    value.trim() !== "" &&
    value.length <= 200 &&
    !/[\p{Cc}\p{Cs}]/u.test(value) &&
    !value.includes("${flowc:")
  );
}

/** A name from the value itself: a function's name, or the last part of an ARN. */
function nameIn(kind: NamedKind, value: string, beside: JsonObject | undefined): string {
  if (kind === "bot") return botName(value, beside);
  if (value.trim() === "") return "not chosen";
  if (kind === "lambda") {
    const fn = /:function:([^:]+)(?::(.+))?$/.exec(value);
    if (fn) return fn[2] === undefined ? fn[1]! : `${fn[1]}:${fn[2]}`;
  }
  const last = value.startsWith("arn:") ? (value.split("/").at(-1) ?? value) : value;
  return /^[0-9a-f]{8}-[0-9a-f-]{27,}/i.test(last) ? `${kind} ${last.slice(0, 8)}` : last;
}

function withTokens(value: Json, tokens: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return tokens.get(value) ?? value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => withTokens(each, tokens));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTokens(member as Json, tokens)]));
}

function entryOf(metadata: Json | undefined, id: string): JsonObject | undefined {
  const entries = isObject(metadata) ? metadata["ActionMetadata"] : undefined;
  const entry = isObject(entries) && Object.hasOwn(entries, id) ? entries[id] : undefined;
  return isObject(entry) ? entry : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Bot:Alias`: by the console's names, otherwise by the ids of the ARN. */
function botName(value: string, beside: JsonObject | undefined): string {
  const ids = /bot-alias\/([^/]+)\/([^/]+)$/.exec(value);
  const bot = beside?.["lexV2BotName"];
  const parameters = beside?.["parameters"];
  const lex = isObject(parameters) ? parameters["LexV2Bot"] : undefined;
  const noted = isObject(lex) ? lex["AliasArn"] : undefined;
  const shown = isObject(noted) ? noted["displayName"] : undefined;
  const alias = beside?.["lexV2BotAliasName"] ?? shown;
  const first = isName(bot) ? bot : (ids?.[1] ?? (value.trim() === "" ? "not chosen" : value));
  const second = isName(alias) ? alias : (ids?.[2] ?? "alias");
  return `${first.replaceAll(":", " ")}:${second}`;
}
