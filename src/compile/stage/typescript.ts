import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ts } from "@ts-morph/common";
import type { TypeScriptParser } from "./parser-names.js";

/** The TypeScript compiler's programming interface. */
export type TypeScript = typeof ts;

let compiler: TypeScript | undefined;
let reader: TypeScriptParser | undefined;

/**
 * The TypeScript compiler (the one that `@ts-morph/common` carries; the `typescript` 7 package has no programming
 * interface). Loading it costs 145 ms, so it is loaded where types are asked for, and nowhere else.
 */
export function typescript(): TypeScript {
  compiler ??= (createRequire(import.meta.url)("@ts-morph/common") as { ts: TypeScript }).ts;
  return compiler;
}

/**
 * The same compiler's parser, which the build has put into a file of its own (`extract-parser.mjs`). It is loaded on
 * first use: nothing on the way of a cached build asks.
 */
export function parser(): TypeScriptParser {
  return (reader ??= extracted() ?? typescript());
}

/** The extracted parser; undefined when flowc runs from its sources and has not been built. */
function extracted(): TypeScriptParser | undefined {
  const places = ["../typescript-parser.cjs", "../../../dist/typescript-parser.cjs"];
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  return file === undefined ? undefined : (createRequire(import.meta.url)(file) as TypeScriptParser);
}
