import type { Diagnostic, Replacement } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";

/** A `// flowc-ignore FLW594: why` of a source file. */
export interface Ignore {
  readonly codes: readonly string[];
  /** Line of the comment, from 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Lines whose findings it ignores: its own when code stands before it, otherwise the next line of code. */
  readonly concerns: number;
  /** The comment as it is written. */
  readonly text: string;
  /** What the comment lacks, in words. */
  readonly problem: string | undefined;
}

const word = "flowc-ignore";
const comment = /\/\/\s*flowc-ignore\b(.*)$/;

/** The ignores of a source text, in order. Cheap for the many files that have none. */
export function ignoresIn(text: string): readonly Ignore[] {
  if (!text.includes(word)) return [];
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index): Ignore[] => {
    const match = comment.exec(line);
    if (!match) return [];
    const [codes = "", ...why] = (match[1] ?? "").split(":");
    const named = codes.split(/[\s,]+/).filter((code) => code !== "");
    const isOwnLine = line.slice(0, match.index).trim() === "";
    let concerns = index;
    if (isOwnLine) {
      do concerns++;
      while (concerns < lines.length && /^\s*(?:\/\/|\/\*|\*|$)/.test(lines[concerns] ?? ""));
    }
    return [
      {
        codes: named,
        line: index + 1,
        column: match.index + 1,
        length: match[0].trimEnd().length,
        text: match[0].trimEnd(),
        concerns: concerns + 1,
        problem:
          named.length === 0
            ? "it names no code"
            : why.join(":").trim() === ""
              ? "it does not say why"
              : named.find((code) => !/^[A-Z]+\d+$/.test(code))?.replace(/^(.*)$/, '"$1" is no code'),
      },
    ];
  });
}

/** Reads source files for their ignores, each once, and remembers which ignores were of use. */
export interface IgnoreBook {
  /** The findings that no ignore concerns. Only findings that can be ignored are left out. */
  without(findings: readonly Diagnostic[]): readonly Diagnostic[];
  /** Ignores of these files that were of no use or are not complete. To be asked when all findings have been seen. */
  findings(files: Iterable<string>): readonly Diagnostic[];
}

/** The comment without the codes that are of no use; without any that is, it goes. */
function withoutCodes({ text, codes }: Ignore, idle: readonly string[]): Replacement {
  const kept = codes.filter((code) => !idle.includes(code));
  if (kept.length === 0) return { was: text, becomes: "", withSpace: true };
  const why = text.indexOf(":");
  return { was: text, becomes: `// ${word} ${kept.join(", ")}${text.slice(why)}` };
}

/**
 * @param readSource the text of a file as positions name it; undefined when it cannot be read.
 * @param isIgnorable whether findings of a code can be ignored: those of rules, and warnings.
 */
export function ignoreBook(
  readSource: (file: string) => string | undefined,
  isIgnorable: (finding: Diagnostic) => boolean,
): IgnoreBook {
  const byFile = new Map<string, readonly Ignore[]>();
  const used = new Map<Ignore, Set<string>>();
  const ignoresOf = (file: string): readonly Ignore[] => {
    let found = byFile.get(file);
    if (!found) byFile.set(file, (found = ignoresIn(readSource(file) ?? "")));
    return found;
  };
  return {
    without: (findings) =>
      findings.filter((finding) => {
        const { code, position } = finding;
        if (!position || !isIgnorable(finding)) return true;
        const ignore = ignoresOf(position.file).find(
          ({ concerns, codes, problem }) => concerns === position.line && problem === undefined && codes.includes(code),
        );
        if (ignore) used.set(ignore, (used.get(ignore) ?? new Set()).add(code));
        return !ignore;
      }),
    findings: (files) =>
      [...new Set(files)].flatMap((file) =>
        ignoresOf(file).flatMap((ignore) => {
          const place = { position: { file, line: ignore.line, column: ignore.column }, length: ignore.length };
          if (ignore.problem !== undefined) return [report("FLW941", { problem: ignore.problem }, place)];
          const idle = ignore.codes.filter((code) => !used.get(ignore)?.has(code));
          return idle.map((code) => ({ ...report("FLW940", { code }, place), fix: withoutCodes(ignore, idle) }));
        }),
      ),
  };
}
