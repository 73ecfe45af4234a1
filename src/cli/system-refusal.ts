import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";

/** What flowc wanted to do, by the name of the system call. */
const wishes: Readonly<Record<string, string>> = {
  copyfile: "copied",
  lstat: "looked at",
  mkdir: "made",
  mkdtemp: "made",
  open: "opened",
  read: "read",
  rename: "moved",
  rm: "removed",
  rmdir: "removed",
  scandir: "listed",
  stat: "looked at",
  symlink: "made",
  unlink: "removed",
  write: "written",
};

/**
 * The finding for an error of the file system that no command has a better one for: no permission, a file where a folder
 * should be, a full disk. Undefined for any other error: that is a defect of flowc.
 */
export function systemRefusal(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  const wish = syscall === undefined || !Object.hasOwn(wishes, syscall) ? undefined : wishes[syscall];
  if (wish === undefined || code === undefined) return undefined;
  // "EACCES: permission denied, open '/some/file'"
  const words = /^[A-Z0-9]+: (.+), \w+(?: '|$)/s.exec(error.message)?.[1] ?? code;
  return report("FLW455", { file: path ?? "A file", wish, reason: words });
}
