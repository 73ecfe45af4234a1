import { readFileSync } from "node:fs";
import path from "node:path";
import { findFlows } from "../decompile/find-flows.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { serialiseDocument } from "../language/document.js";
import { convertLegacy } from "../language/legacy/convert.js";
import { readSources } from "./import-project.js";
import { writeOutput } from "./output-folder.js";
import { outputFileName } from "./output-name.js";
import { openStage, waitingFolder } from "./output-stage.js";

/** What came of converting files. */
export interface ConvertedFiles {
  /** The flows' JSON, in the order of the files. */
  readonly texts: readonly string[];
  /** Files that were written. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Converts the flows of the older export in some files. Files without one are findings (FLW523), and so are several
 * flows when there is no folder to write them to (FLW524).
 */
export async function convertFiles(names: readonly string[], out: string | undefined): Promise<ConvertedFiles> {
  const { sources, diagnostics: unread } = readSources(names);
  const diagnostics: Diagnostic[] = [...unread];
  const flows: { readonly name: string; readonly text: string }[] = [];
  for (const { file, text } of sources) {
    const found = findFlows(text).filter(({ legacy }) => legacy);
    if (found.length === 0) diagnostics.push(report("FLW523", { file }, { position: { file, line: 1, column: 1 } }));
    for (const [index, { value }] of found.entries()) {
      const base = path.basename(file).replace(/\.[A-Za-z0-9]+$/, "");
      const name = index === 0 ? base : `${base} (${index + 1})`;
      const converted = convertLegacy(value, { file, name });
      diagnostics.push(...converted.diagnostics);
      flows.push({ name, text: serialiseDocument(converted.document) });
    }
  }
  if (out === undefined) {
    if (flows.length > 1) return { texts: [], written: [], diagnostics: [report("FLW524", { count: flows.length })] };
    return { texts: flows.map(({ text }) => text), written: [], diagnostics };
  }
  const taken = new Set<string>();
  const files = new Map<string, string>();
  for (const { name, text } of flows) {
    let own = name;
    for (let i = 2; taken.has(own.toLowerCase()); i++) own = `${name} (${i})`;
    taken.add(own.toLowerCase());
    files.set(outputFileName(own), text);
  }
  const inTheWay = [...files].flatMap(([name, text]) => {
    const file = path.join(out, name);
    return isOther(file, text) ? [report("FLW527", { file })] : [];
  });
  if (inTheWay.length > 0) return { texts: [], written: [], diagnostics: [...diagnostics, ...inTheWay] };
  await writeAll(out, files);
  const written = [...files.keys()].map((name) => path.join(out, name));
  return { texts: flows.map(({ text }) => text), written, diagnostics };
}

/** True for a file that is there, and holds something else: it may be the very export that is converted. */
function isOther(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8") !== text;
  } catch {
    return false;
  }
}

/** Writes all of the files or none. Throws FLW441 when one cannot be written. */
async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const stage = await openStage({ folder, waiting: waitingFolder(folder) }, files.size);
  try {
    for (const [name, text] of files) stage.add(name, text);
    writeOutput(folder, await stage.files(), { unchanged: new Set(), removesStrays: false });
  } finally {
    await stage.close();
  }
}
