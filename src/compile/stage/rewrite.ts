import type { ts } from "@ts-morph/common";
import { bind } from "./bind.js";
import { classLike } from "./classes.js";
import { expression } from "./expressions.js";
import { functionLike } from "./functions.js";
import { openModule, type ImportCheck } from "./modules.js";
import { refuse, refuseAt, type Finding, type OwnNames, type Rewriting } from "./rewriting.js";
import { statement, statements } from "./statements.js";
import type { TypeScriptParser } from "./parser-names.js";
import { parser } from "./typescript.js";
import { SourceWriter } from "./writer.js";

/** Raised when the output for some source changes: what older versions left in the cache is not used. */
export const rewriterVersion = 10;

/** A rewritten file: everything the loader needs, and everything it keeps in the cache. */
export interface Rewritten {
  /** A function body. Its parameters are `$f` ({@link StagedFile}) and `helper`. */
  readonly code: string;
  readonly helper: string;
  readonly mapping: string;
  readonly findings: readonly Finding[];
  readonly checks: readonly ImportCheck[];
}

/**
 * Rewrites one TypeScript file. `staged`: the author's control flow becomes calls of `$f`; otherwise only the types are
 * left out. Never throws on any source: what is wrong comes back as findings, all of them.
 */
export function rewrite(source: string, staged: boolean): Rewritten {
  const api = parser();
  try {
    return rewriteFile(api, source.replace(/^\uFEFF/, ""), staged);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const finding: Finding = { code: "FLW113", holes: {}, line: 1, column: 1, length: 1 };
    return { code: "", helper: "$h", mapping: "", findings: [finding], checks: [] };
  }
}

function rewriteFile(api: TypeScriptParser, source: string, staged: boolean): Rewritten {
  const file = api.createSourceFile(
    "module.ts",
    source,
    { languageVersion: api.ScriptTarget.ESNext, jsDocParsingMode: api.JSDocParsingMode.ParseNone },
    true,
    api.ScriptKind.TS,
  );
  const out = new SourceWriter(source, file.getLineStarts());
  const broken = syntaxErrors(file, out);
  if (broken.length > 0) return { code: "", helper: "$h", mapping: "", findings: broken, checks: [] };
  const table = bind(api, file);
  const names = ownNames(file);
  const r: Rewriting = {
    ts: api,
    file,
    out,
    table,
    names,
    staged,
    findings: [],
    scope: table.module,
    fn: table.module.fn,
    imports: new Map(),
    inFlow: false,
    pieces: 0,
    targets: [],
    write: { expression, statement, statements, functionLike, classLike },
  };
  if (staged) renameOwn(r);
  const checks = openModule(r);
  statements(r, file.statements);
  refuseNames(r);
  const { code, mapping } = out.finish();
  return {
    code,
    helper: names.helper,
    mapping,
    findings: r.findings.toSorted((a, b) => a.line - b.line || a.column - b.column),

    checks,
  };
}

function syntaxErrors(file: ts.SourceFile, out: SourceWriter): Finding[] {
  const { parseDiagnostics } = file as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  };
  return parseDiagnostics.map((diagnostic) => ({
    code: "FLW101",
    holes: { text: textOf(diagnostic.messageText) },
    ...out.place(diagnostic.start),
    length: Math.max(1, diagnostic.length),
  }));
}

function textOf(message: string | ts.DiagnosticMessageChain): string {
  return typeof message === "string" ? message : message.messageText;
}

/** Names that no identifier of the file starts with. */
function ownNames(file: ts.SourceFile): OwnNames {
  const { identifiers } = file as ts.SourceFile & { readonly identifiers: ReadonlyMap<string, string> };
  const taken = [...identifiers.keys()].filter((name) => name.startsWith("$"));
  const free = (wanted: string): string => {
    let name = wanted;
    for (let i = 1; taken.some((other) => other.startsWith(name)); i++) name = `${wanted}${i}_`;
    return name;
  };
  return {
    helper: free("$h"),
    module: free("$m"),
    value: free("$v"),
    object: free("$o"),
    key: free("$k"),
    piece: free("$u"),
    defaultExport: free("$default"),
    author: free("$f_"),
  };
}

/** `$f` is the tracer's; an author's variable of that name is written under another. */
function renameOwn(r: Rewriting): void {
  for (const scope of new Set([r.table.module, ...r.table.scopes.values()])) {
    const binding = scope.names.get("$f");
    if (binding) binding.text = r.names.author;
  }
}

function refuseNames(r: Rewriting): void {
  const { table } = r;
  const kinds: Readonly<Record<string, string>> = {
    const: "a `const`",
    import: "imported",
    "enum member": "a member of an enum",
  };
  for (const { node, binding } of table.fixed)
    refuse(r, node, "FLW109", { name: binding.name, kind: kinds[binding.kind] ?? "fixed" });
  if (!r.staged) return;
  for (const { node, binding } of table.sharedTurns) {
    const start = node.getStart(r.file);
    refuseAt(r, start, 3, "FLW105", { name: binding.name });
  }
  for (const { node, name } of table.crossCase) refuse(r, node, "FLW104", { name });
}
