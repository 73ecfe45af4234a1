import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { SeededBug } from "./seeded-bugs.js";

/** What became of a seeded bug. */
export interface Caught {
  readonly by: "a difference" | "a crash" | "hanging" | undefined;
  /** How many programs it took. */
  readonly programs: number;
  readonly refused: readonly string[];
  readonly why: string;
}

const root = projectRoot(import.meta.dirname);
const folder = resolve(root, "node_modules/.cache/flowc-law");

/** No mistake: what the law notices then is not the doing of a seeded bug. */
export const noBug: SeededBug = { name: "nothing is wrong", file: "", find: "", replace: "" };

/** Puts a bug into a copy of the compiler and lets the law look for it. Throws when the bug's text is not found once. */
export async function catchBug(
  bug: SeededBug,
  hunt: { readonly seed: number; readonly programs: number },
): Promise<Caught> {
  mkdirSync(folder, { recursive: true });
  const name = bug.name.replace(/[^A-Za-z0-9]+/g, "-");
  const outfile = resolve(folder, `${name}.mjs`);
  let applied = 0;
  const mistake: Plugin = {
    name: "mistake",
    setup(building) {
      building.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (bug === noBug || path !== resolve(root, bug.file)) return undefined;
        const source = readFileSync(path, "utf8");
        applied = source.split(bug.find).length - 1;
        return { contents: source.replace(bug.find, () => bug.replace), loader: "ts" };
      });
    },
  };
  await build({
    entryPoints: [resolve(root, "test/law/seeded-run.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    outfile,
    logLevel: "silent",
    plugins: [mistake],
  });
  if (bug !== noBug && applied !== 1)
    throw new Error(`"${bug.name}": its text stands ${applied} times in ${bug.file}, not once`);
  const run = spawnSync(
    process.execPath,
    ["--max-old-space-size=1500", outfile, String(hunt.seed), String(hunt.programs)],
    {
      encoding: "utf8",
      timeout: 120_000,
    },
  );
  if (run.signal === "SIGTERM") return { by: "hanging", programs: 0, refused: [], why: "the compiler did not end" };
  if (run.status !== 0 && run.status !== 3) {
    return { by: "a crash", programs: 0, refused: [], why: run.stderr.slice(-600) };
  }
  const found = JSON.parse(run.stdout) as { programs: number; refused: string[]; why?: string };
  return {
    by: run.status === 3 ? "a difference" : undefined,
    programs: found.programs,
    refused: found.refused,
    why: found.why ?? "",
  };
}

/** The project around a folder, also when this file was bundled into a folder of the cache. */
function projectRoot(folder: string): string {
  if (existsSync(resolve(folder, "test/law/seeded-run.ts"))) return folder;
  const above = resolve(folder, "..");
  if (above === folder) throw new Error("the project's folder was not found");
  return projectRoot(above);
}
