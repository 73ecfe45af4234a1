/** A stream that progress may be written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shorter work is done before anybody would read about it, in milliseconds. */
const quiet = 400;
const betweenLines = 100;

/** Tells how far long work has come, on one line that is overwritten; says nothing where nobody watches. */
export interface Progress {
  at(done: number, total: number): void;
  /** Removes the line. */
  end(): void;
}

/** Progress of work that has just begun; `what` names the things that are counted. */
export function progressOn(
  stream: ProgressStream,
  what: string,
  now: () => number = () => performance.now(),
): Progress {
  let next = now() + quiet;
  let isShown = false;
  return {
    at: (done, total) => {
      if (!stream.isTTY || now() < next) return;
      next = now() + betweenLines;
      isShown = true;
      stream.write(`\r\u001b[K${done} of ${total} ${what}`);
    },
    end: () => {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}
