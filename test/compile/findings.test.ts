import { describe, expect, it } from "vitest";
import { asFlow, compileAll, findingsIn, placeOfFinding } from "./compile-source.js";

const findings = (source: string): string[] => compileAll(source).findings.map(placeOfFinding);
const messages = (body: string): string[] => compileAll(asFlow(body)).findings.map((finding) => finding.message);

describe("findings", () => {
  it("of one flow are reported together, wherever they are found", () => {
    expect(
      findingsIn(`
if (attributes.vip) playPrompt("Welcome.");
const n = attributes.count * 2;
const key = getCustomerInput("?", { keys: ["1"] });
playPrompt("x");
if (key === "1") playPrompt(\`\${attributes.hint}s\`);
return disconnect();`),
    ).toEqual(expect.arrayContaining(["FLW208 2:5", "FLW207 3:11", "FLW215 6:5"]));
  });

  it("of different flows of a file stand side by side; the others are compiled", () => {
    const { flows, findings: found } = compileAll(`
export const one = flow("One", () => { if (attributes.vip) playPrompt("x"); return disconnect(); });
export const two = flow("Two", () => { playPrompt("Hello."); return disconnect(); });
export const three = flow("Three", () => { throw new Error("not ready"); });`);
    expect(found.map(placeOfFinding)).toEqual(["FLW208 2:44", "FLW245 4:50"]);
    expect(flows.map((flow) => flow.diagnostics.length)).toEqual([1, 0, 1]);
    expect(flows[1]?.graph.nodes).toHaveLength(2);
  });

  it.each([
    ["const a = contact.customerEndpoint.address;\nif (a.length > 3) playPrompt('x');", "FLW202 3:7"],
    ["const l = [...contact.queue.name];", "FLW203 2:29"],
    ['const t = { a: 1, [attributes.x]: "b" };\nplayPrompt(String(t.a));', "FLW223 2:20"],
    ['const { [attributes.x]: y } = { a: "b" } as any;\nplayPrompt(y);', "FLW223 2:10"],
    ["try {\n  playPrompt('a');\n} finally {\n  playPrompt('b');\n}", "FLW228 4:11"],
    ["for (const x of attributes.list) playPrompt(x);", "FLW203 2:17"],
    ['const r = invokeLambda(lambda("A"), {}) as any;\nr.name = "x";', "FLW204 3:1"],
    ['const r = invokeLambda(lambda("A"), {});\nconst c = { ...r };', "FLW205 3:16"],
    ['const r = invokeLambda(lambda("A"), {});\nfor (const [k] of Object.entries(r)) playPrompt(k);', "FLW205 3:19"],
    ['const r = invokeLambda(lambda("A"), {});\nplayPrompt(r as any);', "FLW233 3:1"],
    ['playPrompt(parseInt(attributes.x) > 3 ? "a" : "b");', "FLW206 2:12"],
    ['if (contact.channel === "VOICE" && attributes.vip) playPrompt("x");', "FLW208 2:36"],
    ['if (`${attributes.a} b` === "c b") playPrompt("x");', "FLW216 2:5"],
    ['const c = getCustomerInput("?", { keys: ["1"] });\nif (c === attributes.key) playPrompt("x");', "FLW217 3:5"],
    ["const o: any = {};\no[attributes.key] = 1;", "FLW223 3:1"],
    ["while (true) {}", "FLW226 2:1"],
    ["for (const turn of loop(3)) playPrompt(`${turn}`);", "FLW227 2:40"],
    ['const q = ["a"].find((x) => x === contact.queue.name);', "FLW229 2:29"],
    ['const x = contact.channel === "VOICE" && "yes";', "FLW239 2:42"],
    ['if ("+61".startsWith(attributes.number)) playPrompt("x");', "FLW251 2:5"],
    ["(undefined as any)();", "FLW244 2:1"],
  ])("%s", (body, finding) => {
    expect(findingsIn(`${body}\nreturn disconnect();`)).toContain(finding);
  });

  it("begin with a capital letter and say what they are about", () => {
    expect(messages("const l = [...contact.queue.name];\nreturn disconnect();")).toEqual([
      "The reference $.Queue.Name cannot be iterated over: it is known only during the call.",
    ]);
    expect(
      messages('let n = 1;\nif (contact.channel === "VOICE") n = 2;\nplayPrompt(`${n} tries`);\nreturn disconnect();'),
    ).toEqual([
      "`n` is a number or a boolean that was set differently on different branches, so it cannot be part of a text.",
    ]);
  });

  it("a name twice is for the project to find, not for a flow", () => {
    const source = `
export const one = flow("Same", () => disconnect());
export const two = flow("Same", () => disconnect());`;
    expect(findings(source)).toEqual([]);
  });

  it("too many actions: the lines that they come from", () => {
    const [found] = compileAll(
      asFlow(
        "for (let i = 0; i < 200; i++) playPrompt(`Line ${i}.`);\nfor (let i = 0; i < 60; i++) playPrompt(`More ${i}.`);\nreturn disconnect();",
      ),
    ).findings;
    expect(found).toMatchObject({ code: "FLW303", position: { line: 1 } });
    expect(found?.mend).toContain("main.flow.ts:2 (200), main.flow.ts:3 (60), main.flow.ts:4 (1)");
  });

  it("a flow that never ends, unless it is one that another ends", () => {
    const body = 'while (true) playPrompt("Please hold.");';
    expect(findingsIn(body)).toEqual(["FLW304 2:14"]);
    expect(findings(`\nexport const hold = flow("Hold", () => { ${body} }, { type: "customerQueue" });`)).toEqual([]);
  });

  it("jumps that lead to each other", () => {
    expect(
      findings(`
const a: Block = block("a", () => b());
const b: Block = block("b", () => a());
export const main = flow("Main", () => a());`).map((found) => found.slice(0, 6)),
    ).toEqual(["FLW237"]);
  });
});

