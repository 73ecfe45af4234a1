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

/** Refuses `Date()` and calls of functions imported from Node that answer differently every time. */
export function refuseCall(r: Rewriting, node: ts.CallExpression): void {
  if (!r.staged) return;
  const callee = bare(r.ts, node.expression);
  if (!r.ts.isIdentifier(callee)) return;
  const binding = meaning(r, callee);
  if (!binding) {
    if (callee.text === "Date") refuse(r, node, "FLW107", { what: "Date()" });
    return;
  }
  const imported = r.imports.get(binding);
  const list = imported && changingModules[plainModule(imported.module)];
  if (imported && list && imported.name !== "*" && imported.name !== "default")
    if (list.includes("*") || list.includes(imported.name)) refuse(r, node, "FLW107", { what: textOf(r, node) });
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
    return isGlobal && Object.hasOwn(changingGlobals, object.name.text) ? changingGlobals[object.name.text] : undefined;
  }
  if (!ts.isIdentifier(object)) return undefined;
  const binding = meaning(r, object);
  if (!binding) return Object.hasOwn(changingGlobals, object.text) ? changingGlobals[object.text] : undefined;
  const imported = r.imports.get(binding);
  if (!imported || (imported.name !== "*" && imported.name !== "default")) return undefined;
  const module = plainModule(imported.module);
  return Object.hasOwn(changingModules, module) ? changingModules[module] : undefined;
}

function plainModule(specifier: string): string {
  return specifier.startsWith("node:") ? specifier.slice(5) : specifier;
}

function textOf(r: Rewriting, node: ts.Node): string {
  const text = node.getText(r.file).replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
