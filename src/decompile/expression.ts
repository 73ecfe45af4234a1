import { flowByName } from "../author/flow.js";
import { jsonLambda, lambda } from "../author/lambda.js";
import { moduleByName } from "../author/module.js";
import { symbol } from "../author/symbols.js";
import type { SymbolKind } from "../author/symbol.js";
import { relocate, relocation } from "../author/symbol.js";
import { pathsIn } from "../language/paths.js";
import type { Json } from "../language/json.js";
import { referenceTo } from "./references.js";
import { propertyName, stringLiteral, templateText } from "./source-text.js";

/**
 * An argument of a block function, as data: it can be written as source, and it can be made into the very value that
 * this source gives, so that what a call records is known before a line of it is written.
 */
export type Expression =
  | { readonly kind: "plain"; readonly value: string | number | boolean | null }
  /** A parameter's text: references of the call in it become expressions of their own. */
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "symbol";
      readonly symbol: SymbolKind;
      readonly name: string;
      /** A function that answers with nested JSON. */
      readonly variant?: "json";
    }
  | { readonly kind: "module"; readonly name: string; readonly results: readonly string[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [name: string, value: Expression])[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "nothing" };

/** A text of the call while a call is tried: opaque, as the author's functions expect it. */
export class CallText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Writes expressions; remembers what has to be imported. */
export interface Writer {
  /** Says that a name of `flowc` is used, and gives it back. */
  use(name: string): string;
  /** The expression that stands for a constant, when it is a setting. */
  setting(value: string): string | undefined;
  /** The variable that stands for something of the instance, by the call that would; when there is one. */
  variable(written: string): string | undefined;
}

export const plain = (value: string | number | boolean | null): Expression => ({ kind: "plain", value });
export const text = (value: string): Expression => ({ kind: "text", text: value });
export const list = (items: readonly Expression[]): Expression => ({ kind: "list", items });

/** An object; members without a value are left out. */
export function object(members: Readonly<Record<string, Expression | undefined>>): Expression {
  const given = Object.entries(members).filter((member): member is [string, Expression] => member[1] !== undefined);
  return { kind: "object", members: given };
}

/** JSON as it stands, with references in its texts written as such. */
export function json(value: Json): Expression {
  if (typeof value === "string") {
    const symbol = symbolIn(value);
    return symbol ? { kind: "symbol", symbol: symbol.kind, name: symbol.name } : text(value);
  }
  if (Array.isArray(value)) return list((value as readonly Json[]).map(json));
  if (value === null || typeof value !== "object") return plain(value);
  return { kind: "object", members: Object.entries(value).map(([name, member]) => [name, json(member as Json)]) };
}

/** The symbol that a whole text stands for. */
export function symbolIn(value: string): { readonly kind: SymbolKind; readonly name: string } | undefined {
  let found: { readonly kind: SymbolKind; readonly name: string } | undefined;
  const rest = relocate(value, (symbol) => {
    found = symbol;
    return "";
  });
  return rest === "" ? found : undefined;
}

/** True when a text has references of the call in it. */
export function hasReferences(value: string): boolean {
  return pathsIn(value).some((path) => referenceTo(path.text) !== undefined);
}

/** Writes an expression as source. */
export function writeExpression(expression: Expression, writer: Writer): string {
  switch (expression.kind) {
    case "plain":
      return typeof expression.value === "string" ? stringLiteral(expression.value) : String(expression.value);
    case "text":
      return writeText(expression.text, writer);
    case "symbol": {
      const { fn, args } = symbolCall(expression);
      const written = `${fn}(${args.map(stringLiteral).join(", ")})`;
      return writer.variable(written) ?? writer.use(fn) + written.slice(fn.length);
    }
    case "module": {
      const name = stringLiteral(expression.name);
      const results = expression.results.map(stringLiteral).join(", ");
      const contract = expression.results.length === 0 ? "" : `, { results: [${results}] }`;
      return `${writer.use("moduleByName")}(${name}${contract})`;
    }
    case "object": {
      const members = expression.members.map(
        ([name, value]) => `${propertyName(name)}: ${writeExpression(value, writer)}`,
      );
      return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
    }
    case "list":
      return `[${expression.items.map((item) => writeExpression(item, writer)).join(", ")}]`;
    case "nothing":
      return "undefined";
  }
}

/** How each kind of symbol is written. */
const symbolFunctions: Readonly<Partial<Record<SymbolKind, string>>> = {
  queue: "queue",
  flow: "flowByName",
  module: "moduleByName",
  lambda: "lambda",
  prompt: "prompt",
  hours: "hours",
  view: "view",
  agent: "agent",
};

/** The author's call that gives a symbol. */
export function symbolCall({ symbol: kind, name, variant }: Extract<Expression, { kind: "symbol" }>): {
  readonly fn: string;
  readonly args: readonly string[];
} {
  if (variant === "json") return { fn: "jsonLambda", args: [name] };
  if (kind === "bot") {
    const colon = name.indexOf(":");
    return { fn: "bot", args: colon < 0 ? [name, ""] : [name.slice(0, colon), name.slice(colon + 1)] };
  }
  const fn = symbolFunctions[kind];
  if (fn === undefined) throw new Error(`nothing in the source stands for a symbol of the kind ${kind}`);
  return { fn, args: [name] };
}

function writeText(value: string, writer: Writer): string {
  const parts: string[] = [];
  let from = 0;
  let references = 0;
  let whole: string | undefined;
  for (const path of pathsIn(value)) {
    const reference = referenceTo(path.text);
    if (!reference) continue;
    references++;
    const written = writer.use(reference.root) + reference.rest;
    if (path.start === 0 && path.end === value.length) whole = written;
    parts.push(templateText(value.slice(from, path.start)), `\${${written}}`);
    from = path.end;
  }
  if (whole !== undefined) return whole;
  if (references === 0) return writer.setting(value) ?? stringLiteral(value);
  return `\`${parts.join("")}${templateText(value.slice(from))}\``;
}

/** A text as a template literal, whatever is in it; undefined for an expression that is no text. */
export function writeTemplate(expression: Expression, writer: Writer): string | undefined {
  if (expression.kind !== "text") return undefined;
  const written = writeText(expression.text, writer);
  if (written.startsWith("`")) return written;
  return written.startsWith('"') ? `\`${templateText(expression.text)}\`` : undefined;
}

/** The value that an expression's source gives. */
export function evaluate(expression: Expression): unknown {
  switch (expression.kind) {
    case "plain":
      return expression.value;
    case "text":
      return hasReferences(expression.text) ? new CallText(expression.text) : expression.text;
    case "symbol":
      return symbolOf(expression);
    case "module":
      return moduleByName(expression.name, { results: expression.results });
    case "object":
      return Object.fromEntries(expression.members.map(([name, value]) => [name, evaluate(value)]));
    case "list":
      return expression.items.map(evaluate);
    case "nothing":
      return undefined;
  }
}

/** The relocation token of a symbol. */
export function tokenOf(kind: SymbolKind, name: string): string {
  return relocation({ kind, name });
}

function symbolOf({ symbol: kind, name, variant }: Extract<Expression, { kind: "symbol" }>): object {
  switch (kind) {
    case "lambda":
      return variant === "json" ? jsonLambda<object, object>(name) : lambda(name);
    case "flow":
      return flowByName(name);
    case "module":
      return moduleByName(name);
    default:
      return symbol(kind, name);
  }
}