describe("protected settings", () => {
  const files = {
    "settings.ts": `import { defineSettings, setting } from "flowc";
export const settings = defineSettings({ admins: setting.phoneNumbers({ personal: true }), open: setting.boolean() });`,
  };
  const first = '\nimport { settings } from "./settings.js";\n---\n';

  it("stand as relocation tokens in the output, and a list includes a reference", async () => {
    const { ProtectedValue } = await import("../../src/author/settings/protected-value.js");
    const admins = ["alice", "bob"].map((name) => new ProtectedValue(`\${flowc:setting/admins.${name}}`));
    const compile = (body: string) =>
      compileAll(asFlow(`${first}${body}\nreturn disconnect();`), { files, settings: { admins, open: true } });
    const { flows, findings: found } = compile(
      'if (settings.open && settings.admins.includes(contact.customerEndpoint.address)) playPrompt("Hello.");\ninvokeLambda(lambda("A"), { number: settings.admins[0] });',
    );
    expect(found).toEqual([]);
    const text = JSON.stringify(flows[0]?.document);
    expect(text).toContain("${flowc:setting/admins.alice}");
    expect(text).toContain("${flowc:setting/admins.bob}");
    const codes = (body: string) => compile(body).findings.map((finding) => finding.code);
    expect(codes('if (settings.admins[0] === "+61") playPrompt("x");')).toEqual(["FLW238"]);
    expect(codes('if (settings.admins[0]) playPrompt("x");')).toEqual(["FLW238"]);
    expect(codes('if (settings.admins[0].startsWith("+61")) playPrompt("x");')).toEqual(["FLW238"]);
    expect(codes("playPrompt(String(settings.admins[0].length));")).toEqual(["FLW827"]);
    expect(codes("for (const digit of settings.admins[0]) playPrompt(digit);")).not.toEqual([]);
  });
});
