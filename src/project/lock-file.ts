import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FlowSymbol, SymbolKind } from "../author/symbol.js";
import { symbolKinds } from "../author/symbol.js";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";

/** The kinds that a lock file has ARNs for. Settings are resolved from their sources instead. */
const lockedKinds = symbolKinds.filter((kind) => kind !== "setting");

/**
 * The names of an instance and their ARNs, as `flowc pull` has found them. Those of imported flows are what the flows
 * said: an id, a template's placeholder, nothing where nothing was chosen.
 */
export interface LockFile {
  /** Where it is, relative to the project's folder. */
  readonly file: string;
  /** ARN of the instance. */
  readonly instance: string;
  readonly symbols: ReadonlyMap<SymbolKind, ReadonlyMap<string, string>>;
}

/** Where the lock file of an environment is, relative to the project's folder. */
export function lockFileName(flowsFolder: string, environment: string): string {
  return path.posix.join(flowsFolder.replaceAll(path.sep, "/"), "environments", `${environment}.lock.json`);
}

/**
 * Reads the lock file of an environment; undefined when there is none. Throws FLW422 for one that is not
 * `{ version: 1, instance: "arn:…", symbols: { queue: { name: "arn:…" }, … } }`.
 */
export function readLockFile(root: string, file: string): LockFile | undefined {
  const full = path.join(root, file);
  if (!existsSync(full)) return undefined;
  const refuse = (reason: string): never => {
    throw new DiagnosticError(report("FLW422", { lock: file, reason }, { position: { file, line: 1, column: 1 } }));
  };
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(full, "utf8"));
  } catch (error) {
    return refuse(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isRecord(json)) return refuse("it is not an object");
  if (json["version"] !== 1) return refuse("its version is not 1");
  const instance = json["instance"];
  if (!isArn(instance)) return refuse("its instance is not an ARN");
  const listed = json["symbols"];
  if (!isRecord(listed)) return refuse("it has no object of symbols");
  const symbols = new Map<SymbolKind, ReadonlyMap<string, string>>();
  for (const [kind, names] of Object.entries(listed)) {
    const known = lockedKinds.find((candidate) => candidate === kind);
    if (!known) return refuse(`it has symbols of the kind "${kind}", which there is not`);
    if (!isRecord(names)) return refuse(`its ${kind} symbols are not an object`);
    const arns = new Map<string, string>();
    for (const [name, arn] of Object.entries(names)) {
      if (typeof arn !== "string") return refuse(`the ${kind} "${name}" has no ARN`);
      arns.set(name, arn);
    }
    symbols.set(known, arns);
  }
  return { file, instance, symbols };
}

/** The ARN of a symbol, or undefined when the instance does not have it. */
export function lockedArn(lock: LockFile, symbol: FlowSymbol): string | undefined {
  return lock.symbols.get(symbol.kind)?.get(symbol.name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isArn(value: unknown): value is string {
  return typeof value === "string" && /^arn:[\w-]+:[\w-]+:/.test(value);
}
