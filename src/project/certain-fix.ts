import type { Diagnostic } from "../diagnostics/diagnostic.js";

/**
 * A finding of a compiled flow keeps its fix only where there is no doubt what to change in the source: what was written
 * stands exactly once on the author's line, as a text literal. The finding's place is then that literal.
 */
export function certainFix(finding: Diagnostic, readSource: (file: string) => string | undefined): Diagnostic {
  const { fix, ...rest } = finding;
  if (!fix) return finding;
  if (!("was" in fix)) return rest;
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
