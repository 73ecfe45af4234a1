/** Programs that must print the same after the rewrite as they do when TypeScript itself translates them. */
export const snippets: Readonly<Record<string, string>> = {
  "if and else": `
    function sign(n: number): string { if (n > 0) return "plus"; else if (n < 0) { return "minus"; } return "zero"; }
    print(sign(1), sign(-1), sign(0));`,
  "assignments in branches": `
    function f(a: boolean) { let x = 1; let y = 0; if (a) { x = 2; y++; } else x = 3; return [x, y]; }
    print(f(true), f(false));`,
  "empty branches": `function f(a: boolean) { if (a); else; if (a) {} else { return 1; } return 2; } print(f(true), f(false));`,
  "conditional and logic": `
    const calls: string[] = [];
    const say = <T>(name: string, value: T): T => { calls.push(name); return value; };
    function f(a: unknown, b: unknown) { return [a ? say("t", 1) : say("f", 2), a && say("and", b), a || say("or", b), a ?? say("nn", b), !a, !!b]; }
    print(f(0, 5), f("x", null), f(undefined, 0), calls);`,
  "logic mixes with comma": `function f(a: number) { let x = (a++, a && (a, a + 1)); return [x, (1, 2), a]; } print(f(1), f(-1));`,
  "all binary operators": `
    function f(a: any, b: any) { return [a + b, a - b, a * b, a / b, a % b, a ** b, a & b, a | b, a ^ b, a << b, a >> b, a >>> b, a < b, a > b, a <= b, a >= b, a == b, a != b, a === b, a !== b]; }
    print(f(7, 3), f("7", 3), f(-5, 2), f(null, undefined));`,
  "in and instanceof": `class A {} function f(o: any) { return ["k" in o, o instanceof A, o instanceof Object]; } print(f({ k: 1 }), f(new A()));`,
  "unary operators": `function f(a: any) { return [-a, +a, ~a, !a, typeof a, void a, - -a, +-a, -(-1), -1]; } print(f("3"), f(4), f(null));`,
  "typeof of nothing": `function f() { return typeof nowhere + typeof print + typeof f + typeof (1 as any) + typeof (nowhere as any); } declare const nowhere: unknown; print(f());`,
  "increments of names": `
    function f() { let a: any = 5; const out = [a++, a, ++a, a--, --a, a]; a = "7"; out.push(a++, a); let b: any = 10n; out.push(b++, b, --b); a = null; a++; out.push(a); a = undefined; a--; out.push(a); return out; }
    print(f());`,
  "increments of properties": `
    function f() { const o: any = { n: 1, deep: { m: "4" } }; const k = "n"; let reads = 0; const get = () => { reads++; return o; };
      return [o.n++, o.n, ++o.n, o["n"]--, o[k]++, --o[k], o.deep.m++, o.deep.m, get().n++, ++get().deep.m, get()[k + ""]--, reads, o]; }
    print(f());`,
  "compound assignments": `
    function f() { let a = 10; a += 5; a -= 3; a *= 2; a /= 4; a %= 4; a **= 3; a <<= 2; a >>= 1; a >>>= 0; a |= 9; a &= 13; a ^= 5; let s = "a"; s += 1; s += s += "z"; return [a, s]; }
    print(f());`,
  "compound assignments of properties": `
    function f() { const log: string[] = []; const o: any = { a: 1, b: { c: "x" } }; const get = (n: string) => { log.push(n); return o; };
      get("1").a += (log.push("right"), 5); o.b.c += "y"; o["a"] *= 3; get("2")[(log.push("key"), "a")] -= 1; o.a += o.a++ + ++o.a; return [o, log, (o.a = 3), (o.b.c += "!")]; }
    print(f());`,
  "logical assignments": `
    function f(start: any) { let a = start; let b = start; let c = start; const x = [(a ||= 1), (b &&= 2), (c ??= 3)]; const o: any = { a: start, b: start, c: start }; const k = "a"; o.a ||= 1; o["b"] &&= 2; o.c ??= 3; o[k] &&= 9; return [x, a, b, c, o]; }
    print(f(0), f(null), f("s"));`,
  "logical assignments do not write needlessly": `
    function f() { const frozen: any = Object.freeze({ a: 1, b: 0 }); frozen.a ||= 2; frozen.b &&= 2; frozen.a ??= 2; try { frozen.a &&= 5; } catch (e) { return (e as Error).name; } }
    print(f());`,
  "assignment gives the value": `function f() { let a, b; const o: any = {}; a = b = o.x = o["y"] = 5; return [a, b, o, (a = 7) + 1]; } print(f());`,
  "destructuring declarations": `
    function f(o: any) { const { a, b: { c = 5, ...rest } = { c: 1 }, ["d" + 1]: d, "quoted": q, ...others } = o; const [x, , y = 9, ...tail] = o.list; return [a, c, rest, d, q, others, x, y, tail]; }
    print(f({ a: 1, b: { z: 3 }, d1: 4, quoted: 6, list: [1, 2, undefined, 4, 5], extra: 0 }));`,
  "destructuring assignment": `
    function f() { let a: any, b: any, c: any; const o: any = { n: {} }; [a, b = 2, ...c] = [1, undefined, 3, 4]; ({ a, b: [c = 5], ...o.rest } = { a: 7, b: [], z: 1 } as any); [a, b] = [b, a]; [o.x, [o.n.y = 4], { z: o["z"] }] = [1, [], { z: 2 }] as any; for ([a, o.k] of [[1, 2], [3, 4]]) b = a; return [a, b, c, o, ([a] = [8])]; }
    print(f());`,
  "for with closures": `
    function f() { const fns: (() => number)[] = []; for (let i = 0, n = 3; i < n; i++) fns.push(() => i * n); for (let i = 0; i < 2; ++i) { const j = i; fns.push(() => j); } return fns.map((g) => g()); }
    print(f());`,
  "for forms": `
    function f() { const out: unknown[] = []; let i = 0; for (; i < 2; ) out.push(i++); for (i = 5; ; i -= 2) { if (i < 0) break; out.push(i); } for (let a = 0, b = 9; a < b; a++, b--) out.push([a, b]); for (const c = { n: 0 }; c.n < 2; c.n++) out.push(c.n); for (;;) return out; }
    print(f());`,
  "while and do": `
    function f(n: number) { const out: number[] = []; while (n-- > 0) { if (n === 3) continue; if (n === 1) break; out.push(n); } do { out.push(n); if (n > 3) break; n += 2; } while (n < 6); do n++; while (n < 10); return [out, n]; }
    print(f(6), f(0));`,
  "for of and for in": `
    function f(o: object) { const out: unknown[] = []; for (const [k, v] of Object.entries(o)) out.push(k, v); for (const k in o) { if (k === "b") continue; out.push(k); } let last: unknown; for (last of new Set([1, 2, 3])) if (last === 2) break; for (let x of [1, 2]) { x += 1; out.push(x, () => x); } for (const { a = 1, ...r } of [{ b: 2 }] as any[]) out.push(a, r); const t: any = {}; for (t.x of [4, 5]) out.push(t.x); for (t["y"] in { q: 1 }) out.push(t.y); return [out.map((x) => (typeof x === "function" ? x() : x)), last]; }
    print(f({ a: 1, b: 2 }));`,
  labels: `
    function f() { const out: unknown[] = []; a: b: for (let i = 0; i < 4; i++) { c: for (const j of [0, 1, 2]) { if (j === 1) continue c; if (i === 1) continue a; if (i === 3) break b; out.push([i, j]); } } block: { out.push("in"); if (out.length > 2) break block; out.push("never"); } s: switch (1 as number) { case 1: for (;;) break s; } d: { e: { break d; } out.push("not"); } return out; }
    print(f());`,
  switch: `
    function f(v: unknown) { const out: unknown[] = []; switch (v) { case 1: out.push("one"); case 2: { out.push("two"); break; } default: out.push("default"); case "x": out.push("x"); break; case null: return "null"; } for (const w of [1, 2, 3]) switch (w) { case 2: continue; case 3: break; default: out.push("w"); } switch (v) {} switch (v) { default: } return out; }
    print(f(1), f(2), f("x"), f(9), f(null));`,
  "switch with declarations": `
    function f(v: number) { switch (v) { case 1: { const a = 1; return a; } case 2: const b = 2; let c = b; c++; return () => c; default: function g() { return "g"; } return g(); } }
    print(f(1), (f(2) as () => number)(), f(3));`,
  "switch tests run in order": `
    const seen: number[] = []; const t = (n: number) => { seen.push(n); return n; };
    function f(v: number) { switch (v) { case t(1): return "a"; default: return "d"; case t(2): return "b"; } }
    print(f(2), f(3), seen);`,
  try: `
    function f(mode: number) { const out: unknown[] = []; let x = 0; try { x = 1; if (mode === 1) throw new Error("boom"); if (mode === 2) return [out, "early", x]; x = 2; } catch (e) { out.push((e as Error).message); if (mode === 1) x = 5; } finally { out.push("finally"); x++; } try { if (mode === 3) throw { code: 7 }; } catch ({ code }: any) { out.push(code); } try { JSON.parse("{"); } catch { out.push("bare"); } try { try { throw 1; } finally { out.push("inner"); } } catch (e) { out.push(e); } return [out, x]; }
    print(f(0), f(1), f(2), f(3));`,
  "try in loops": `
    function f() { const out: unknown[] = []; for (let i = 0; i < 5; i++) { try { if (i === 1) continue; if (i === 3) break; out.push(i); } finally { out.push("f" + i); } } return out; }
    print(f());`,
  calls: `
    const o = { n: 3, get() { return this.n; }, nested: { up(this: any, x = 2) { return this === o.nested ? x : -x; } } };
    function f(...args: number[]) { return args.length + (args[0] ?? 0); }
    function g() { const name = "get"; return [f(), f(1, ...[2, 3]), o.get(), o["get"](), o[name as "get"](), (o.get)(), (o.get as any)(), o.nested.up(), (0, f)(5), [1, 2].map((x) => x * 2), "abc".toUpperCase().length, Math.max(...[1, 5]), ((a: number) => a)(3), new Map([[1, 2]]).get(1), new (class { v = 1 })().v, new Date(0).getTime(), new Array<number>(3).length, new Set]; }
    print(g());`,
  "this and arguments": `
    function f(this: any, a: number) { if (a > 0) { const g = () => [this.k, arguments.length]; return g(); } return arguments[0]; }
    print(f.call({ k: 1 }, 2), f.apply({ k: 2 }, [0]));
    function New(this: any) { return new.target === undefined; } print((New as any)());`,
  "optional chaining": `
    const log: string[] = []; const note = (s: string) => { log.push(s); return s; };
    function f(o: any, k = "m") { return [o?.a, o?.a.b, o?.["a"], o?.[k], o?.m?.(note("x")), o?.m(note("y")), o?.[k]?.(3), o?.a?.b?.c(note("z")), o?.list?.[note("0")], o?.list?.map((x: number) => x + 1).length, o?.f?.()?.g, (o?.a)?.b, o?.a!.b, o?.m.call(o, 5), delete o?.gone]; }
    print(f(undefined), f({ a: { b: { c: () => 0 } }, m(x: any) { return [this.a, x]; }, list: [1, 2], f: () => ({ g: 9 }), gone: 1 }), f({ a: { b: { c: (v: string) => v } }, m: () => 1, list: undefined }), log);
    function g(h?: (n: number) => number) { return h?.(4); } print(g(), g((n) => n * 2));`,
  "optional chain stops early": `
    function f(o: any) { let n = 0; const r = [o?.a.b.c.d(n++), o?.[n++].x, o?.(n++)]; return [r, n]; } print(f(null), f(undefined));
    function g(o: any) { try { return o?.a.b.c(); } catch (e) { return (e as Error).name; } } print(g({ a: {} }), g(0));`,
  templates:
    "function f(a: any, b: number) { return [`${a}-${b + 1}`, `plain`, `multi\nline ${a} \\` \\${}`, `${a}${b}`, `a${`in${b}`}`, `${a, b}`]; } print(f('x', 2));",
  "tagged templates":
    "const seen = new Set<unknown>(); function tag(s: TemplateStringsArray, ...v: unknown[]) { seen.add(s); return [s.raw, [...s], v]; } const o = { k: 7, tag(s: TemplateStringsArray, x: number) { return this.k + x + s.length; } }; function f(n: number) { return [tag`a\\n${n}b${n + 1}`, tag`none`, o.tag`x${n}`, String.raw`\\u${n}`, tag<string>`t`]; } print(f(1)); print(f(2), seen.size);",
  literals: `
    function f(x: number) { const a = [1, , x, ...[3, 4], ,]; const y = "y"; const o = { x, y, "q r": 1, 5: "five", [y + x]: true, ...{ s: 1 }, f() { return this.x; }, get g() { return x; }, set g(v) { x = v; }, async h() {}, *i() { yield 1; }, nested: { deep: [{}] } }; o.g = 9; return [a, a.length, o.f(), o.g, o["y" + x as "y"], o[5], [...o.i()], Object.keys(o), /a\\/b/g.test("a/b"), 1_000, 0x1f, 10n, "\\u00e9\\n"]; }
    print(f(2));`,
  classes: `
    class A<T> { static count = 0; static { A.count = 5; } #secret = 1; readonly list: T[] = []; declare ghost: string; private p?: number; constructor(public2: number, private2 = 3) { this.list.length = public2; A.count += private2; if (public2 > 1) this.#secret = 10; } get secret() { if (this.#secret > 5) return "big"; return this.#secret; } set secret(v: any) { this.#secret = v; } #hidden(x: number) { return this.#secret + x; } call() { return this.#hidden(1); } has(o: any) { return #secret in o; } bump() { return [this.#secret++, ++this.#secret, (this.#secret += 5), (this.#secret ||= 3)]; } static make() { return new this(1); } method?(): void; [Symbol.toPrimitive]() { return 42; } static async later() {} *gen() { yield* [1, 2]; } ["computed" + 1]() { return "c"; } }
    class B extends A<number> implements Iterable<number> { override call() { return super.call() * 100; } [Symbol.iterator]() { return this.gen(); } arrow = () => this.has(this); }
    abstract class C { abstract x: number; abstract m(): void; n() { return 1; } }
    class D extends C { x = 1; m() {} ; }
    const E = class Named { static n = Named.name; }; const F = class extends (class { v = 1 }) {};
    const a = new A<string>(2); print(a.secret, a.call(), a.bump(), a.has(a), a.has({}), A.count, A.make().list, +a, "p" in a, "ghost" in a); a.secret = 3; print(a.secret);
    const b = new B(1); print(b.call(), [...b], b.arrow(), (b as any).computed1(), new D().n(), E.n, new F().v, A.name, E.name, F.name);`,
  "closures and shared variables": `
    function counter() { let n = 0; let step = 1; const inc = () => { n += step; return n; }; function reset() { n = 0; } return { inc, reset, faster() { step++; }, get n() { return n; } }; }
    const c = counter(); c.inc(); c.faster(); c.inc(); print(c.n); c.reset(); print(c.n, c.inc());
    let top = 0; const bump = () => top++; bump(); bump(); print(top);
    function params(a: number, b = () => a) { a = 5; return [a, b(), (() => a++)(), a]; } print(params(1));
    const expr = (x: number) => [() => x++, () => x]; const [i, r] = expr(5); i!(); print(r!());`,
  hoisting: `
    print(early()); function early() { return inner() + 1; function inner() { return 1; } } const lateClass = class {};
    function f(n: number): number { if (n > 0) { return g(); function g() { return n * 2; } } return h(); function h() { return -1; } } print(f(2), f(0));
    var v = 1; { var v = 2; } for (var w = 0; w < 3; w++); print(v, w);`,
  recursion: `const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2)); function fact(n: number): number { if (n <= 1) return 1; return n * fact(n - 1); } const named = function self(n: number): number { return n ? self(n - 1) + 1 : 0; }; print(fib(10), fact(6), named(4));`,
  generators: `
    function* g(n: number): Generator<number, string, number> { for (let i = 0; i < n; i++) { if (i === 1) continue; const got = yield i; if (got) return "got " + got; } try { yield* [10, 11]; } finally { print("closed"); } return n > 3 ? "big" : "small"; }
    print([...g(3)]); const it = g(5); print(it.next(), it.next(7)); function* empty() { yield; const o: any = { n: 1 }; o.n += yield o; return o?.n ?? 0; } print([...empty()]);`,
  async: `
    async function f(n: number) { let total = 0; for await (const x of [1, 2, n]) { if (x === 2) continue; total += x; } const y = n > 2 && (await Promise.resolve(4)); const o: any = { a: 1, f: async (x: number) => x }; o.a += await 2; o.a++; const z = await o?.f?.(await 3); switch (await n) { case 3: total *= 10; break; default: total = -1; } try { await Promise.reject(new Error("no")); } catch (e) { print((e as Error).message); } label: while (true) { do { break label; } while (false); } return [total, y, o.a, z, n > 1 ? await 1 : 0]; }
    void f(3).then((r) => print("async", r)); const a = async () => { await null; }; print(typeof a().then);`,
  constructors: `
    class P { n: number; deep: any = {}; constructor(n: number) { this.n = n; this.n += 2; this.n++; this["n"] ||= 4; const k = "q"; (this as any)[k] = 5; (this as any)[k]--; [this.deep, (this as any).z] = [{ a: 1 }, 2]; this.deep.a++; if (n > 1) { this.n *= 10; return; } for (const i of [1, 2]) this.n += i; } }
    class Q extends P { constructor() { super(1); const set = () => { this.n = 100; }; if (this.n < 0) set(); super.toString(); } }
    print(new P(1), new P(2), new Q());`,
  "super in optional chains": `
    class A { m(x: number) { return [this instanceof B, x]; } } class B extends A { m(x: number) { return [...super.m?.(x), (super.toString as any)?.call(1), ...super["m"](2)]; } } print(new B().m(1));`,
  enums: `
    enum A { X, Y = 5, Z, W = Y * 2, S = "s", T = X | Z, "odd name" = 9 } const enum B { One = 1, Two } declare enum C { Q } enum A { Later = 100 }
    function f(a: A) { enum Inner { P = a as number, Q = P + 1 } switch (a) { case A.X: return "x"; case A["odd name"]: return "odd"; default: return Inner.Q; } }
    print(A, B.Two, f(A.X), f(9), f(A.Z), A[0], A[A.Y], typeof C);`,
  "types everywhere": `
    type T = { a: number }; interface I extends T { b(): void } declare function ghost(): void; declare module "x" { } declare global { interface Y {} } declare namespace N { const q: number } namespace Types { export type A = 1 }
    function over(a: string): string; function over(a: number): number; function over(a: any): any { return a; }
    function generic<const T extends readonly unknown[], U = T>(this: void, x: T, y?: U, ...rest: T[]): x is T & never { return true as any; }
    const a = <T>(true); const b = (5 as const satisfies number)! + 1; let c!: number; c = 1; const arrow = async <T,>(x: T): Promise<T> => x; const assertion: (x: unknown) => asserts x is string = () => {};
    const obj = { m<T>(this: unknown, x: T): T { return x; }, p: 1 as number | undefined } satisfies object; const inst = Array<string>; let fn: typeof over = over; fn = over as typeof fn; (fn as any) = over; (c as any)++; const o: any = { z: 1 }; (o.z as any) = 5; (<any>o).z += 1; [(o.z as any)] = [o.z! * 2];
    const f = function (this: { x: number }, y: number): number { return this.x + y; }; const unique: unique symbol = Symbol(); const cond = a ? (x: number): number => x : (b as any); for (const x of [1] as number[]) print(x as any); label: for (let i: number = 0; i < (1 as number); i++) continue label;
    print(over(1), generic([1]), a, b, c, typeof arrow, obj.m(2), inst.name, f.call({ x: 1 }, 2), o, typeof unique, cond(3), 1 as number < 2, (a as any) ? 1 : 2);`,
  "type assertions at line breaks": `
    function f(x: any) { return <any>
      x; } const g = (a: number):
      number => a; const h = (
        a: number,
        b: {
          c: number
        }
      ): Array<
        number
      > => [a, b.c]; let z = (1 as
      number) + 2
    ; [1].forEach((n) => print(n)); const y = 5 as number
    ;(() => print("called"))()
    print(f(1), g(2), h(1, { c: 2 }), z, y);`,
  "semicolons left out": `
    const a = 1
    let b = 2
    b
    ++b
    const c = a
      + b
    type X = number
    ;[a, b].forEach((n) => print(n))
    function f() {
      return
      5
    }
    print(a, b, c, f())
    if (a) print("x")
    else print("y")
    do print("do"); while (false) print("after")`,
  unicode:
    "const \\u0061bc = 1; const été = 2; const o = { \\u0062: 3, été }; function f(été: number) { let π = été; π++; return () => π; } print(abc, été, o.b, o, f(4)());",
  "names of the rewriter": `
    const $f = 1, $m0 = 2, $v = 3, $h = 4, $o = { $f, $k: 5 }, $u0 = 6, $default = 7; let $f_ = 8; function $k($f: number) { let x = $f; if (x) x += $f; return () => [$f, $o.$f, { $f }, (() => $f++)()]; } const { $f: q } = $o; $f_ += 1; function outer() { let n = 0; function $f() { if (n < 3) n++; return n; } $f(); return $f(); }
    print($f, $m0, $v, $h, $o, $u0, $default, $k(9)(), q, $f_, typeof $f, outer());`,
  "shadowing of imports": `
    function f(print: number) { return print + 1; } const o = { print: 5 }; { const print = 3; o.print += print; } print(f(1), o.print, ((print) => print)(4), { print: 1 }); try { throw 1; } catch (print) { o.print = print as number; } for (const print of [2]) o.print += print; class A { print = 1; m(print: number) { return this.print + print; } } print(o.print, new A().m(1)); print: for (;;) break print; const g = function print(): unknown { return typeof print; }; print(g(), { print }.print === print);`,
  "shadowed build-time globals": `const Date = { now: () => 1 }; const Math = { random: () => 2 }; function f(process: any, crypto: any) { return [Date.now(), Math.random(), process.env.X, crypto.randomUUID()]; } print(f({ env: { X: 3 } }, { randomUUID: () => 4 }));`,
  "getters on the way": `
    const log: string[] = []; const o: any = { get a() { log.push("get a"); return { get b() { log.push("get b"); return 1; }, set b(v: number) { log.push("set b " + v); } }; } };
    function f() { o.a.b += 1; o.a.b++; o.a.b ||= 3; delete o.a.b; return log; } print(f());`,
  "evaluation order": `
    const log: unknown[] = []; const t = <T>(v: T): T => { log.push(v); return v; }; const o: any = { f: (...a: unknown[]) => a.length, k: {} };
    function f() { t(o)[t("f")](t(1), ...t([2, 3])); t(o.k)[t("x")] = t(5); (t(1) as number) + t(2) * t(3); [t(1), t(2)]; ({ [t("a")]: t("b"), c: t("c") }); \`\${t("p")}\${t("q")}\`; t(o).k.x += t(7); delete t(o.k)[t("x")]; return log.map((v) => typeof v === "object" ? "o" : v); } print(f());`,
  errors: `
    function f(go: () => unknown) { try { return go(); } catch (e) { return (e as Error).name; } } const c: any = undefined; let later: () => number;
    print(f(() => c.x), f(() => c()), f(() => c?.x), f(() => { later(); return 1; }), f(() => { throw new RangeError("r"); }), f(() => tdz), f(() => new (c as any)()), f(() => c.x++)); const tdz = 1;`,
  "uncaught error": `print("before"); function f(n: number) { if (n) throw new TypeError("bad " + n); } f(3); print("after");`,
  "debugger and empty": `function f() { ; debugger; ;; return 1; } ; print(f());`,
  directives: `"use strict"; function f() { "use strict"; return this; } print((f as any)());`,
  "getter and setter control flow": `const o = { v: 1, get big() { if (this.v > 3) return true; return false; }, set big(x: boolean) { if (x) this.v = 10; else { this.v = 0; } } }; const before = o.big; o.big = true; print(before, o.big, o.v);`,
  "native loops at the top": `
    const fns: (() => number)[] = []; for (let i = 0; i < 3; i++) { fns.push(() => i++); i += 0; } print(fns.map((f) => f() + f())); let k; for (k of [1, 2]) if (k > 1) break; for (const key in { a: 1 }) print(key, k); outer: for (;;) { while (true) break outer; } switch (k) { case 2: let shared = 5; print(shared); default: shared = 6; print(shared); } try { throw 1 } catch { print("caught") } finally { print("done") } do { k-- } while (k > 0); print(k, k > 0 ? "p" : k && "z", k || "or", k ?? "nn"); let t: any = 0; t ||= 4; t &&= 5; t ??= 6; print(t);`,
  "static blocks and fields": `let n = 0; class A { static a = n++ && 5; b = n > 0 ? "pos" : "none"; static { for (const x of [1, 2]) { if (x > 1) break; n += x; } } c = (() => { if (n) return n; return 0; })(); } print(A.a, new A().b, new A().c, n);`,
  "comments everywhere": `/* a */ function /* b */ f(/* c */ x: /* d */ number /* e */) /* f */ { // g
      return /* h */ x /* i */ + // j
        1; /* k */ } print(/* l */ f(/* m */ 1) /* n */); // o`,
  "numbers and members":
    `print(1..toFixed(1), 1.5.toFixed(), (1).toString(), -1 ** 0 || (-1) ** 2, 5 .toFixed());`.replace(
      "-1 ** 0 || ",
      "",
    ),
  "sequence in heads": `function f() { let a = 0; if ((a++, a > 0)) a += 10; while ((a--, a > 5)); for (let i = 0; (i++, i < 3); a++, a++); switch ((1, 2)) { case (0, 2): a += 100; } return (a, [a, (a, 5)][(0, 1)]); } print(f());`,
  "arrow bodies": `const a = () => ({ x: 1 }); const b = () => <any>{ y: 2 }; const c = () => ({ z: 3 } as const); const d = () => [] as unknown[]; const e = (x: number) => (y: number) => x + y; const g = async () => ({}); print(a(), b(), c(), d(), e(1)(2), typeof g);`,
};
