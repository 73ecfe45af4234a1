import { setFlagsFromString } from "node:v8";

/** Characters of documents that are read in less time than optimising the code for them takes. */
const quicklyRead = 10_000_000;

/**
 * Keeps V8 from optimising where a run over documents will be short: checking some hundred of them is over in a third of a
 * second, importing them in three, and the optimising compiler would take as much processor time again beside it.
 * Measured by `npm run bench:check` and `npm run bench:import`.
 */
export function withoutOptimising(characters: number): void {
  if (characters < quicklyRead) setFlagsFromString("--no-opt");
}
