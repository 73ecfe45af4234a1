import { parentPort } from "node:worker_threads";
import { formatSource } from "./format.js";

/** Formats sources in the order in which they come; the answer to a request has its number. */
interface Request {
  readonly number: number;
  readonly source: string;
}

const port = parentPort;
if (port) {
  // A first text makes the formatter ready while the other thread still reads its files.
  void formatSource('flow("", { exact: true }, () => {\n  playPrompt("");\n});\n');
  port.on("message", ({ number, source }: Request) => {
    formatSource(source).then(
      (text) => port.postMessage({ number, text }),
      (error: unknown) => port.postMessage({ number, problem: String(error) }),
    );
  });
}
