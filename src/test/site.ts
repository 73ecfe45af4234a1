/** The author's line of a step: where a verb of the call was written. */
export interface Site {
  /** Path relative to the working folder, or as the stack has it. */
  readonly file: string;
  readonly line: number;
  /** The stack from the author's line on, for the error that a failing step throws. */
  readonly stack: string;
}

/** The line from which `verb` was called. It is worked out only when somebody asks for it. */
export function siteOf(verb: (...parameters: never[]) => unknown): Site {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, verb);
  let read: Site | undefined;
  const site = (): Site => (read ??= readStack((holder.stack ?? "").split("\n").slice(1).join("\n")));
  return {
    get file() {
      return site().file;
    },
    get line() {
      return site().line;
    },
    get stack() {
      return site().stack;
    },
  };
}

function readStack(stack: string): Site {
  const [, file = "", line = "0"] = /\(?((?:file:\/\/)?[^\s()]+?):(\d+):\d+\)?$/m.exec(stack) ?? [];
  return { file: relative(file), line: Number(line), stack };
}

function relative(file: string): string {
  const path = decode(file.replace(/^file:\/\//, ""));
  const folder = `${process.cwd()}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
