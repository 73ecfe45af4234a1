import type { Diagnostic, SourcePosition } from "../diagnostics/diagnostic.js";

/** Codes of the rewriter, which reads the same files as the type checker: FLW1xx. */
const ofRewriter = /^FLW1/;

/** TypeScript's way to say that a flow can reach its end (FLW231). */
const reachableEnd = "(TypeScript 2534)";

/**
 * The type checker's findings without those that say again what the compiler has said: a syntax error of the same file,
 * anything on a line that the rewriter refused, the end of a flow that can be reached.
 */
export function withoutEchoes(types: readonly Diagnostic[], compiled: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = compiled.filter(({ code }) => ofRewriter.test(code));
  const ends = new Set(compiled.filter(({ code }) => code === "FLW231").map(({ position }) => lineOf(position)));
  if (said.length === 0 && ends.size === 0) return types;
  const files = new Set(said.map(({ position }) => position?.file));
  const lines = new Set(said.map(({ position }) => lineOf(position)));
  return types.filter(({ code, position, message }) => {
    if (!position) return true;
    if (code === "FLW602" && files.has(position.file)) return false;
    return !lines.has(lineOf(position)) && !(message.endsWith(reachableEnd) && ends.has(lineOf(position)));
  });
}

function lineOf(position: SourcePosition | undefined): string {
  return `${position?.file}:${position?.line}`;
}
