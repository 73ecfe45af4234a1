import type { ts } from "@ts-morph/common";
import { Binder } from "./binder.js";
import { bindingRules } from "./binding-rules.js";
import { blockNames } from "./declarations.js";
import type { TypeScriptParser } from "./parser-names.js";
import type { ScopeTable } from "./scopes.js";

/**
 * Reads a file once and finds out what every name means: declarations, captures, assignments and the region each stands
 * in. Types are passed over, so that a name used only as a type is not "used".
 */
export function bind(ts: TypeScriptParser, file: ts.SourceFile): ScopeTable {
  const binder = new Binder(ts, bindingRules(ts), file);
  binder.declareAll(blockNames(ts, file.statements));
  binder.hoistVars(file);
  binder.visitAll(file.statements);
  return binder.table();
}
