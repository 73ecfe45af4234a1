import { isUtf8 } from "node:buffer";
import { readFileSync, readdirSync, statSync, type Stats } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { discoverFlowFiles, flowFileEnding } from "./discover.js";
import { isFlowJson } from "./flow-json.js";

/** What the words of the command line mean, sorted out. */
export interface Targets {
  /** Absolute. */
  readonly flowFiles: readonly string[];
  readonly documents: readonly Document[];
  readonly names: readonly string[];
  /** Files and folders that cannot be read, and folders without a flow; their positions are as in the command line. */
  readonly findings: readonly Diagnostic[];
}

/** A JSON file. */
export interface Document {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

/** What is wrong with a file or folder, before anybody knows what is in it. */
type Problem =
  | { readonly code: "FLW452"; readonly name: string; readonly error: unknown }
  | { readonly code: "FLW453"; readonly name: string }
  | { readonly code: "FLW505"; readonly name: string; readonly bytes: Buffer };

/**
 * Sorts out flow files, JSON files, folders and names of flows, and reads the JSON. Links in folders are not followed.
 * Throws FLW450 for a word that means nothing.
 */
export async function sortTargets(words: readonly string[]): Promise<Targets> {
  const flowFiles: string[] = [];
  const documents: Document[] = [];
  const names: string[] = [];
  const problems: Problem[] = [];
  const nothing: { readonly name: string; readonly isThere: boolean }[] = [];
  for (const word of words) {
    const file = path.resolve(word);
    const stat = statOf(word, file);
    if (stat === "unreadable") continue;
    if (stat?.isDirectory()) addFolder(word, file);
    else if (stat && word.endsWith(flowFileEnding)) flowFiles.push(file);
    else if (stat && word.toLowerCase().endsWith(".json")) addDocument(word, file);
    else if (stat || looksLikePath(word)) nothing.push({ name: word, isThere: stat !== undefined });
    else names.push(word);
  }
  if (nothing.length > 0) throw await meaningNothing(nothing);
  return { flowFiles, documents, names, findings: problems.length === 0 ? [] : await findingsOf(problems) };

  function statOf(name: string, file: string): Stats | undefined | "unreadable" {
    try {
      return statSync(file, { throwIfNoEntry: false });
    } catch (error) {
      problems.push({ code: "FLW452", name, error });
      return "unreadable";
    }
  }

  function addFolder(word: string, folder: string): void {
    const before = flowFiles.length + documents.length + problems.length;
    flowFiles.push(...discoverFlowFiles(folder, ".").map((name) => path.join(folder, name)));
    for (const name of jsonBelow(folder, word, problems))
      addDocument(path.join(word, name), path.join(folder, name), isFlowJson);
    if (flowFiles.length + documents.length + problems.length === before) problems.push({ code: "FLW453", name: word });
  }

  function addDocument(name: string, file: string, isMeant: (text: string) => boolean = () => true): void {
    try {
      const text = readFileSync(file, "utf8");
      const bytes = text.includes("\ufffd") ? readFileSync(file) : undefined;
      // Of the JSON in a folder only flows are meant, and nobody can say what is in a file that is no text.
      if (bytes && !isUtf8(bytes)) {
        if (isMeant(text) || isMeant(bytes.toString("utf16le"))) problems.push({ code: "FLW505", name, bytes });
      } else if (isMeant(text)) documents.push({ file, text });
    } catch (error) {
      problems.push({ code: "FLW452", name, error });
    }
  }
}

/** JSON files below a folder, relative to it, sorted by code unit. */
function jsonBelow(folder: string, word: string, problems: Problem[], above = ""): readonly string[] {
  try {
    return readdirSync(path.join(folder, above), { withFileTypes: true })
      .flatMap((entry) => {
        const name = path.join(above, entry.name);
        if (entry.isDirectory())
          return entry.name === "node_modules" || entry.name.startsWith(".")
            ? []
            : jsonBelow(folder, word, problems, name);
        return entry.isFile() && entry.name.toLowerCase().endsWith(".json") ? [name] : [];
      })
      .toSorted();
  } catch (error) {
    problems.push({ code: "FLW452", name: path.join(word, above), error });
    return [];
  }
}

async function meaningNothing(words: readonly { name: string; isThere: boolean }[]): Promise<Error> {
  const { DiagnosticError } = await import("../diagnostics/diagnostic-error.js");
  const { report } = await import("../diagnostics/report.js");
  return new DiagnosticError(
    words.map(({ name, isThere }) => (isThere ? report("FLW454", { name }) : report("FLW450", { name, hint: "" }))),
  );
}

async function findingsOf(problems: readonly Problem[]): Promise<readonly Diagnostic[]> {
  const { cannotBeRead, notUtf8 } = await import("./unreadable.js");
  const { report } = await import("../diagnostics/report.js");
  return problems.map((problem) => {
    const { name } = problem;
    switch (problem.code) {
      case "FLW452":
        return cannotBeRead(name, problem.error);
      case "FLW453":
        return report("FLW453", { folder: name });
      case "FLW505":
        return notUtf8(name, problem.bytes);
    }
  });
}

function looksLikePath(word: string): boolean {
  return /[/\\]/.test(word) || /\.(?:ts|json)$/i.test(word);
}
