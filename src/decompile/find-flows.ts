import { readApiAnswer } from "../language/api-answer.js";
import { isLegacyFlow } from "../language/document-shape.js";
import { flowTypeOfApi, isFlowType, type FlowType } from "../language/flow-types.js";
import type { Json, JsonObject } from "../language/json.js";

/** A flow that was found in a file, as it stands there. */
export interface FoundFlow {
  /** A flow's JSON as a value; of the Flow language or of the console's older export. */
  readonly value: JsonObject;
  readonly legacy: boolean;
  /** What is around it says so. */
  readonly name?: string | undefined;
  readonly flowType?: FlowType | undefined;
  readonly description?: string | undefined;
  /** The contract of a module, as a text. */
  readonly settings?: string | undefined;
}

/** How deep texts inside JSON are looked into: a template in a template. */
const deepest = 4;

/**
 * The flows in a text: a flow's own JSON, an answer of the API, or anything that has flows in it, such as a
 * CloudFormation or Terraform template, JSON or not. In the order in which they stand there.
 */
export function findFlows(text: string): readonly FoundFlow[] {
  const value = parse(text);
  return value === undefined ? inProse(text) : inJson(value, {}, 0);
}

interface Around {
  readonly settings?: string | undefined;
  readonly name?: string | undefined;
  readonly flowType?: FlowType | undefined;
  readonly description?: string | undefined;
}

function inJson(value: Json, around: Around, depth: number): readonly FoundFlow[] {
  if (typeof value === "string") return depth >= deepest ? [] : inText(value, around, depth + 1);
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((each) => inJson(each, around, depth));
  const object = value as JsonObject;
  if (
    Array.isArray(own(object, "Actions")) &&
    (own(object, "StartAction") !== undefined || own(object, "Version") !== undefined)
  ) {
    return [{ value: object, legacy: false, ...around }];
  }
  if (isLegacyFlow(object)) return [{ value: object, legacy: true, ...around }];
  const answer = readApiAnswer(object);
  if (answer) {
    const { name, flowType, description, settings } = answer;
    const around = { name, flowType, description, ...(settings !== undefined && { settings }) };
    return inText(answer.content, around, depth + 1);
  }
  const joined = joinedPieces(object);
  if (joined !== undefined) return inText(joined, around, depth + 1);
  const here = describedBy(object, around);
  return Object.values(object).flatMap((member) => inJson(member as Json, here, depth));
}

function inText(text: string, around: Around, depth: number): readonly FoundFlow[] {
  if (!/"(?:Actions|modules)"/.test(text) && !/\\"(?:Actions|modules)\\"/.test(text)) return [];
  const value = parse(text);
  return value === undefined ? [] : inJson(value, around, depth);
}

/** The name and type that a template's resource, or an object around a flow, gives it. */
function describedBy(object: JsonObject, around: Around): Around {
  const name = own(object, "Name") ?? own(object, "name");
  const type = own(object, "Type") ?? own(object, "type");
  const description = own(object, "Description") ?? own(object, "description");
  const isModule = typeof type === "string" && type.endsWith("ContactFlowModule");
  const flowType =
    typeof type === "string" ? (flowTypeOfApi(type) ?? (isFlowType(type) ? type : undefined)) : undefined;
  return {
    name: typeof name === "string" && !name.includes("${") ? name : around.name,
    flowType: isModule ? "module" : (flowType ?? around.flowType),
    description: typeof description === "string" ? description : around.description,
  };
}

/** A text that a CloudFormation template puts together: references stand as `${Name}`. */
function joinedPieces(object: JsonObject): string | undefined {
  const join = own(object, "Fn::Join");
  if (Array.isArray(join) && join.length === 2 && Array.isArray(join[1])) {
    const pieces = (join[1] as readonly Json[]).map((piece) =>
      typeof piece === "string" ? piece : referenceName(piece),
    );
    return pieces.join(typeof join[0] === "string" ? join[0] : "");
  }
  const sub = own(object, "Fn::Sub");
  if (typeof sub === "string") return sub;
  return Array.isArray(sub) && typeof sub[0] === "string" ? sub[0] : undefined;
}

function referenceName(piece: Json): string {
  if (piece === null || typeof piece !== "object" || Array.isArray(piece)) return String(piece);
  const object = piece as JsonObject;
  const reference = own(object, "Ref");
  if (typeof reference === "string") return `\${${reference}}`;
  const attribute = own(object, "Fn::GetAtt");
  if (Array.isArray(attribute)) return `\${${attribute.join(".")}}`;
  return typeof attribute === "string" ? `\${${attribute}}` : "${value}";
}

/** Flows in a text that is no JSON: every JSON object in it that holds the marks of a flow, escaped or not. */
function inProse(text: string): readonly FoundFlow[] {
  const found: FoundFlow[] = [];
  const mark = /\\?"(?:StartAction|modules)\\?"\s*:/g;
  let from = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const escaped = match[0].startsWith("\\");
    const stretch = objectAround(text, match.index, from, escaped);
    if (!stretch) continue;
    const value = parse(escaped ? unescaped(stretch.text) : stretch.text);
    const flows = value === undefined ? [] : inJson(value, {}, 0);
    if (flows.length === 0) continue;
    found.push(...flows);
    from = stretch.end;
    mark.lastIndex = from;
  }
  return found;
}

/** The outermost object around a place that parses as brackets go; tries the openings before it, the nearest last. */
function objectAround(
  text: string,
  at: number,
  from: number,
  escaped: boolean,
): { readonly text: string; readonly end: number } | undefined {
  const openings: number[] = [];
  for (let i = text.indexOf("{", from); i >= 0 && i < at; i = text.indexOf("{", i + 1)) openings.push(i);
  // The flow's own brace is the nearest one whose object reaches past the mark; few tries are enough.
  for (const start of openings.slice(-200).toReversed()) {
    const end = endOfObject(text, start, escaped);
    if (end > at) return { text: text.slice(start, end), end };
  }
  return undefined;
}

/** Where the object that begins at a place ends; -1 when it does not. */
function endOfObject(text: string, start: number, escaped: boolean): number {
  const quote = escaped ? '\\"' : '"';
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text.startsWith(quote, i)) {
      i = endOfString(text, i + quote.length, escaped);
      if (i < 0) return -1;
    } else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i + 1;
  }
  return -1;
}

function endOfString(text: string, start: number, escaped: boolean): number {
  for (let i = start; i < text.length; i++) {
    if (escaped && text.startsWith("\\\\", i)) i += text[i + 2] === "\\" ? 3 : 2;
    else if (escaped && text.startsWith('\\"', i)) return i + 1;
    else if (!escaped && text[i] === "\\") i++;
    else if (!escaped && text[i] === '"') return i;
  }
  return -1;
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text.replaceAll(/[\n\r\t]/g, " ")}"`) as string;
  } catch {
    return text;
  }
}

/** Deepest nesting of JSON that is looked into: real flows have 12 levels, templates around them some more. */
const deepestNesting = 200;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case quote:
        i = closingQuote(text, i);
        break;
      case openBrace:
      case openBracket:
        if (++depth > deepestNesting) return true;
        break;
      case closeBrace:
      case closeBracket:
        depth--;
    }
  }
  return false;
}

const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket] = [34, 92, 123, 91, 125, 93];

/** Where the string that begins here ends: at a quote that no backslash stands before, or at the text's end. */
function closingQuote(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

function parse(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as Json;
  } catch {
    return undefined;
  }
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
