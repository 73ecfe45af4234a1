import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Codes of the rewriter, which reads the same files as the type checker: FLW1xx. */
const ofRewriter = /^FLW1/;

/**
 * The type checker's findings without those that say again what the rewriter has said: a syntax error of the same file,
 * or anything on the same line.
 */
export function withoutEchoes(types: readonly Diagnostic[], compiled: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = compiled.filter(({ code }) => ofRewriter.test(code));
  if (said.length === 0) return types;
  const files = new Set(said.map(({ position }) => position?.file));
  const lines = new Set(said.map(({ position }) => `${position?.file}:${position?.line}`));
  return types.filter(
    ({ code, position }) =>
      !position || !((code === "FLW602" && files.has(position.file)) || lines.has(`${position.file}:${position.line}`)),
  );
}
