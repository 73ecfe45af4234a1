import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/** A script of the package by its name: its file, and the file of what V8 has compiled from it. */
function filesOf(name: string): { readonly script: string; readonly compiled: string } {
  const folder = new URL("../scripts/", import.meta.url);
  return {
    script: fileURLToPath(new URL(`${name}.cjs`, folder)),
    compiled: fileURLToPath(new URL(`${name}.compiled`, folder)),
  };
}

/**
 * Runs a script of the package and gives what it exports; undefined where there is none (flowc runs from its sources).
 * The build keeps V8's compiled code beside it: with it a short run spends no time on compiling. V8 itself refuses code
 * of another version, of other options or of another source, and compiles anew then.
 */
export function packagedScript(name: string): unknown {
  const { script, compiled } = filesOf(name);
  const source = textOf(script);
  if (source === undefined) return undefined;
  const code = new Script(source.toString("utf8"), { filename: script, cachedData: textOf(compiled) });
  const module = { exports: {} };
  const run = code.runInThisContext() as (module: object, require: NodeJS.Require) => void;
  run(module, createRequire(import.meta.url));
  return module.exports;
}

function textOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
