import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findFlows } from "../decompile/find-flows.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { serialiseDocument } from "../language/document.js";
import { convertLegacy } from "../language/legacy/convert.js";
import { readSources } from "./import-project.js";
import { outputFileName } from "./output-name.js";

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
export function convertFiles(names: readonly string[], out: string | undefined): ConvertedFiles {
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
  mkdirSync(out, { recursive: true });
  const taken = new Set<string>();
  const written = flows.map(({ name, text }) => {
    let own = name;
    for (let i = 2; taken.has(own.toLowerCase()); i++) own = `${name} (${i})`;
    taken.add(own.toLowerCase());
    const file = path.join(out, outputFileName(own));
    writeFileSync(file, text);
    return file;
  });
  return { texts: flows.map(({ text }) => text), written, diagnostics };
}
