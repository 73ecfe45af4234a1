import type { ts } from "@ts-morph/common";
import { bare } from "./erase.js";
import { meaning, type Rewriting } from "./rewriting.js";

/**
 * The text of the doc comment (slash and two asterisks) directly above a statement: a note for the block that the statement records.
 * Comments above declarations of functions, classes and named blocks document those, so they are none.
 */
export function noteAbove(r: Rewriting, node: ts.Statement): string | undefined {
  const source = r.file.text;
  const start = node.getStart(r.file);
  if (node.pos === start || !source.slice(node.pos, start).includes("/**")) return undefined;
  if (isDocumented(r, node)) return undefined;
  const comment = r.ts.getLeadingCommentRanges(source, node.pos)?.at(-1);
  if (!comment || !source.startsWith("/**", comment.pos) || comment.end - comment.pos < 5) return undefined;
  if (!/^[^\S\r\n]*(\r\n|\r|\n)?[^\S\r\n]*$/.test(source.slice(comment.end, start))) return undefined;
  const lines = source.slice(comment.pos + 3, comment.end - 2).split(/\r\n|\r|\n/);
  const text = lines.map((line) => line.replace(/^\s*\*? ?/, "").trimEnd()).join("\n");
  return text.trim() || undefined;
}

function isDocumented(r: Rewriting, node: ts.Statement): boolean {
  const { ts } = r;
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isBlock(node))
    return true;
  if (!ts.isVariableStatement(node)) return false;
  const initializer = node.declarationList.declarations[0]?.initializer;
  if (!initializer) return true;
  const value = bare(ts, initializer);
  if (ts.isFunctionExpression(value) || ts.isArrowFunction(value) || ts.isClassExpression(value)) return true;
  if (!ts.isCallExpression(value)) return false;
  const callee = bare(ts, value.expression);
  const binding = ts.isIdentifier(callee) ? meaning(r, callee) : undefined;
  const imported = binding && r.imports.get(binding);
  return imported?.module === "flowc" && imported.name === "block";
}
