import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";

/** The finding for a file or folder that the system does not let us read (FLW452). */
export function cannotBeRead(name: string, error: unknown): Diagnostic {
  return report("FLW452", { name, reason: reasonOf(error) });
}

/** The finding for a file whose bytes are no UTF-8 (FLW505), at the first of them that stand for nothing. */
export function notUtf8(name: string, bytes: Buffer): Diagnostic {
  return report("FLW505", { problem: encodingOf(bytes) }, { position: firstStrange(name, bytes) });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? "it is UTF-16, as PowerShell writes it" : "there are bytes that stand for no character";
}

/** Where the first bytes stand that are no UTF-8. */
function firstStrange(file: string, bytes: Buffer): SourcePosition {
  const before = bytes.toString("utf8").split("\ufffd", 1)[0] ?? "";
  const line = before.split("\n").length;
  return { file, line, column: before.length - before.lastIndexOf("\n") };
}
