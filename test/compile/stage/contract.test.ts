import { describe, expect, test } from "vitest";
import { rewrite } from "../../../src/compile/stage/rewrite.js";
import { emptyLog, evaluate } from "./evaluate.js";

/** The variables that a rewritten construct hands to the tracer, by construct and position of the construct. */
function handedOver(source: string, call: string): string[] {
  const { code, findings } = rewrite(source, true);
  expect(findings).toEqual([]);
  const lists: string[] = [];
  for (let at = code.indexOf(`$f.${call}(`); at >= 0; at = code.indexOf(`$f.${call}(`, at + 1)) {
    let depth = 0;
    let end = code.indexOf("(", at);
    const start = end;
    do {
      if (code[end] === "(") depth++;
      if (code[end] === ")") depth--;
      end++;
    } while (depth > 0);
    const text = code.slice(start, end);
    const own = /, \[((?:\[\(\) => [^[\]]*?\](?:, )?)*)\](?:, (?:undefined|"\w+"))?(?:, (?:true|false))?\)$/.exec(text);
    lists.push([...(own?.[1] ?? "none").matchAll(/, "([^"]+)", \d+\]/g)].map((match) => match[1]).join(" "));
  }
  return lists;
}

describe("variables of a construct", () => {
  test("those that it assigns and that are declared outside it, each once, in order", () => {
    const source = `function f(c: boolean, p: number) { let a = 1, b = 2; const k = { x: 1 }; if (c) { let inner = 0; inner++; b = a; a++; k.x = 5; [p] = [3]; a = 2; } else for (const z of [1]) b = z; return [a, b, p]; }`;
    expect(handedOver(source, "if")).toEqual(["b a p"]);
    expect(handedOver(source, "forOf")).toEqual(["b"]);
  });

  test("also where a function inside assigns them, and by their own scope when names repeat", () => {
    expect(
      handedOver(`function f(c: boolean) { let a = 1; if (c) { const g = () => { a = 2; }; g(); } return a; }`, "if"),
    ).toEqual(["a"]);
    expect(
      handedOver(`function f(c: boolean) { let a = 1; if (c) { let a = 5; a++; if (c) a = 3; } return a; }`, "if"),
    ).toEqual(["", "a"]);
  });

  test("of both sides of an expression", () => {
    const source = `function f(c: boolean) { let a = 1, b = 1, d = 1; c ? (a = 2) : (b = 3); c && (d = 4); c || d++; (c as any) ?? (a = 1); a ||= b; return [a, b, d]; }`;
    expect(handedOver(source, "cond")).toEqual(["a b"]);
    expect(handedOver(source, "and")).toEqual(["d"]);
    expect(handedOver(source, "or")).toEqual(["d", "a"]);
    expect(handedOver(source, "nullish")).toEqual(["a"]);
  });

  test("of loops, with their test and update", () => {
    const source = `function f(n: number) { let a = 0; for (let i = 0; i < n; i++) a += i; while (n-- > 0) a++; do { a--; } while (a > 0); let k; for (k of [1]) a = k; for (k in {}) ; return a; }`;
    expect(handedOver(source, "loop")).toEqual(["i a", "n a", "a"]);
    expect(handedOver(source, "forOf")).toEqual(["k a", "k"]);
  });

  test("of switch, try and labelled blocks", () => {
    const source = `function f(n: number) { let a = 0, b = 0, c = 0; switch (n) { case 1: a = 1; case 2: { let t = 1; t++; b = t; } } try { a = 2; } catch (e) { e = 5; b = 3; } finally { c = 1; } l: { a = 1; break l; } return [a, b, c]; }`;
    expect(handedOver(source, "switch")).toEqual(["a b"]);
    expect(handedOver(source, "try")).toEqual(["a b c"]);
    expect(handedOver(source, "labeled")).toEqual(["a"]);
  });
});

describe("shared variables", () => {
  function shared(source: string) {
    const log = emptyLog();
    expect(evaluate(source, "staged", log).error).toBeUndefined();
    return log;
  }

  test("are registered where their scope begins, when a function touches them and they change", () => {
    const log = shared(`
      let top = 0; const fixed = 1; let never = 2; let alone = 3; alone++;
      function f(p: number, q: number) { let a = 0; let b = 0; b++; const g = () => { a++; return b + p + fixed + never; }; p = 2; top++; { let inner = 1; const h = () => inner; inner++; h(); } return [g(), q]; }
      print(f(1, 2));`);
    expect(log.cells).toEqual([
      { names: ["top"], module: true, open: [] },
      { names: ["p", "a", "b"], module: false, open: [] },
      { names: ["inner"], module: false, open: [] },
    ]);
  });

  test("are open when a method, an accessor, a field or a constructor touches them", () => {
    const log = shared(`
      function f() { let a = 0, b = 0, c = 0, d = 0, e = 0; a = b = c = d = e = 1; const o = { m() { return a; }, get g() { return (() => b)(); } }; class K { x = c; constructor() { d++; } } const h = () => e; return [o.m(), o.g, new K().x, h()]; }
      print(f());`);
    expect(log.cells).toEqual([{ names: ["a", "b", "c", "d", "e"], module: false, open: ["a", "b", "c", "d"] }]);
  });

  test("a function lists the changing variables of outer scopes that it, or a function inside it, mentions", () => {
    const log = shared(`
      let top = 0; let other = 0; other++;
      function outer(p: number) { let a = 0; const g = () => { const deep = () => { a++; top++; }; deep(); return p; }; a++; return g(); }
      const pure = (x: number) => { let own = x; own++; return own; };
      print(outer(1), pure(1));`);
    expect(log.closures).toEqual([["top"], ["a", "top"], ["a", "top"]]);
  });

  test("a `var` at module level is one variable, wherever it is declared", () => {
    const log = shared(
      `{ var v = 0; v = 1; } const f = () => v; for (var w = 0; w < 2; w++); const g = () => w; print(f(), g());`,
    );
    expect(log.cells).toEqual([{ names: ["v", "w"], module: true, open: [] }]);
    expect(log.closures).toEqual([["v"], ["w"]]);
  });

  test("the copy of a loop variable that a turn keeps is not shared", () => {
    const log = shared(
      `function f() { const fns: (() => number)[] = []; for (let i = 0; i < 3; i++) fns.push(() => i); return fns.map((g) => g()); } print(f());`,
    );
    expect(log.cells).toEqual([]);
    expect(log.closures).toEqual([]);
  });
});

