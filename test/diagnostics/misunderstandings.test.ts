import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { asFlow, compileAll } from "../compile/compile-source.js";

/** What would silently mean something else (design, section 2), the code that refuses it, and how authors write it. */
const misunderstandings: readonly {
  readonly what: string;
  readonly code: string;
  readonly written: readonly string[];
}[] = [
  {
    what: "a reference handed to a native function",
    code: "FLW206",
    written: [
      "const n = parseInt(attributes.pin);",
      "const n = /^0/.test(attributes.pin);",
      "JSON.stringify([attributes.pin]);",
    ],
  },
  {
    what: "a reference handed to a package, which runs natively",
    code: "FLW206",
    written: ['import { basename } from "node:path";\n---\nconst name = basename(attributes.file);'],
  },
  {
    what: "arithmetic on references",
    code: "FLW207",
    written: ["const n = attributes.count * 2;", "let n = attributes.count; n++;", "const n = -attributes.count;"],
  },
  {
    what: "the truth of a text",
    code: "FLW208",
    written: [
      'if (attributes.vip) playPrompt("x");',
      'if (!attributes.vip) playPrompt("x");',
      'playPrompt(attributes.vip ? "x" : "y");',
      'while (attributes.vip) playPrompt("x");',
      'if (contact.channel === "VOICE" && attributes.vip) playPrompt("x");',
      'const name = attributes.name || "friend";',
      'if (Boolean(attributes.vip)) playPrompt("x");',
    ],
  },
  {
    what: "`<` on texts",
    code: "FLW209",
    written: ['if (attributes.count > "9") playPrompt("x");', 'if (attributes.a <= attributes.b) playPrompt("x");'],
  },
  {
    what: "a build-time object changed under a call-time branch",
    code: "FLW212",
    written: [
      'const list = []; if (contact.channel === "VOICE") list.push("a");',
      'const o = { a: 1 }; if (contact.channel === "VOICE") o.a = 2;',
      'const o = { a: 1 }; switch (contact.channel) { case "VOICE": o.a++; }',
      'const o = { a: 1 }; while (contact.channel === "VOICE") { playPrompt("x"); delete o.a; }',
      'const seen = new Set(); if (contact.channel === "VOICE") seen.add("a");',
    ],
  },
  {
    what: "a menu's result tested after another block",
    code: "FLW215",
    written: ['const key = getCustomerInput("?", { keys: ["1"] }); playPrompt("x"); if (key === "1") playPrompt("y");'],
  },
  {
    what: "text that would extend a path",
    code: "FLW218",
    written: [
      "playPrompt(`${attributes.hint}s`);",
      "playPrompt(`${attributes.hint}.x`);",
      'playPrompt(attributes.hint + "s");',
    ],
  },
  {
    what: "a default for a reference",
    code: "FLW220",
    written: [
      'const lang = attributes.lang ?? "en";',
      'const { name = "x" } = invokeLambda(lambda("A"), {}); playPrompt(name);',
    ],
  },
  {
    what: 'comparison with ""',
    code: "FLW211",
    written: ['if (attributes.name === "") playPrompt("x");', 'switch (attributes.name) { case "": playPrompt("x"); }'],
  },
  {
    what: "`throw` under a call-time branch",
    code: "FLW221",
    written: ['if (contact.channel === "CHAT") throw new Error("no");'],
  },
  {
    what: "what changes between builds",
    code: "FLW107",
    written: [
      "const n = Math.random();",
      "const now = new Date();",
      "const now = Date.now();",
      "const key = process.env.KEY;",
    ],
  },
  {
    what: "digits used without looking at `timedOut`",
    code: "FLW809",
    written: ['attributes.pin = storeCustomerInput("?", { maxDigits: 4 }).digits;'],
  },
  {
    what: "an `await`",
    code: "FLW103",
    written: [
      "const x = async () => { await 1; };",
      "playPrompt(`${await attributes.x}`);",
      "setTimeout(() => undefined, 1);",
      "Promise.resolve();",
    ],
  },
  {
    what: "a reference used as an object key",
    code: "FLW223",
    written: [
      "const table = { en: 1 }; const n = table[attributes.lang];",
      'const table = new Map([["en", 1]]); const n = table.get(attributes.lang);',
    ],
  },
  {
    what: "recursion that never ends",
    code: "FLW224",
    written: ['const again = () => { playPrompt("x"); if (contact.channel === "VOICE") again(); }; again();'],
  },
  {
    what: "a loop that is left and entered again, so that it is copied",
    code: "FLW250",
    written: [
      'while (contact.channel === "VOICE") for (const t of loop(2)) if (getCustomerInput("?", { keys: ["1"] }) === "1") break;',
    ],
  },
  {
    what: "a loop that counts by a reference, left and entered again",
    code: "FLW249",
    written: [
      'while (contact.channel === "VOICE") for (const t of loop(attributes.n)) if (getCustomerInput("?", { keys: ["1"] }) === "1") break;',
    ],
  },
  {
    what: "a secret that would have to be saved",
    code: "FLW301",
    written: [
      'const pin = storeCustomerInput("?", { maxDigits: 4, secret: true }); if (pin.timedOut) return disconnect(); getCustomerInput("?", { keys: ["1"] }); storeCustomerInput("??", { maxDigits: 4 }); invokeLambda(lambda("A"), { pin: pin.digits });',
    ],
  },
  {
    what: "an answer that is left to nothing: what remains of a menu is taken before the keys are known",
    code: "FLW253",
    written: [
      'const key = getCustomerInput("?"); if (key === "noMatch" || key === "timeout") return disconnect(); if (key === "1") playPrompt("x");',
    ],
  },
  {
    what: "a threshold asked again where a wider one has decided",
    code: "FLW254",
    written: ['const n = queueMetric("contactsInQueue"); if (n > 5) { if (n > 20) playPrompt("x"); }'],
  },
  {
    what: "a block's outcome as a text",
    code: "FLW235",
    written: ['playPrompt(`You pressed ${getCustomerInput("?", { keys: ["1"] })}.`);'],
  },
  {
    what: "a plain text that the service would take for a reference",
    code: "FLW219",
    written: ['playPrompt("It costs $.Attributes.price dollars.");'],
  },
  {
    what: "an attribute read where there is no call yet",
    code: "FLW240",
    written: ["const plan = attributes.plan;\n---\nplayPrompt(`Your plan is ${plan}.`);"],
  },
];

describe.each(misunderstandings)("$what is $code", ({ code, written }) => {
  it.each(written)("%s", (source) => {
    const { findings } = compileAll(asFlow(`${source}\nreturn disconnect();`));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  it("has fixtures that report it", () => {
    const folder = path.resolve("test/fixtures/diagnostics", code);
    expect(existsSync(path.join(folder, "pass"))).toBe(true);
    const expected: readonly { readonly code: string }[] = JSON.parse(
      readFileSync(path.join(folder, "fail/expected.json"), "utf8"),
    );
    expect(expected.map((finding) => finding.code)).toContain(code);
  });
});
