import { isUtf8 } from "node:buffer";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import type { Diagnostic, DocumentEdit, Replacement } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { readApiAnswer } from "../language/api-answer.js";
import { readJson, type JsonPath } from "../language/json-reader.js";
import type { Json, JsonObject } from "../language/json.js";
import { editedValue, editOf, withEdit } from "./edit-json.js";
import { offsetsInText } from "./text-in-json.js";

/** What came of mending a text. */
export interface Mended {
  readonly text: string;
  /** The findings that were mended. */
  readonly mended: readonly Diagnostic[];
}

/**
 * Mends a text: first every fix whose words still stand exactly at the place of its finding, then the document's members.
 * From the end to the beginning, so that places and paths stay right; of fixes for one place the first counts. A change
 * of members is made only when the value is, before and after, equal but for it.
 */
export function mendText(text: string, findings: readonly Diagnostic[]): Mended {
  const replaced = replaceWords(text, findings);
  const restructured = restructure(replaced.text, findings);
  return { text: restructured.text, mended: [...replaced.mended, ...restructured.mended] };
}

function replaceWords(text: string, findings: readonly Diagnostic[]): Mended {
  const lines = text.split("\n");
  const places = new Set<string>();
  const mended: Diagnostic[] = [];
  const sorted = findings
    .filter(({ fix, position }) => fix && position)
    .toSorted((a, b) => columnOf(b) - columnOf(a) || lineOf(b) - lineOf(a));
  const gone = new Set<number>();
  for (const finding of sorted) {
    const { fix, position } = finding;
    if (!fix || !("was" in fix) || !position) continue;
    const line = lines[position.line - 1];
    const start = position.column - 1;
    const place = `${position.line}:${position.column}`;
    if (line === undefined || places.has(place) || !line.startsWith(fix.was, start)) continue;
    places.add(place);
    const left = replaced(line, start, fix);
    lines[position.line - 1] = left;
    if (fix.withSpace && left.trim() === "") gone.add(position.line - 1);
    mended.push(finding);
  }
  return { text: lines.filter((_, index) => !gone.has(index)).join("\n"), mended };
}

function replaced(line: string, start: number, { was, becomes, withSpace }: Replacement): string {
  const before = line.slice(0, start);
  return (withSpace && becomes === "" ? before.trimEnd() : before) + becomes + line.slice(start + was.length);
}

function restructure(text: string, findings: readonly Diagnostic[]): Mended {
  const done = new Set<string>();
  const mended: Diagnostic[] = [];
  let whole = text;
  const wanted = findings
    .flatMap((finding) => (finding.fix && "edits" in finding.fix ? [{ finding, edits: finding.fix.edits }] : []))
    .toSorted((a, b) => comparePaths(pathOf(b.edits[0]), pathOf(a.edits[0])));
  for (const { finding, edits } of wanted) {
    const key = JSON.stringify(edits);
    if (done.has(key)) continue;
    done.add(key);
    const next = edits.reduce<string | undefined>((now, edit) => now && withDocumentEdit(now, edit), whole);
    if (next === undefined) continue;
    whole = next;
    mended.push(finding);
  }
  return { text: whole, mended };
}

/** A flow's JSON, or an answer of the API with one inside, after an edit; undefined when it cannot be made as meant. */
function withDocumentEdit(text: string, edit: DocumentEdit): string | undefined {
  const { value } = readJson(text);
  const inside = contentPath(value);
  if (!inside) return edited(text, edit);
  const inner = ((value as JsonObject)[inside[0]] as JsonObject)[inside[1]] as string;
  const change = edited(inner, edit) === undefined ? undefined : editOf(inner, edit);
  if (!change) return undefined;
  const outerOf = offsetsInText(text, inside);
  const written = JSON.stringify(change.text).slice(1, -1);
  return withEdit(text, { start: outerOf(change.start), end: outerOf(change.end), text: written });
}

function edited(text: string, edit: DocumentEdit): string | undefined {
  const { value } = readJson(text);
  const change = editOf(text, edit);
  const expected = value === undefined ? undefined : editedValue(value, edit);
  if (!change || expected === undefined) return undefined;
  const after = withEdit(text, change);
  return JSON.stringify(readJson(after).value) === JSON.stringify(expected) ? after : undefined;
}

/** Where an answer of the API has its flow. */
function contentPath(value: Json | undefined): readonly [string, string] | undefined {
  if (value === undefined || !readApiAnswer(value)) return undefined;
  return [Object.hasOwn(value as JsonObject, "ContactFlow") ? "ContactFlow" : "ContactFlowModule", "Content"];
}

function pathOf(edit: DocumentEdit | undefined): JsonPath {
  if (!edit) return [];
  return "remove" in edit ? edit.remove : "add" in edit ? edit.add : edit.append;
}

function comparePaths(a: JsonPath, b: JsonPath): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i] ?? "", b[i] ?? ""];
    if (one === other) continue;
    return typeof one === "number" && typeof other === "number" ? one - other : String(one) < String(other) ? -1 : 1;
  }
  return 0;
}

function columnOf({ position }: Diagnostic): number {
  return position?.column ?? 0;
}

function lineOf({ position }: Diagnostic): number {
  return position?.line ?? 0;
}

/** Mends files in place, and says which findings are mended. Throws FLW441 for a file that cannot be written. */
export function mendFiles(root: string, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    if (!finding.fix || !finding.position) continue;
    const { file } = finding.position;
    byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return [...byFile].flatMap(([file, ofFile]) => {
    const full = path.resolve(root, file);
    const bytes = readFileSync(full);
    // Bytes that are no text would be written as something else.
    if (!isUtf8(bytes)) return [];
    const { text, mended } = mendText(bytes.toString("utf8"), ofFile);
    if (mended.length > 0) write(full, file, text);
    return mended;
  });
}

function write(full: string, file: string, text: string): void {
  try {
    writeFileSync(full, text);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new DiagnosticError(report("FLW441", { file, reason }, { position: { file, line: 1, column: 1 } }));
  }
}
