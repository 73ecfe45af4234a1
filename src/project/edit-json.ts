import type { DocumentEdit } from "../diagnostics/diagnostic.js";
import { readJson, type Extent, type JsonPath, type JsonReading } from "../language/json-reader.js";
import { setMember, type Json } from "../language/json.js";

/** A stretch of a text, and what stands there instead. Offsets count UTF-16 units. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with one edit made. */
export function withEdit(text: string, { start, end, text: becomes }: TextEdit): string {
  return text.slice(0, start) + becomes + text.slice(end);
}

/**
 * Where a JSON text has to be changed so that a member or an element is there no more, or is new. Everything else stays as
 * it is written; what is new is written as its neighbours are. Undefined when the path leads nowhere, when something is
 * there already, and when the text itself has to be mended first.
 */
export function editOf(text: string, edit: DocumentEdit): TextEdit | undefined {
  const reading = readJson(text);
  if (reading.value === undefined || reading.problems.length > 0) return undefined;
  if ("remove" in edit) return removal(reading, edit.remove);
  const path = "add" in edit ? edit.add : edit.append;
  const value = edit.value as Json;
  const there = reading.extent(path);
  if (there) {
    const isList = "append" in edit && text[there.start] === "[";
    return isList ? insertion(text, reading, path, there, undefined, value) : undefined;
  }
  const name = path.at(-1);
  const around = path.slice(0, -1);
  const container = reading.extent(around);
  if (typeof name !== "string" || !container || text[container.start] !== "{") return undefined;
  return insertion(text, reading, around, container, name, "append" in edit ? [value] : value);
}

/** The same edit of the value itself; undefined where {@link editOf} has nothing to change. */
export function editedValue(value: Json, edit: DocumentEdit): Json | undefined {
  const copy = structuredClone(value) as Json;
  const path = "remove" in edit ? edit.remove : "add" in edit ? edit.add : edit.append;
  let around: Json | undefined = copy;
  for (const step of path.slice(0, -1)) around = childOf(around, step);
  const name = path.at(-1);
  if (name === undefined || typeof around !== "object" || around === null) return undefined;
  const there = childOf(around, name);
  if ("remove" in edit) {
    if (there === undefined) return undefined;
    if (Array.isArray(around)) around.splice(Number(name), 1);
    else Reflect.deleteProperty(around, name);
    return copy;
  }
  if (there !== undefined) {
    if (!("append" in edit) || !Array.isArray(there)) return undefined;
    there.push(edit.value);
    return copy;
  }
  if (Array.isArray(around) || typeof name !== "string") return undefined;
  const fresh = "append" in edit ? [edit.value] : edit.value;
  setMember(around as Record<string, unknown>, name, fresh);
  return copy;
}

function childOf(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  if (Array.isArray(value) !== (typeof step === "number")) return undefined;
  return (value as Readonly<Record<string | number, Json>>)[step];
}

function removal(reading: JsonReading, path: JsonPath): TextEdit | undefined {
  const step = path.at(-1);
  const around = path.slice(0, -1);
  const container = reading.extent(around);
  if (step === undefined || !container) return undefined;
  const members = [...reading.children(around)];
  const index = members.findIndex(([name]) => name === step);
  const here = members[index]?.[1];
  if (!here) return undefined;
  const next = members[index + 1]?.[1];
  if (next) return { start: here.name, end: next.name, text: "" };
  const before = members[index - 1]?.[1];
  if (before) return { start: before.end, end: here.end, text: "" };
  return { start: container.start + 1, end: container.end - 1, text: "" };
}

/** A new last child of a container. */
function insertion(
  text: string,
  reading: JsonReading,
  path: JsonPath,
  container: Extent,
  name: string | undefined,
  value: Json,
): TextEdit {
  const key = name === undefined ? "" : `${JSON.stringify(name)}:`;
  const last = [...reading.children(path).values()].at(-1);
  if (last) {
    const space = /\s*$/.exec(text.slice(0, last.name))?.[0] ?? "";
    const style = styleOf(text, space);
    const written = (key === "" ? "" : `${key}${style.afterColon}`) + render(value, style);
    return { start: last.end, end: last.end, text: `,${space.includes("\n") ? space : style.afterComma}${written}` };
  }
  const outer = /[ \t]*$/.exec(lineStart(text, container.start))?.[0] ?? "";
  const style = styleOf(text, `\n${outer}`);
  const inner = style.unit === "" ? "" : `${style.lineEnd}${outer}${style.unit}`;
  const written =
    (key === "" ? "" : `${key}${style.afterColon}`) + render(value, { ...style, indent: outer + style.unit });
  const end = style.unit === "" ? "" : `${style.lineEnd}${outer}`;
  return { start: container.start + 1, end: container.end - 1, text: `${inner}${written}${end}` };
}

/** How a text is laid out. */
interface Style {
  /** One step of indent; empty for a text on one line. */
  readonly unit: string;
  /** White space in front of the new child's line. */
  readonly indent: string;
  readonly lineEnd: string;
  readonly afterColon: string;
  readonly afterComma: string;
}

function styleOf(text: string, space: string): Style {
  const unit = /^[[{]\s*?\n([ \t]+)/.exec(text.trimStart())?.[1] ?? "";
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const afterColon = /"\s*:(\s?)/.exec(text)?.[1] ?? (unit === "" ? "" : " ");
  return { unit, lineEnd, indent: space.slice(space.lastIndexOf("\n") + 1), afterColon, afterComma: afterColon };
}

function render(value: Json, style: Style): string {
  const { unit, indent, lineEnd, afterColon, afterComma } = style;
  if (unit !== "") return JSON.stringify(value, undefined, unit).replaceAll("\n", `${lineEnd}${indent}`);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([name, inner]) => {
    const written = render(inner as Json, style);
    return isList ? written : `${JSON.stringify(name)}:${afterColon}${written}`;
  });
  const joined = parts.join(`,${afterComma}`);
  return isList ? `[${joined}]` : `{${joined}}`;
}

/** The white space at the beginning of the line of an offset. */
function lineStart(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}
