import { createRequire } from "node:module";
import type { ts } from "@ts-morph/common";

/** The TypeScript compiler's programming interface. */
export type TypeScript = typeof ts;

let loaded: TypeScript | undefined;

/**
 * The TypeScript compiler (the one that `@ts-morph/common` carries; the `typescript` 7 package has no programming
 * interface). Loading it costs 145 ms, so it is loaded on first use and nothing on the way of a cached build asks.
 */
export function typescript(): TypeScript {
  loaded ??= (createRequire(import.meta.url)("@ts-morph/common") as { ts: TypeScript }).ts;
  return loaded;
}
