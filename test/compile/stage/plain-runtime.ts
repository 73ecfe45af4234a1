import type { StagedFile, Thunk, Variables } from "../../../src/compile/stage/staged-file.js";

/** A jump on its way to its target: what the plain runtime throws where the author wrote one. */
class Jump {
  readonly kind: "break" | "continue" | "return";
  readonly label: string | undefined;
  readonly value: unknown;

  constructor(kind: "break" | "continue" | "return", label: string | undefined, value?: unknown) {
    this.kind = kind;
    this.label = label;
    this.value = value;
  }
}

/** Calls that were made, for tests that look at them. */
export interface PlainLog {
  readonly notes: (string | undefined)[];
  readonly names: string[];
  readonly defaults: string[][];
  readonly cells: { readonly names: string[]; readonly module: boolean; readonly open: readonly string[] }[];
  readonly closures: string[][];
}

/**
 * `$f` as JavaScript: every call does exactly what the construct it stands for does. It reads and sets every variable
 * it is given, so that a wrong list shows.
 */
export function plainRuntime(
  log: PlainLog = { notes: [], names: [], defaults: [], cells: [], closures: [] },
): StagedFile {
  const touch = (variables: Variables): void => {
    for (const [get, set] of variables) {
      let value: unknown;
      try {
        value = get();
      } catch (error) {
        if (!(error instanceof ReferenceError)) throw error;
        continue;
      }
      set(value);
    }
  };
  /** Runs a body; true when the construct with these labels was left. */
  const run = (
    body: Thunk,
    label: string | undefined,
    kinds: readonly ("break" | "continue")[],
  ): "on" | "break" | "continue" => {
    try {
      body();
    } catch (error) {
      const isOurs =
        error instanceof Jump &&
        error.kind !== "return" &&
        kinds.includes(error.kind) &&
        (error.label === undefined || error.label === label);
      if (!isOurs) throw error;
      return error.kind === "break" ? "break" : "continue";
    }
    return "on";
  };
  return {
    if(_at, test, then, otherwise, variables) {
      touch(variables);
      if (test) then();
      else otherwise?.();
    },
    cond(_at, test, whenTrue, whenFalse, variables) {
      touch(variables);
      return test ? whenTrue() : whenFalse();
    },
    and(_at, left, right, variables) {
      touch(variables);
      return left && right();
    },
    or(_at, left, right, variables) {
      touch(variables);
      return left || right();
    },
    nullish(_at, left, right, variables) {
      touch(variables);
      return left ?? right();
    },
    not: (_at, value) => !value,
    bin: (_at, operator, left, right) => binary(operator, left, right),
    unary(_at, operator, value) {
      if (operator === "+") return +(value as number);
      if (operator === "-") return -(value as number);
      if (operator === "~") return ~(value as number);
      throw new Error(`unary ${operator}`);
    },
    typeof: (_at, value) => typeof value,
    template: (_at, strings, values) =>
      strings.reduce((text, part, index) => `${text}${values[index - 1] as string}${part}`),
    switch(_at, value, cases, variables, label) {
      touch(variables);
      let index = cases.findIndex(([test]) => test !== null && test() === value);
      if (index < 0) index = cases.findIndex(([test]) => test === null);
      if (index < 0) return;
      run(() => cases.slice(index).forEach(([, body]) => body()), label, ["break"]);
    },
    loop(_at, test, body, update, variables, label, isDo) {
      touch(variables);
      for (let first = isDo; first || test(); first = false) {
        if (run(body, label, ["break", "continue"]) === "break") return;
        touch(variables);
        update?.();
      }
    },
    forOf(_at, source, body, variables, label) {
      touch(variables);
      for (const element of source as Iterable<unknown>)
        if (run(() => body(element), label, ["break", "continue"]) === "break") return;
    },
    keys(_at, object) {
      const keys: string[] = [];
      for (const key in object as object) keys.push(key);
      return keys;
    },
    break(_at, label) {
      throw new Jump("break", label);
    },
    continue(_at, label) {
      throw new Jump("continue", label);
    },
    return(_at, value) {
      throw new Jump("return", undefined, value);
    },
    function(_at, body) {
      try {
        return body();
      } catch (error) {
        if (error instanceof Jump && error.kind === "return") return error.value;
        throw error;
      }
    },
    labeled(_at, label, body, variables) {
      touch(variables);
      try {
        body();
      } catch (error) {
        if (!(error instanceof Jump && error.kind === "break" && error.label === label)) throw error;
      }
    },
    try(_at, body, handler, finalizer, variables) {
      touch(variables);
      try {
        body();
      } catch (error) {
        if (error instanceof Jump || !handler) throw error;
        handler(error);
      } finally {
        finalizer?.[1]();
      }
    },
    throw(_at, value) {
      throw value;
    },
    call(_at, callee, args) {
      return (callee as (...args: readonly unknown[]) => unknown)(...args);
    },
    method(_at, object, key, args, get) {
      const method = get ? get(object) : (object as Record<string, unknown>)[key as string];
      if (typeof method !== "function") throw new TypeError("not a function");
      return Reflect.apply(method, object, args);
    },
    new: (_at, constructor, args) => Reflect.construct(constructor as new () => unknown, args),
    index: (_at, object, key) => (object as Record<string, unknown>)[key as string],
    set(_at, object, key, value) {
      (object as Record<string, unknown>)[key as string] = value;
      return value;
    },
    key: (_at, key) => key,
    changing: (_at, object) => object,
    delete: (_at, object, key) => delete (object as Record<string, unknown>)[key as string],
    own: (_at, object) => object,
    named(name, value) {
      log.names.push(name);
      return value();
    },
    defaults(_at, source, names) {
      log.defaults.push([...names]);
      return source;
    },
    plain: (_at, value) => value,
    cells(variables, module, open) {
      touch(variables);
      log.cells.push({ names: variables.map(([, , name]) => name), module, open });
    },
    closure(fn, variables) {
      touch(variables);
      log.closures.push(variables.map(([, , name]) => name));
      return fn;
    },
    note(text) {
      log.notes.push(text);
    },
    enter: () => undefined,
    turn: () => undefined,
    finally: () => undefined,
  };
}

function binary(operator: string, left: unknown, right: unknown): unknown {
  const operate = operators[operator];
  if (!operate) throw new Error(`bin ${operator}`);
  return operate(left as number, right as number);
}

const operators: Readonly<Record<string, (a: number, b: number) => unknown>> = {
  "===": (a, b) => a === b,
  "!==": (a, b) => a !== b,
  // oxlint compares by identity elsewhere; these two are what is tested here.
  "==": (a, b) => (a === b ? true : looselyEqual(a, b)),
  "!=": (a, b) => !(a === b ? true : looselyEqual(a, b)),
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "++": (a, b) => a + b,
  "--": (a, b) => a - b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
  "&": (a, b) => a & b,
  "|": (a, b) => a | b,
  "^": (a, b) => a ^ b,
  "<<": (a, b) => a << b,
  ">>": (a, b) => a >> b,
  ">>>": (a, b) => a >>> b,
  in: (a, b) => (a as unknown as string) in (b as unknown as object),
  instanceof: (a, b) => (a as unknown) instanceof (b as unknown as new () => unknown),
};

const looselyEqual = new Function("a", "b", "return a == b") as (a: unknown, b: unknown) => boolean;
