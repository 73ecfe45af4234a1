import { parentPort, workerData } from "node:worker_threads";
import { formatSource } from "./format.js";
import { importFlow, Workbench, type ImportOutcome } from "./import-flow.js";
import type { ThreadAnswer, ThreadRequest } from "./import-thread.js";

/** The thread of an import: formats sources, and writes flows, in the order in which they come. */
const port = parentPort;
if (port) {
  const bench = new Workbench(workerData as string);
  const work = (request: ThreadRequest): Promise<string | ImportOutcome> =>
    "source" in request ? formatSource(request.source) : importFlow(request.planned, bench, formatSource);
  const say = (answer: ThreadAnswer): void => port.postMessage(answer, []);
  // A first text makes the formatter ready while the other thread still reads its files.
  let before: Promise<unknown> = formatSource('flow("", { exact: true }, () => {\n  playPrompt("");\n});\n');
  port.on("message", (request: ThreadRequest) => {
    const { number } = request;
    before = before
      .then(() => work(request))
      .then(
        (value) => say({ number, value }),
        (error: unknown) => say({ number, problem: String(error) }),
      );
  });
}
