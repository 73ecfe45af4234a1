import type { ts } from "@ts-morph/common";
import { bare } from "./erase.js";
import { meaning, refuse, type Rewriting } from "./rewriting.js";

/** Globals whose value, or the value of whose properties, is another in every build. `*` is any property. */
const changingGlobals: Readonly<Record<string, readonly string[]>> = {
  Math: ["random"],
  Date: ["now"],
  performance: ["*"],
  process: ["*"],
  crypto: ["randomUUID", "getRandomValues", "randomBytes", "randomInt"],
};

/** The same for modules of Node's. */
const changingModules: Readonly<Record<string, readonly string[]>> = {
  crypto: ["randomUUID", "getRandomValues", "randomBytes", "randomInt", "randomFillSync"],
  os: ["*"],
  process: ["*"],
  perf_hooks: ["*"],
};

/** Refuses `Math.random` and its like where they are mentioned. */
export function refuseMember(r: Rewriting, node: ts.PropertyAccessExpression | ts.ElementAccessExpression): void {
  if (!r.staged) return;
  const { ts } = r;
  const name = ts.isPropertyAccessExpression(node)
    ? node.name.text
    : ts.isStringLiteralLike(node.argumentExpression)
      ? node.argumentExpression.text
      : undefined;
  const object = bare(ts, node.expression);
  if (name === undefined) return;
  const list = changing(r, object);
  if (list?.includes("*") || list?.includes(name)) refuse(r, node, "FLW107", { what: textOf(r, node) });
}

/** Refuses `Date()`. */
export function refuseCall(r: Rewriting, node: ts.CallExpression): void {
  const callee = bare(r.ts, node.expression);
  if (!r.staged || !r.ts.isIdentifier(callee) || callee.text !== "Date" || meaning(r, callee)) return;
  refuse(r, node, "FLW107", { what: "Date()" });
}

/** Refuses names that are imported from Node and answer differently every time, and `process` on its own. */
export function refuseName(r: Rewriting, node: ts.Identifier): void {
  if (!r.staged) return;
  const binding = meaning(r, node);
  const imported = binding && r.imports.get(binding);
  if (imported && imported.name !== "*" && imported.name !== "default") {
    const list = listFor(changingModules, plainModule(imported.module));
    if (list && (list.includes("*") || list.includes(imported.name))) refuse(r, node, "FLW107", { what: node.text });
  } else if (!binding && node.text === "process" && !isObjectOfMember(r, node))
    refuse(r, node, "FLW107", { what: "process" });
}

/** Refuses `const { random } = Math`. */
export function refusePattern(r: Rewriting, name: ts.BindingName, source: ts.Expression): void {
  if (!r.staged || !r.ts.isObjectBindingPattern(name)) return;
  const list = changing(r, bare(r.ts, source));
  for (const element of name.elements) {
    const key = element.propertyName ?? element.name;
    if (list && r.ts.isIdentifier(key) && list.includes(key.text))
      refuse(r, element, "FLW107", { what: `${textOf(r, source)}.${key.text}` });
  }
}

function isObjectOfMember(r: Rewriting, node: ts.Node): boolean {
  let at = node;
  while (at.parent && bare(r.ts, at.parent) === node) at = at.parent;
  const { parent } = at;
  return (
    r.ts.isPropertyAccessExpression(parent) || r.ts.isElementAccessExpression(parent) || r.ts.isTypeOfExpression(parent)
  );
}

function listFor(table: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Refuses `new Date()`. */
export function refuseNew(r: Rewriting, node: ts.NewExpression): void {
  const callee = bare(r.ts, node.expression);
  if (!r.staged || !r.ts.isIdentifier(callee) || callee.text !== "Date" || meaning(r, callee)) return;
  if ((node.arguments?.length ?? 0) === 0) refuse(r, node, "FLW107", { what: "new Date()" });
}

function changing(r: Rewriting, object: ts.Node): readonly string[] | undefined {
  const { ts } = r;
  if (ts.isPropertyAccessExpression(object)) {
    const root = bare(ts, object.expression);
    const isGlobal = ts.isIdentifier(root) && root.text === "globalThis" && !meaning(r, root);
    return isGlobal ? listFor(changingGlobals, object.name.text) : undefined;
  }
  if (!ts.isIdentifier(object)) return undefined;
  const binding = meaning(r, object);
  if (!binding) return listFor(changingGlobals, object.text);
  const imported = r.imports.get(binding);
  if (!imported || (imported.name !== "*" && imported.name !== "default")) return undefined;
  return listFor(changingModules, plainModule(imported.module));
}

function plainModule(specifier: string): string {
  return specifier.startsWith("node:") ? specifier.slice(5) : specifier;
}

function textOf(r: Rewriting, node: ts.Node): string {
  const text = node.getText(r.file).replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