describe("names", () => {
  test("calls that initialise or are assigned to a variable carry its name", () => {
    const log = emptyLog();
    evaluate(
      `const make = (x?: unknown): any => x; const a = make(); let b; b = make() as any; let { c } = make({ c: 1 }); const d = (make())!; const e = [make()]; b ??= make(); const o: any = {}; o.f = make(); const g = make(make()); const h = new Date(0); for (let i = make(0); i < 1; i++); print(a, b, c, d, e, g, h);`,
      "staged",
      log,
    );
    expect(log.names).toEqual(["a", "b", "d", "b", "g", "i"]);
  });

  test("patterns with defaults name what has one", () => {
    const log = emptyLog();
    evaluate(
      `function f(s: any) { const { a = 1, b, c: { d = 2 } = {} as any, ["e" + 1]: e = 3 } = s; let x, y; ({ x = 1, y } = s); [x, y = 2] = [1]; for (const { q = 1 } of [s]) x = q; const { plain } = s; return [a, b, d, e, x, y, plain]; } print(f({}));`,
      "staged",
      log,
    );
    expect(log.defaults).toEqual([["a", "c", "c.d", '["e" + 1]'], ["x"], ["1"], ["q"]]);
  });
});

describe("notes", () => {
  function notes(body: string): (string | undefined)[] {
    const log = emptyLog();
    const { error } = evaluate(
      `import { block, flow } from "flowc"; const say = (text: string) => text; function f(c: boolean): any {\n${body}\n} print(f(true)); void [block, flow];`,
      "staged",
      log,
    );
    expect(error).toBeUndefined();
    return log.notes;
  }

  test("a doc comment directly above a statement", () => {
    expect(
      notes(
        `/** Hello. */\nsay("a");\n/**\n * Two\n *   lines\n */\nif (c) {\n  /** inner */ say("b");\n}\n/** the end */\nreturn 1;`,
      ),
    ).toEqual(["Hello.", undefined, "Two\n  lines", "inner", undefined, undefined, "the end"]);
    expect(notes(`/** named */\nconst x = say("a");\nreturn x;`)).toEqual(["named", undefined]);
  });

  test("other comments, and those that document something, are none", () => {
    expect(
      notes(
        `/* plain */\nsay("a");\n// line\nsay("b");\n/** far away */\n\nsay("c");\n/***/\nsay("d");\n/** */\nsay("e");\n/** documents */\nfunction g() { return 1; }\n/** documents */\nconst h = () => g();\n/** documents */\nclass K {}\n/** documents a place */\nconst b = block("b", (): never => { throw 1; });\nsay("f"); /** behind */\nreturn [h(), K.name, b];`,
      ),
    ).toEqual([]);
  });

  test("not at the top of a module, where nothing is recorded", () => {
    const log = emptyLog();
    evaluate(`\n/** about x */\nconst x = String(1);\n/** about print */\nprint(x);`, "staged", log);
    expect(log.notes).toEqual([]);
  });
});

describe("what is left to JavaScript", () => {
  test("functions without control flow are only marked; with it their body is framed", () => {
    const { code } = rewrite(
      `const a = (x: number) => x; function b() { return 1; } function c(x: number) { if (x) return 1; return 2; } const d = { m() { return () => 2; } };`,
      true,
    );
    expect(code).toContain("(x) => ($f.enter(4107), x)");
    expect(code).toMatch(/function b\(\) \{ \$f\.enter\(\d+\); return 1;/);
    expect(code).toMatch(/function c\(x\) \{ return \$f\.function\(\d+, \(\) => \{/);
    expect(code).toMatch(/m\(\) \{ \$f\.enter\(\d+\); return \(\) => \(\$f\.enter\(\d+\), 2\);/);
  });

  test("code that runs only at build time keeps its control flow, with its conditions checked", () => {
    const { code } = rewrite(
      `if (a) b(); for (const x of y) while (x) z(); switch (q) { case 1: } async function f() { return a ? 1 : a && 2; } function* g() { do yield 1; while (a); } class K { constructor() { if (a) this.x = a || 2; } }`,
      true,
    );
    expect(code.match(/\$f\.plain\(/g)).toHaveLength(10);
    expect(code).not.toMatch(/\$f\.(if|cond|loop|forOf|switch|and|or|function|enter)\(/);
  });

  test("in a configuration file nothing is rewritten", () => {
    const { code } = rewrite(
      `import { a } from "./a.js"; export default async (x: number) => { if (x) { a[x]++; return await a; } return a ? { ...a } : a?.b(x) ?? "x"; };`,
      false,
    );
    expect(code).not.toContain("$f");
  });
});
