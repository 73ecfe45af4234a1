import type { ts } from "@ts-morph/common";
import { expressionOnLine, inScope, meaning, refuse, type Rewriting } from "./rewriting.js";

/** `enum` and `const enum`: an object with the members, and the names of the numbers. */
export function enumDeclaration(r: Rewriting, node: ts.EnumDeclaration): void {
  const { ts, out } = r;
  const { helper } = r.names;
  const binding = meaning(r, node.name);
  const name = binding?.text ?? node.name.text;
  out.mark(node.getStart(r.file));
  if (isFirst(r, node)) out.raw(`const ${name} = {};`);
  inScope(r, node, () => {
    let next = "0";
    for (const member of node.members) {
      if (!ts.isIdentifier(member.name) && !ts.isStringLiteralLike(member.name)) {
        refuse(r, member.name, "FLW106", { what: "A computed enum member", instead: "Give the member a plain name." });
        continue;
      }
      out.sync(member.getStart(r.file));
      const key = JSON.stringify(member.name.text);
      out.raw(` ${helper}.member(${name}, ${key}, `);
      if (member.initializer) expressionOnLine(r, member.initializer);
      else out.raw(next);
      out.raw(");");
      next = `${name}[${key}] + 1`;
    }
  });
}

/** Several declarations of one enum add to one object. */
function isFirst(r: Rewriting, node: ts.EnumDeclaration): boolean {
  const siblings = (node.parent as ts.Block | ts.SourceFile | ts.CaseOrDefaultClause).statements;
  return siblings.find((other) => r.ts.isEnumDeclaration(other) && other.name.text === node.name.text) === node;
}
