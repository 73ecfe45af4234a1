import { accessSync, constants, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Where flowc keeps what it can make again: `node_modules/.cache/flowc` of the project. Where nothing may be written
 * there, a folder of this process alone, which is removed when the process ends: what lies in it is run as code, so it is
 * nothing that others could have put there before.
 */
export function cacheFolderOf(root: string): string {
  const usual = path.join(root, "node_modules", ".cache", "flowc");
  return mayWrite(usual) ? usual : folderOfProcess(root);
}

function mayWrite(folder: string): boolean {
  let there = folder;
  while (!existsSync(there)) there = path.dirname(there);
  try {
    accessSync(there, constants.W_OK);
    return statSync(there).isDirectory();
  } catch {
    return false;
  }
}

const made = new Map<string, string>();

function folderOfProcess(root: string): string {
  let folder = made.get(root);
  if (folder === undefined) {
    folder = mkdtempSync(path.join(tmpdir(), "flowc-cache-"));
    made.set(root, folder);
    const own = folder;
    process.once("exit", () => rmSync(own, { recursive: true, force: true }));
  }
  return folder;
}
