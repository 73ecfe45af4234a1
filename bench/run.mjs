/**
 * Runs a TypeScript file of this folder: `node bench/run.mjs law --programs 10000`. It is bundled with the sources it
 * imports; packages stay outside the bundle.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const folder = resolve(root, "node_modules/.cache/flowc-bench");
mkdirSync(folder, { recursive: true });
const outfile = resolve(folder, `${name.replaceAll("/", "-")}.mjs`);
await build({
  entryPoints: [resolve(root, "bench", `${name}.ts`)],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  outfile,
  logLevel: "warning",
});
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
