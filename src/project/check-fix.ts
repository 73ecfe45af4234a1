import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/**
 * A finding of a compiled flow keeps its fix only where there is no doubt what to change in the source: what was written
 * stands exactly once on the author's line, as a text literal. The finding's place is then that literal.
 */
export function certainFix(finding: Diagnostic, readSource: (file: string) => string | undefined): Diagnostic {
  const { fix, ...rest } = finding;
  if (!fix) return finding;
  const { position } = finding;
  const line = position && readSource(position.file)?.split("\n")[position.line - 1];
  if (!position || line === undefined || !fix.was.startsWith('"')) return rest;
  const was = fix.was.slice(1, -1);
  const places = ['"', "'", "`"].flatMap((quote) => {
    const at = line.indexOf(quote + was + quote);
    return at === -1 ? [] : [{ at, last: line.lastIndexOf(quote + was + quote), quote }];
  });
  const [place] = places;
  if (!place || places.length > 1 || place.at !== place.last) return rest;
  const quoted = (text: string): string => place.quote + text + place.quote;
  return {
    ...rest,
    position: { ...position, column: place.at + 1 },
    length: was.length + 2,
    fix: { was: quoted(was), becomes: quoted(fix.becomes.slice(1, -1)) },
  };
}

/** What came of mending a text. */
export interface Mended {
  readonly text: string;
  /** The findings that were mended. */
  readonly mended: readonly Diagnostic[];
}

/**
 * Mends a text: every fix whose words still stand exactly at the place of its finding. From the end to the beginning, so
 * that places stay right; of fixes for one place the first counts.
 */
export function mendText(text: string, findings: readonly Diagnostic[]): Mended {
  const lines = text.split("\n");
  const places = new Set<string>();
  const mended: Diagnostic[] = [];
  const sorted = findings
    .filter(({ fix, position }) => fix && position)
    .toSorted((a, b) => (b.position?.column ?? 0) - (a.position?.column ?? 0));
  for (const finding of sorted) {
    const { fix, position } = finding;
    if (!fix || !position) continue;
    const line = lines[position.line - 1];
    const start = position.column - 1;
    const place = `${position.line}:${position.column}`;
    if (line === undefined || places.has(place) || !line.startsWith(fix.was, start)) continue;
    places.add(place);
    lines[position.line - 1] = line.slice(0, start) + fix.becomes + line.slice(start + fix.was.length);
    mended.push(finding);
  }
  return { text: lines.join("\n"), mended };
}

/** Mends files in place, and says which findings are mended. */
export function mendFiles(root: string, findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    if (!finding.fix || !finding.position) continue;
    const { file } = finding.position;
    byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return [...byFile].flatMap(([file, ofFile]) => {
    const full = path.resolve(root, file);
    const { text, mended } = mendText(readFileSync(full, "utf8"), ofFile);
    if (mended.length > 0) writeFileSync(full, text);
    return mended;
  });
}
