import { readdirSync, type Dirent } from "node:fs";
import path from "node:path";

/** Files with this ending declare flows. */
export const flowFileEnding = ".flow.ts";
/** Folders that never hold flow files. */
const skipped = new Set(["node_modules", "generated", "dist"]);

/**
 * The flow files (or files of another ending) below a folder, relative to the project's folder, with forward slashes, sorted by code unit. Hidden
 * folders and `node_modules` are left out; links are not followed. A folder that is not there has none.
 */
export function discoverFlowFiles(root: string, folder: string, ending: string = flowFileEnding): readonly string[] {
  const found: string[] = [];
  walk(path.resolve(root, folder), path.posix.normalize(folder.replaceAll(path.sep, "/")), ending, found);
  return found.toSorted();
}

function walk(folder: string, name: string, ending: string, found: string[]): void {
  for (const entry of entriesOf(folder)) {
    const child = name === "." ? entry.name : `${name.replace(/\/$/, "")}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !entry.name.startsWith("."))
        walk(path.join(folder, entry.name), child, ending, found);
    } else if (entry.isFile() && entry.name.endsWith(ending)) found.push(child);
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
