import { codeFrame, type FrameLine } from "./code-frame.js";
import type { Diagnostic, SourcePosition } from "./diagnostic.js";
import { withoutPersonalInPlace } from "./personal.js";
import { sortDiagnostics } from "./sort.js";
import { oneLine } from "./text-width.js";

/** How findings are printed. */
export interface TerminalOptions {
  /** The text of a file named in a position; undefined when it cannot be read (then there is no frame). */
  readonly readSource: (file: string) => string | undefined;
  /** Escape codes for colour; see {@link wantsColor}. */
  readonly color: boolean;
}

/** Whether a stream should get colour: it is a terminal, and `NO_COLOR` is not set (https://no-color.org). */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

/** All findings as text, sorted, with code frames and a closing line that counts them. `""` when there is none. */
export function renderTerminal(diagnostics: readonly Diagnostic[], options: TerminalOptions): string {
  const sorted = sortDiagnostics(diagnostics);
  if (sorted.length === 0) return "";
  const sources = new Map<string, string | undefined>();
  const readSource = (file: string): string | undefined => {
    if (!sources.has(file)) sources.set(file, options.readSource(file));
    return sources.get(file);
  };
  const paint = options.color ? painted : plain;
  return `${sorted.map((diagnostic) => renderOne(diagnostic, readSource, paint)).join("\n")}\n${summary(sorted)}\n`;
}

/** `2 errors and 1 warning in 2 files.` */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const files = new Set(diagnostics.flatMap((diagnostic) => diagnostic.position?.file ?? [])).size;
  const counts = [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")];
  return `${counts.filter(Boolean).join(" and ")}${files > 0 ? ` in ${counted(files, "file")}` : ""}.`;
}

type Paint = (style: keyof typeof styles, text: string) => string;
const styles = { error: "31;1", warning: "33;1", place: "36", faint: "2" } as const;
const painted: Paint = (style, text) => (text === "" ? "" : `\u001b[${styles[style]}m${text}\u001b[0m`);
const plain: Paint = (_, text) => text;

function renderOne(diagnostic: Diagnostic, readSource: (file: string) => string | undefined, paint: Paint): string {
  const { code, severity, message, why, mend, position, length, action, related, hidesSource } = diagnostic;
  const lines = [
    `${position ? `${paint("place", placeText(position))} - ` : ""}${paint(severity, severity)} ${code}: ${oneLine(message)}`,
  ];
  const source = position && !hidesSource ? readSource(position.file) : undefined;
  const frame = position && source !== undefined ? codeFrame(source, { ...position, length }) : [];
  if (frame.length > 0) lines.push("", ...frame.map((line) => frameLine(line, severity, paint)));
  if (action !== undefined) lines.push(`  action: ${oneLine(action)}`);
  for (const place of related ?? []) lines.push(`  ${paint("place", placeText(place))}: ${oneLine(place.message)}`);
  if (why) lines.push(`  why: ${oneLine(why)}`);
  if (mend) lines.push(`  fix: ${oneLine(mend)}`);
  return `${lines.join("\n")}\n`;
}

function placeText({ file, line, column }: SourcePosition): string {
  return `${oneLine(file)}:${line}:${column}`;
}

function frameLine({ kind, gutter, text }: FrameLine, severity: Diagnostic["severity"], paint: Paint): string {
  const shown = kind === "underline" ? paint(severity, text) : withoutPersonalInPlace(text);
  return `${paint("faint", gutter)} ${shown}`.trimEnd();
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
