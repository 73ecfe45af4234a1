import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "../../../shared/corpus/flow-language");

/** Real flows beside the project; none where the folder is not there. */
export const corpus: readonly { readonly name: string; readonly document: unknown }[] = existsSync(folder)
  ? readdirSync(folder)
      .toSorted()
      .map((file) => ({ name: file, document: JSON.parse(readFileSync(path.join(folder, file), "utf8")) as unknown }))
  : [];
