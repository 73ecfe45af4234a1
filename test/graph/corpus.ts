import { existsSync, readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../shared/corpus/flow-language/", import.meta.url);

/** True when the public flows that tests compare with are there; they are no part of this repository. */
export const hasCorpus = existsSync(folder);

/** Texts of real flows in the Flow language, by file name; empty when the corpus is absent. */
export function corpus(): ReadonlyMap<string, string> {
  if (!hasCorpus) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(files.toSorted().map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}
