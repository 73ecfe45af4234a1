import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** Real flows that are not part of the project; tests over them are skipped where they are not there. */
const folder = path.resolve(import.meta.dirname, "../../../shared/corpus");

export const hasCorpus = existsSync(path.join(folder, "index.json"));

/** The files of one format. */
export function corpusFiles(format: "flow-language" | "legacy"): readonly string[] {
  return readdirSync(path.join(folder, format))
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => path.join(folder, format, name));
}

/** SHA-256 of the corpus's index, hexadecimal: results are only good for the corpus that they were made with. */
export function corpusHash(): string {
  return createHash("sha256")
    .update(readFileSync(path.join(folder, "index.json")))
    .digest("hex");
}
