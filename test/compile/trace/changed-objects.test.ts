import { describe, expect, it } from "vitest";
import { asFlow, compileAll } from "../compile-source.js";

const codes = (body: string): string[] => compileAll(asFlow(body)).findings.map(({ code }) => code);

describe("an object that is made and changed inside a construct", () => {
  it.each([
    [
      "a try",
      `try { const o: Record<string, string> = {}; const r = invokeLambda(lambda("A"), {}) as any; o.a = r.v; invokeLambda(lambda("B"), o); } catch { playPrompt("x"); }`,
    ],
    [
      "a helper that returns early",
      `function told(): string { const l: string[] = []; if (contact.channel === "CHAT") return "none"; l.push("a"); return l.join(" "); } playPrompt(told());`,
    ],
    [
      "a turn of an unrolled loop",
      `for (const x of ["a", "b"]) { const l: string[] = []; if (contact.languageCode === x) continue; l.push(x); playPrompt(l.join(" ")); }`,
    ],
    [
      "a turn of a counted loop",
      `for (const turn of loop(2)) { const l: string[] = []; if (contact.channel === "CHAT") continue; l.push("a"); playPrompt(l.join(" ")); }`,
    ],
    [
      "a loop that is left",
      `while (checkHoursOfOperation(hours("H"))) { const l: string[] = []; if (contact.channel === "CHAT") break; l.push("a"); playPrompt(l.join(" ")); }`,
    ],
    [
      "a labelled statement",
      `out: { const m = new Map<string, string>(); if (contact.channel === "CHAT") break out; m.set("a", "b"); playPrompt([...m.values()].join(" ")); }`,
    ],
    [
      "a case of a switch",
      `switch (contact.channel) { case "CHAT": { const l: string[] = []; if (contact.languageCode === "x") break; l.push("a"); playPrompt(l.join(" ")); break; } default: playPrompt("y"); }`,
    ],
  ])("%s is nobody else's", (_, body) => {
    expect(codes(`${body}\nreturn disconnect();`)).toEqual([]);
  });

  it.each([
    [
      "is assigned to a variable outside",
      `let kept: Record<string, string> = { a: "x" }; try { const o: Record<string, string> = { a: "y" }; kept = o; invokeLambda(lambda("A"), {}); o.a = "z"; invokeLambda(lambda("B"), {}); } catch { playPrompt("x"); } playPrompt(kept.a!);`,
    ],
    [
      "is put into an object outside",
      `const all: string[][] = []; try { const l: string[] = []; all.push(l); invokeLambda(lambda("A"), {}); l.push("z"); invokeLambda(lambda("B"), {}); } catch { playPrompt("x"); } playPrompt(all.map((l) => l.join("-") + ".").join(" "));`,
    ],
    [
      "is given back on both ways",
      `function list(): string[] { const l = ["a"]; if (contact.channel === "CHAT") return l; l.push("b"); return l; } playPrompt(list().join(" "));`,
    ],
    [
      "is held by a function outside",
      `let tell = () => "none"; for (const x of ["a", "b"]) { const l: string[] = []; tell = () => l.join(" "); if (contact.languageCode === x) continue; l.push(x); } playPrompt(tell() + ".");`,
    ],
    [
      "is held by an instance outside",
      `class Kept { l: string[] = []; } let kept = new Kept(); out: { const l = ["a"]; kept = new Kept(); kept.l = l; if (contact.channel === "CHAT") break out; l.push("b"); } playPrompt(kept.l.join(" "));`,
    ],
    [
      "was made before",
      `const l = ["a"]; out: { if (contact.channel === "CHAT") break out; l.push("b"); } playPrompt(l.join(" "));`,
    ],
  ])("is refused when it %s", (_, body) => {
    expect(codes(`${body}\nreturn disconnect();`)).toEqual(["FLW213"]);
  });
});
