import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkFlow } from "../compile/check-flow.js";
import { createCompilation } from "../compile/compile.js";
import type { LayoutFile } from "../compile/layout-file.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { report } from "../diagnostics/report.js";
import { subjectOf } from "../validate/subject.js";
import { validate } from "../validate/validate.js";
import { decompile, type FlowToWrite, type WrittenFlow } from "./decompile.js";
import { layoutOf } from "./layout-of.js";
import { measureQuality, type Quality } from "./quality.js";
import type { SettingTable } from "./setting-table.js";

/** A flow whose names have been given. Plain data, but for a table of settings: a thread can have it. */
export interface PlannedFlow {
  readonly flow: FlowToWrite;
  readonly kind: "flow" | "module";
  /** The file it came from, as messages name it. */
  readonly from: string;
  /** Name of its source file, without a folder: `main-menu.flow.ts`. */
  readonly file: string;
}

/** A flow that came in. */
export interface ImportedFlow {
  readonly name: string;
  readonly kind: "flow" | "module";
  /** The file it came from. */
  readonly from: string;
  /** Name of its source file, without a folder: `main-menu.flow.ts`. */
  readonly file: string;
  readonly source: string;
  readonly layout: LayoutFile;
  readonly draft: boolean;
  readonly quality: Quality;
}

/** What came of a planned flow. */
export interface ImportOutcome {
  /** Absent when the flow did not come in; the findings say why. */
  readonly imported?: ImportedFlow;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a flow as source that compiles to the very document that came in. A flow that has something wrong with it comes
 * in as a draft, with what is wrong as warnings. Its source is still being formatted when the caller goes on.
 */
export function importFlow(
  { flow, kind, from, file }: PlannedFlow,
  bench: Workbench,
  format: (source: string) => Promise<string>,
): Promise<ImportOutcome> {
  const { name, flowType, document } = flow;
  const position = { file: from, line: 1, column: 1 };
  const diagnostics: Diagnostic[] = [];
  let attempt = write(flow, file, bench);
  if ("difference" in attempt) {
    diagnostics.push(report("FLW519", { name, difference: attempt.difference }, { position }));
    attempt = write(flow, file, bench, true);
  }
  if ("difference" in attempt) {
    diagnostics.push(report("FLW520", { name, difference: attempt.difference }, { position }));
    return Promise.resolve({ diagnostics });
  }
  const { written, layout } = attempt;
  const findings = [...attempt.findings];
  const subject = subjectOf({ name, document, flowType, compiled: true, placeOf: () => ({ position }) });
  findings.push(...validate(subject, { oneFlow: true, errorsOnly: true }));
  const isBroken = findings.some(({ severity }) => severity === "error");
  diagnostics.push(...findings.map((finding): Diagnostic => ({ ...finding, severity: "warning", position })));
  const draft = flow.draft || isBroken;
  return format(written.write(draft)).then((source) => {
    const quality = measureQuality(written, source);
    return { imported: { name, kind, from, file, source, layout, draft, quality }, diagnostics };
  });
}

type Attempt =
  | { readonly difference: string }
  | {
      readonly written: WrittenFlow;
      readonly layout: LayoutFile;
      readonly findings: readonly Diagnostic[];
    };

/** Writes a flow, compiles what was written, and holds the outcome against the flow. */
function write(flow: FlowToWrite, file: string, bench: Workbench, plainly = false): Attempt {
  const written = decompile(flow, { plainly });
  const compiled = bench.compile(file, written.write(flow.draft), flow.settings);
  if ("problem" in compiled) return { difference: compiled.problem };
  const kept = layoutOf(written, flow.document, compiled.graph, flow.name);
  if ("difference" in kept) return kept;
  const { name, flowType, document } = flow;
  const checked = checkFlow(kept.graph, document, { name, flowType, source: compiled.source });
  const known = new Set(checked.map(({ code }) => code));
  const others = compiled.diagnostics.filter(({ code }) => !known.has(code));
  return { written, layout: kept.layout, findings: [...others, ...checked] };
}

/** A folder in which sources are compiled while they are being written. */
export class Workbench {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** A workbench in a folder of its own. */
  static open(): Workbench {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "flowc-import-")));
    mkdirSync(path.join(folder, "flows"));
    return new Workbench(folder);
  }

  compile(file: string, source: string, settings?: SettingTable) {
    const name = `flows/${file}`;
    const texts = new Map([[path.join(this.folder, name), source]]);
    if (settings) writeFileSync(path.join(this.folder, "flows/settings.ts"), settings.source());
    const values = Object.fromEntries(settings?.values() ?? []);
    const compilation = createCompilation({ root: this.folder, texts, settings: values });
    const loaded = compilation.loadFlowFile(name);
    const [definition] = loaded.flows;
    const [finding] = loaded.diagnostics;
    if (!definition) return { problem: `${finding?.code ?? "FLW"} ${finding?.message ?? "it declares no flow."}` };
    const compiled = compilation.compileGraph(definition);
    const refused = compiled.diagnostics.find(({ code }) => /^FLW[128]/.test(code));
    return refused ? { problem: `${refused.code} ${refused.message}` } : compiled;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
