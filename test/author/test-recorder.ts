import type { ActionRequest, BlockDefinition, FlowDefinition, Performed, Recorder } from "../../src/author/recorder.js";
import { installRecorder } from "../../src/author/recorder.js";
import { isProtected } from "../../src/author/settings/protected-value.js";
import { reportByName } from "../../src/diagnostics/report.js";
import { DiagnosticError } from "../../src/diagnostics/diagnostic-error.js";

/** A read of the call. Anything that looks into it fails, as it does in the tracer. */
class Reference {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** Thrown where the tracer ends a path. */
export class PathEnded extends Error {}

const inside = Symbol("reference");

function opaque(path: string): string {
  const fail = (): never => {
    throw new Error(`the reference ${path} was used natively`);
  };
  const proxy = new Proxy(Object.create(null) as object, {
    get: (_, key) => (key === inside ? new Reference(path) : fail()),
    has: fail,
    ownKeys: fail,
    getOwnPropertyDescriptor: fail,
  });
  references.add(proxy);
  return proxy as unknown as string;
}

const references = new WeakSet<object>();

function isReference(value: unknown): boolean {
  return typeof value === "object" && value !== null && references.has(value);
}

/** The path of a reference that the test recorder made. */
export function pathOf(value: unknown): string {
  if (!isReference(value)) throw new Error("not a reference");
  return (value as { [inside]: Reference })[inside].path;
}

/** A recorder that keeps what it is asked for. */
export class TestRecorder implements Recorder {
  readonly requests: ActionRequest[] = [];
  readonly definitions: FlowDefinition[] = [];
  readonly jumps: BlockDefinition[] = [];

  perform(request: ActionRequest): Performed {
    this.requests.push(request);
    if (request.branches?.length === 0) throw new PathEnded();
    return {
      outcome: opaque(`outcome of ${request.type}`),
      result: (path) => opaque(path),
      fields: (prefix) => new Proxy({}, { get: (_, name) => opaque(`${prefix}.${String(name)}`) }),
      ended: (label) => opaque(`ended ${label}`) as unknown as boolean,
    };
  }
  reference(path: string): string {
    return opaque(path);
  }
  readAttribute(name: string): string {
    return opaque(`$.Attributes.${name}`);
  }
  isCallTime(value: unknown): boolean {
    return isReference(value);
  }
  equals(left: unknown, right: unknown): boolean {
    return opaque(`${pathOf(left)} = ${String(right)}`) as unknown as boolean;
  }
  declare(definition: FlowDefinition): void {
    this.definitions.push(definition);
  }
  jump(block: BlockDefinition): never {
    this.jumps.push(block);
    throw new PathEnded();
  }
  errorOf(): { readonly type: string } {
    return { type: opaque("error type") };
  }
  fail(code: string, holes: Readonly<Record<string, string>>): never {
    throw new DiagnosticError(reportByName(code, holes));
  }
}

/** Runs code under a fresh recorder, and gives the recorder and what the code gave. A path that ends is no error. */
export function record<T>(code: () => T): { readonly recorder: TestRecorder; readonly value: T | undefined } {
  const recorder = new TestRecorder();
  const before = installRecorder(recorder);
  try {
    return { recorder, value: code() };
  } catch (error) {
    if (!(error instanceof PathEnded)) throw error;
    return { recorder, value: undefined };
  } finally {
    installRecorder(before);
  }
}

/** The code of the one finding that some code is refused with; `undefined` when it is not refused. */
export function refusal(code: () => unknown): string | undefined {
  try {
    record(code);
    return undefined;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map((diagnostic) => diagnostic.code).join(" ");
  }
}

/** Parameters as they would be published: references as paths, without undefined members. */
export function plain(value: unknown): unknown {
  if (isReference(value)) return pathOf(value);
  if (isProtected(value)) return value.token;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, plain(member)]),
  );
}

/** A request as golden files hold it: an open branch shows what it makes of 3. */
export function plainRequest(request: ActionRequest): unknown {
  const branches = request.branches?.map(({ open, ...branch }) => ({
    ...branch,
    ...(open && { open: open.operand?.(3) ?? "3" }),
  }));
  const { unlessFailed, ...others } = request;
  return plain({ ...others, branches, ...(unlessFailed && { unlessFailed: unlessFailed.outcome }) });
}
