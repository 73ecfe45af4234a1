import { readFileSync } from "node:fs";
import path from "node:path";
import type { CompiledFlow } from "../compile/compile.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/sort.js";
import { ignoreBook, type IgnoreBook } from "../validate/ignores.js";
import { aloneContext, type KnownInstance, type RuleContext } from "../validate/context.js";
import { withSeverities } from "../validate/severity.js";
import { subjectOf, type Subject } from "../validate/subject.js";
import { validate } from "../validate/validate.js";
import { certainFix } from "./certain-fix.js";
import type { CheckSettings } from "./check-settings.js";

/** Asks the rules about flows that have been compiled, file by file. */
export interface CompiledCheck {
  /** A file's findings: what the compiler said, what the rules say of its flows, without what is ignored or off. */
  findingsOf(findings: readonly Diagnostic[], flows: readonly CompiledFlow[]): readonly Diagnostic[];
  /** A compiled flow as rules see it, with the author's lines. */
  subjectOf(flow: CompiledFlow): Subject;
  readonly ignores: IgnoreBook;
}

/** How compiled flows are checked. */
export interface CompiledCheckOptions {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly settings: CheckSettings;
  readonly instance?: KnownInstance | undefined;
  /** What is known of other flows besides; without it, rules that ask about them are left out. */
  readonly context?: RuleContext;
}

/** Prepares the check of compiled flows. Source files are read only when something was found in them. */
export function compiledCheck({ root, settings, instance, context }: CompiledCheckOptions): CompiledCheck {
  const texts = new Map<string, string | undefined>();
  const subjects = new WeakMap<CompiledFlow, Subject>();
  const alone: RuleContext = { ...aloneContext, instance, consent: settings.consent };
  const ignores = ignoreBook(readSource, settings.isIgnorable);
  return {
    ignores,
    subjectOf: subjectOfFlow,
    findingsOf: (findings, flows) => {
      const all = [...findings];
      for (const flow of flows) {
        if (hasErrors(flow.diagnostics)) continue;
        const { teamRules } = settings;
        for (const finding of validate(subjectOfFlow(flow), { teamRules, oneFlow: context === undefined })) {
          const placed = certainFix(finding, readSource);
          all.push(flow.definition.draft ? { ...placed, severity: "warning" } : placed);
        }
      }
      return all.length === 0 ? all : ignores.without(withSeverities(all, settings.severities));
    },
  };

  function subjectOfFlow(flow: CompiledFlow): Subject {
    let subject = subjects.get(flow);
    if (!subject) {
      const { name, document, flowType, sources, graph, source, definition } = flow;
      subject = subjectOf({
        name,
        document,
        flowType,
        compiled: true,
        sources,
        secrets: new Set(graph.nodes.flatMap((node) => (node.secret ? [node.id] : []))),
        contract: definition.contract,
        context: context ?? alone,
        placeOf: () => ({ position: source }),
        sourceText: readSource,
      });
      subjects.set(flow, subject);
    }
    return subject;
  }

  function readSource(file: string): string | undefined {
    if (!texts.has(file)) texts.set(file, readText(path.resolve(root, file)));
    return texts.get(file);
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
