import { existsSync, readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../shared/corpus/flow-language/", import.meta.url);
const reference = new URL("../../../shared/reference/actions.json", import.meta.url);

/** True where the real flows are; tests over them are skipped elsewhere. */
export const hasCorpus = existsSync(folder);
/** True where the table of facts is. */
export const hasReference = existsSync(reference);

/** The real flows: file name and text. */
export function corpus(): readonly (readonly [file: string, text: string])[] {
  if (!hasCorpus) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => [file, readFileSync(new URL(file, folder), "utf8")] as const);
}

/** The table of facts that the catalogue was written from. */
export function referenceText(): string {
  return readFileSync(reference, "utf8");
}

/** The first cells of the table of attributes: the paths that a flow can read. */
export function attributeRows(): readonly string[] {
  const text = readFileSync(new URL("flow-language.md", reference), "utf8");
  const section = text.slice(text.indexOf("## 6. Attribute reference"), text.indexOf("## 7."));
  return section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|")[1] ?? "");
}
