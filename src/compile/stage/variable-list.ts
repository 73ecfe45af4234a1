import type { ts } from "@ts-morph/common";
import { listKind } from "./declarations.js";
import { bindingName, valueFor } from "./pieces.js";
import { refusePattern } from "./refusals.js";
import { isNative, refuse, type Rewriting } from "./rewriting.js";

/** `const a = 1, b = 2`, without the semicolon. */
export function variableList(r: Rewriting, list: ts.VariableDeclarationList): void {
  const { ts } = r;
  const flags = list.flags & ts.NodeFlags.BlockScoped;
  if (flags === ts.NodeFlags.Using || flags === ts.NodeFlags.AwaitUsing)
    refuse(r, list, "FLW106", { what: "`using`", instead: "Declare a `const` and dispose of it yourself." });
  const keyword = listKind(ts, list);
  if (keyword === "var" && !isNative(r))
    refuse(r, list, "FLW102", { name: list.declarations[0]?.name.getText(r.file).slice(0, 40) ?? "" });
  r.out.raw(`${keyword} `);
  list.declarations.forEach((declaration, index) => {
    if (index > 0) r.out.raw(", ");
    r.out.sync(declaration.getStart(r.file));
    bindingName(r, declaration.name);
    if (!declaration.initializer) return;
    refusePattern(r, declaration.name, declaration.initializer);
    r.out.raw(" = ");
    valueFor(r, declaration.name, declaration.initializer);
  });
}
