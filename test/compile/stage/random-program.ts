import * as fc from "fast-check";

/** Picks a number from 0 to `limit - 1`. */
type Pick = (limit: number) => number;

interface Place {
  /** Names that may be read, and those of them that may be assigned. */
  readonly readable: readonly string[];
  readonly assignable: readonly string[];
  /** Labels of the loops around, in this function. */
  readonly loops: readonly string[];
  readonly blocks: readonly string[];
  readonly inSwitch: boolean;
  readonly inFunction: boolean;
  readonly depth: number;
}

/**
 * A random program that always ends: every loop uses up fuel. It prints what it computes. Loop variables that functions
 * capture are not changed in the body, and no case of a switch uses another's names, because those are refused. A smaller size gives a shorter program.
 */
export const randomProgram: fc.Arbitrary<string> = fc
  .record({ seed: fc.integer(), size: fc.integer({ min: 20, max: 500 }) })
  .map(({ seed, size }) => program(seed, size));

function program(seed: number, size: number): string {
  let left = size;
  let state = seed;
  /** Mulberry32: small, and the same everywhere. */
  const pick: Pick = (limit) => {
    if (left-- <= 0) return 0;
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  let names = 0;
  const fresh = (prefix: string): string => `${prefix}${names++}`;

  const choose = <T>(items: readonly T[]): T => items[pick(items.length)] as T;

  function expression(place: Place): string {
    const inner: Place = { ...place, depth: place.depth - 1 };
    const e = (): string => expression(inner);
    const name = (): string => choose(place.readable);
    const target = (): string => choose([...place.assignable, "o.x", "o.y", 'o["x"]', "o[k]"]);
    if (place.depth <= 0 || left <= 0)
      return choose([name, () => String(pick(10)), () => `"${choose(["a", "b", ""])}"`, () => "o.x"])();
    const forms: (() => string)[] = [
      name,
      () => `(${e()} ${choose(["+", "-", "*", "===", "!==", "<", ">=", "==", "%", "|"])} ${e()})`,
      () => `(${e()} ${choose(["&&", "||"])} ${e()})`,
      () => `(${e()} ?? ${e()})`,
      () => `(${e()} ? ${e()} : ${e()})`,
      () => `!${e()}`,
      () => `-(${e()})`,
      () => `typeof ${e()}`,
      () => `(${target()} = ${e()})`,
      () => `(${target()} ${choose(["+=", "-=", "&&=", "||=", "??=", "*="])} ${e()})`,
      () => `${target()}${choose(["++", "--"])}`,
      () => `(${choose(["++", "--"])}${target()})`,
      () => `\`\${${e()}}|\${${e()}}\``,
      () => `(${e()}, ${e()})`,
      () => `[${e()}, ...[${e()}]].length`,
      () => `f(${e()}, ${e()})`,
      () => `o?.m(${e()})`,
      () => `nothing?.m.n(${e()})`,
      () => `o.list?.[${e()} as any]`,
      () =>
        `((p: any) => ${expression({ ...inner, readable: [...place.readable, "p"], assignable: [...place.assignable, "p"], loops: [], blocks: [] })})(${e()})`,
      () =>
        `(function (this: any) { ${block({ ...inner, loops: [], blocks: [], inSwitch: false, inFunction: true })} return ${e()}; })()`,
      () => `(({ x: ${choose(place.assignable)}, z: ${target()} = ${e()} } = { x: ${e()} } as any), 1)`,
      () => `(fns.push(() => ${e()}), 2)`,
      () => `(${e()} as any)!`,
    ];
    return choose(forms)();
  }

  function block(place: Place): string {
    let here = place;
    const count = 1 + pick(3);
    const lines: string[] = [];
    for (let i = 0; i < count; i++) {
      if (left <= 0) break;
      if (pick(4) === 0) {
        const name = fresh("v");
        const isConst = pick(2) === 0;
        lines.push(`${isConst ? "const" : "let"} ${name}: any = ${expression(here)};`);
        here = {
          ...here,
          readable: [...here.readable, name],
          assignable: isConst ? here.assignable : [...here.assignable, name],
        };
      } else lines.push(statement(here));
    }
    return lines.join("\n");
  }

  function statement(place: Place): string {
    const inner: Place = { ...place, depth: place.depth - 1 };
    const e = (): string => expression(inner);
    if (place.depth <= 0 || left <= 0) return `print(${choose(place.readable)});`;
    const label = fresh("l");
    const looped: Place = { ...inner, loops: [...place.loops, label], inSwitch: false };
    const reading = (name: string, base: Place): Place => ({ ...base, readable: [...base.readable, name] });
    const forms: (() => string)[] = [
      () => `${e()};`,
      () => `print(${e()}, ${e()});`,
      () => `if (${e()}) { ${block(inner)} }`,
      () => `if (${e()}) { ${block(inner)} } else { ${block(inner)} }`,
      () => `if (${e()}) ${choose(place.assignable)} = ${e()}; else if (${e()}) { ${block(inner)} }`,
      () => `${label}: while (tick() && ${e()}) { ${block(looped)} }`,
      () => `${label}: do { ${block(looped)} } while (tick() && ${e()});`,
      () => {
        const i = fresh("i");
        return `${label}: for (let ${i} = 0; tick() && ${i} < 3; ${i}++) { ${block(reading(i, looped))} }`;
      },
      () => {
        const x = fresh("x");
        const body = { ...looped, readable: [...looped.readable, x], assignable: [...looped.assignable, x] };
        return `${label}: for (let ${x} of [${e()}, ${e()}] as any[]) { ${block(body)} }`;
      },
      () => `${label}: for (${choose(place.assignable)} in o) { ${block(looped)} }`,
      () =>
        `switch (${e()}) { case ${e()}: { ${block({ ...inner, inSwitch: true })} } ${choose(["break;", ""])} case 1: { ${block({ ...inner, inSwitch: true })} } ${choose(["default:", "case 2:"])} { ${block({ ...inner, inSwitch: true })} } }`,
      () => `${label}: { ${block({ ...inner, blocks: [...place.blocks, label] })} }`,
      () =>
        `try { ${block(inner)} } catch (error) { print("caught"); ${block(reading("error", inner)).replaceAll("print(error)", "print(1)")} } ${choose(["", `finally { ${block({ ...inner, loops: [], blocks: [], inSwitch: false, inFunction: false })} }`])}`,
      () => `{ ${block(inner)} }`,
      () => `if (${e()}) throw ${pick(5)};`,
      () => {
        const g = fresh("g");
        return `function ${g}(q: any) { ${block({ ...inner, readable: [...place.readable, "q"], assignable: [...place.assignable, "q"], loops: [], blocks: [], inSwitch: false, inFunction: true })} } print(${g}(${e()}));`;
      },
      () => `for (const g of fns.splice(0)) print(g());`,
    ];
    if (place.loops.length > 0) {
      forms.push(() => `if (${e()}) ${choose(["break", "continue"])} ${choose(place.loops)};`);
      if (!place.inSwitch) forms.push(() => `if (${e()}) ${choose(["break;", "continue;"])}`);
    }
    if (place.blocks.length > 0) forms.push(() => `if (${e()}) break ${choose(place.blocks)};`);
    if (place.inFunction) forms.push(() => `if (${e()}) return ${e()};`);
    return choose(forms)();
  }

  const place: Place = {
    readable: ["a", "b", "c", "o.x"],
    assignable: ["a", "b", "c"],
    loops: [],
    blocks: [],
    inSwitch: false,
    inFunction: true,
    depth: 5,
  };
  return `
    let fuel = 60;
    const tick = () => { fuel = fuel - 1; if (fuel < 0) throw new Error("fuel"); return true; };
    function main(a: any, b: any, c: any) {
      const fns: (() => unknown)[] = [];
      const nothing: any = undefined;
      const k = "y";
      const o: any = { x: 1, y: "s", list: [1, 2], m(v: any) { if (v) return this.x; return v; } };
      const f = (x: any, y: any) => { if (x === y) return a; if (x) { b = y; } return x; };
      ${block(place)}
      ${block(place)}
      print(a, b, c, o);
      return fns.length;
    }
    try { print(main(0, "t", null)); } catch (error) { print("ended", String(error)); }
    try { fuel = 60; print(main(3, undefined, 1)); } catch (error) { print("ended", String(error)); }`;
}
