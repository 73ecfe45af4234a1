import { readFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sourceLines } from "../diagnostics/code-frame.js";
import { report } from "../diagnostics/report.js";
import { projectPath } from "./project-path.js";

/** What `tsc --pretty false --listFiles` has printed, taken apart. */
export interface TscOutput {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were read, as {@link projectPath} writes them. */
  readonly files: readonly string[];
  /** Lines that are neither, for a message when the compiler fails. */
  readonly rest: string;
}

const finding = /^(?:(.+)\((\d+),(\d+)\): )?(error|warning) TS(\d+): (.*)$/;
/** TypeScript's numbers from 1000 to 1999 are findings of the parser. */
const syntaxNumbers = { first: 1000, last: 1999 };
const word = /^(?:[\p{L}_$][\p{L}\p{N}_$]*|"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|\d+)/u;

/** Reads the compiler's output; `root` is the folder that it ran in. */
export function readTscOutput(output: string, root: string): TscOutput {
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  const rest: string[] = [];
  const lines = output.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const match = finding.exec(line);
    if (match) {
      const [, file, row = "1", column = "1", , number = "", text = ""] = match;
      const more: string[] = [];
      while (/^\s+\S/.test(lines[index + 1] ?? "")) more.push((lines[++index] ?? "").trim());
      const code = isSyntax(Number(number)) ? "FLW602" : "FLW601";
      const position = file ? { file: projectPath(root, file), line: Number(row), column: Number(column) } : undefined;
      diagnostics.push(
        report(
          code,
          { number, text: [text, ...more].join(" ") },
          position && { position, length: wordLength(root, position) },
        ),
      );
    } else if (path.isAbsolute(line) && !line.includes(": ")) files.push(projectPath(root, line));
    else if (line.trim() !== "") rest.push(line.trim());
  }
  return { diagnostics, files, rest: rest.join(" ") };
}

function isSyntax(number: number): boolean {
  return number >= syntaxNumbers.first && number <= syntaxNumbers.last;
}

/** The length of the word at a place: the compiler prints where a finding starts, but not where it ends. */
function wordLength(root: string, place: { file: string; line: number; column: number }): number {
  try {
    const line = sourceLines(readFileSync(path.resolve(root, place.file), "utf8"))[place.line - 1] ?? "";
    return word.exec(line.slice(place.column - 1))?.[0].length ?? 1;
  } catch {
    return 1;
  }
}
