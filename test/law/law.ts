import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createCompilation, type CompiledFlow } from "../../src/compile/compile.js";
import { serialiseDocument } from "../../src/language/document.js";
import { plainProgram } from "./plain-run.js";
import { entryFile, type Program } from "./program.js";
import { simulate, simulatedFlows } from "./simulated-run.js";
import { World } from "./world.js";

/** What a program's two runs came to. */
export type Verdict =
  | { readonly kind: "same"; readonly compiled: readonly CompiledFlow[] }
  /** The compiler refused the program. */
  | { readonly kind: "rejected"; readonly codes: readonly string[]; readonly messages: readonly string[] }
  /** The compiled program does something else, or something broke. */
  | { readonly kind: "different"; readonly why: string };

/** How the compiled side is made. */
type Variant = "as published" | "nothing shared or fused" | "compiled again";
const without: Readonly<Record<Variant, readonly ("share" | "fuse")[]>> = {
  "as published": [],
  "nothing shared or fused": ["share", "fuse"],
  "compiled again": [],
};

/** Compares programs, in a folder of its own. */
export class LawCourt {
  readonly #folder = mkdtempSync(join(tmpdir(), "flowc-law-"));

  /** Runs a program both ways for some callers. */
  judge(program: Program, callers: number): Verdict {
    try {
      return this.#judge(program, callers);
    } catch (error) {
      return { kind: "different", why: `broke: ${error instanceof Error ? error.stack : String(error)}` };
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #judge(program: Program, callers: number): Verdict {
    const versions = this.#compile(program);
    if ("rejected" in versions) return versions.rejected;
    const published = versions.compiled.get("as published") ?? [];
    const texts = (flows: readonly CompiledFlow[]): string => flows.map(({ document }) => text(document)).join("\n");
    const again = texts(versions.compiled.get("compiled again") ?? []);
    if (texts(published) !== again) return { kind: "different", why: "compiled twice, the documents differ" };
    const plain = plainProgram(program);
    const simulated = [...versions.compiled]
      .filter(([variant]) => variant !== "compiled again")
      .map(
        ([variant, flows]) =>
          [variant, simulatedFlows(flows.map(({ name, kind, document }) => ({ name, kind, document })))] as const,
      );
    for (let caller = 0; caller < callers; caller++) {
      const wanted = new World(caller);
      plain.run(wanted);
      for (const [variant, flows] of simulated) {
        const got = new World(caller);
        simulate(flows, got);
        const difference = compare(wanted, got);
        if (difference) return { kind: "different", why: `${variant}, caller ${caller}\n${difference}` };
      }
    }
    return { kind: "same", compiled: published };
  }

  #compile(program: Program): { readonly compiled: Map<Variant, CompiledFlow[]> } | { readonly rejected: Verdict } {
    for (const [name, content] of Object.entries(program.files)) {
      mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
      writeFileSync(join(this.#folder, name), content);
    }
    const leftOut = new Set<"share" | "fuse">();
    const compilation = createCompilation({ root: this.#folder, settings: {}, without: leftOut });
    const loaded = compilation.loadFlowFile(entryFile);
    const compiled = new Map<Variant, CompiledFlow[]>();
    const findings = [...loaded.diagnostics];
    for (const [variant, passes] of Object.entries(without) as [Variant, ("share" | "fuse")[]][]) {
      leftOut.clear();
      passes.forEach((pass) => leftOut.add(pass));
      const flows = loaded.flows.map((definition) => compilation.compileFlow(definition));
      findings.push(...flows.flatMap(({ diagnostics }) => diagnostics));
      compiled.set(variant, flows);
      // Too many blocks without sharing is no fault: the comparison is made all the same.
      const errors = findings.filter(({ severity }) => severity === "error");
      if (errors.length > 0 && variant === "as published") return { rejected: rejected(errors) };
    }
    return { compiled };
  }
}

function rejected(errors: CompiledFlow["diagnostics"]): Verdict {
  const messages = errors.map(
    ({ code, message, position }) => `${code} ${position?.line ?? 0}:${position?.column ?? 0} ${message}`,
  );
  return { kind: "rejected", codes: [...new Set(errors.map(({ code }) => code))], messages };
}

function text(document: CompiledFlow["document"]): string {
  return serialiseDocument(document);
}

/** The first difference of two logs, up to their common cut; undefined when there is none. */
function compare(wanted: World, got: World): string | undefined {
  const cut = wanted.cut || got.cut;
  const length = cut ? Math.min(wanted.log.length, got.log.length) : Math.max(wanted.log.length, got.log.length);
  for (let i = 0; i < length; i++) {
    if (wanted.log[i] === got.log[i]) continue;
    const around = (log: readonly string[]): string =>
      log
        .slice(Math.max(0, i - 5), i + 4)
        .map((line) => `    ${line}`)
        .join("\n");
    return `  as TypeScript:\n${around(wanted.log)}\n  as a flow:\n${around(got.log)}\n  first difference at line ${i + 1}`;
  }
  return undefined;
}
