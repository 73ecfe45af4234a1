import { describe, expect, it } from "vitest";
import {
  asFlow,
  compileAll,
  compileBody,
  compileSource,
  findingsIn,
  outline,
  placeOfFinding,
} from "../compile-source.js";

/** What a flow writes to attributes of its own. */
function writes(body: string): unknown[] {
  return compileBody(body).graph.nodes.flatMap(({ type, parameters }) =>
    type === "UpdateFlowAttributes" ? [parameters["FlowAttributes"]] : [],
  );
}
function prompts(body: string): unknown[] {
  return compileBody(body).graph.nodes.flatMap(({ parameters }) => parameters["Text"] ?? []);
}

describe("results", () => {
  it("are read where they are, while they are there", () => {
    const body = 'const a = invokeLambda(lambda("A"), {});\nplayPrompt(`${a.x}, ${a.y}`);\nreturn disconnect();';
    expect(writes(body)).toEqual([]);
    expect(prompts(body)).toEqual(["$.External.x, $.External.y"]);
  });

  it("are kept across another Lambda: only the field that is read later, once", () => {
    const body = `
const a = invokeLambda(lambda("A"), {});
playPrompt(\`\${a.x} now.\`);
const b = invokeLambda(lambda("B"), { y: a.y });
playPrompt(\`\${a.x} and \${a.x}, \${b.x}\`);
return disconnect();`;
    expect(writes(body)).toEqual([{ x: { Value: "$.External.x" } }]);
    expect(prompts(body)).toEqual(["$.External.x now.", "$.FlowAttributes.x and $.FlowAttributes.x, $.External.x"]);
  });

  it("are not kept where no later use is on a way through the other Lambda", () => {
    const body = `
const a = invokeLambda(lambda("A"), {});
if (contact.channel === "VOICE") playPrompt(\`\${a.x}\`);
else { const b = invokeLambda(lambda("B"), {}); playPrompt(\`\${b.x}!\`); }
return disconnect();`;
    expect(writes(body)).toEqual([]);
  });

  it("have nested fields", () => {
    const body =
      'const r = invokeLambda(jsonLambda("A"), {});\nplayPrompt(`Hello ${r.customer.name}.`);\nreturn disconnect();';
    expect(prompts(body)).toEqual(["Hello $.External.customer.name."]);
  });

  it("digits are kept across the next input", () => {
    const body = `
const first = storeCustomerInput("A?", { maxDigits: 4 });
if (first.timedOut) return disconnect();
const second = storeCustomerInput("B?", { maxDigits: 4 });
if (second.timedOut) return disconnect();
if (first.digits === second.digits) playPrompt("Same.");
return disconnect();`;
    expect(writes(body)).toEqual([{ StoredCustomerInput: { Value: "$.StoredCustomerInput" } }]);
  });

  it("secret digits are never kept", () => {
    const body = `
const pin = storeCustomerInput("A?", { maxDigits: 4, secret: true });
if (pin.timedOut) return disconnect();
const again = storeCustomerInput("B?", { maxDigits: 4 });
if (again.timedOut) return disconnect();
invokeLambda(lambda("A"), { pin: pin.digits });
return disconnect();`;
    expect(findingsIn(body)).toEqual(["FLW301 2:13"]);
    expect(
      findingsIn(
        body
          .replace("B?", "C?")
          .replace("const again", "invokeLambda(lambda('A'), { pin: pin.digits });\nconst again")
          .replace(/invokeLambda\(lambda\("A".*\n/, ""),
      ),
    ).toEqual([]);
  });

  it("secret digits are not kept as part of a text either", () => {
    const body = `
const pin = storeCustomerInput("A?", { maxDigits: 4, secret: true });
if (pin.timedOut) return disconnect();
let text = "Nothing.";
if (contact.channel === "VOICE") text = \`Your PIN is \${pin.digits}.\`;
playPrompt("One moment.");
playPrompt(text);
return disconnect();`;
    const { findings } = compileAll(asFlow(body));
    expect(findings.map((finding) => finding.code)).toEqual(["FLW301"]);
    expect(findings[0]?.related?.[0]).toMatchObject({ line: 7, column: 1 });
  });

  it("what a module would have to keep of its surroundings has a place too", () => {
    const { findings } = compileAll(`
export const m = module("M", { results: ["done"] }, (_, exits) => {
  const old = attributes.n;
  attributes.n = "5";
  playPrompt(\`\${old}\`);
  return exits.done({});
});`);
    expect(findings.map(placeOfFinding)).toEqual(["FLW302 5:3"]);
  });

  it("modules have nowhere to keep them", () => {
    const { findings } = compileAll(`
export const m = module("M", { results: ["done"] }, (_, exits) => {
  const a = invokeLambda(lambda("A"), {});
  const b = invokeLambda(lambda("B"), {});
  playPrompt(\`\${a.x} \${b.y}\`);
  return exits.done({});
});`);
    expect(findings.map(placeOfFinding)).toEqual(["FLW302 3:13"]);
  });

  it("of a module are read by the flow that invokes it", () => {
    const flows = compileSource(`
export const m = module("M", { input: { who: "string" }, results: ["done"], resultData: { plan: "string" } }, (input, exits) =>
  exits.done({ plan: input.who }));
export const main = flow("Main", () => {
  const got = invokeFlowModule(m, { who: contact.customerEndpoint.address });
  if (got.result === "done") playPrompt(\`Plan: \${got.resultData.plan}\`);
  return disconnect();
});`);
    expect(flows.map((flow) => outline(flow)[0])).toEqual([
      'return: EndFlowModuleExecution {"plan":"$.Modules.Input.who"}',
      "got: InvokeFlowModule [done]>play-plan-result-data-plan !NoMatchingCondition>disconnect-hang-up",
    ]);
  });
});

describe("attributes", () => {
  it("are read before they are overwritten", () => {
    const body =
      'const old = attributes.n;\nattributes.n = "5";\nplayPrompt(`${old} ${attributes.n}`);\nreturn disconnect();';
    expect(writes(body)).toEqual([{ n: { Value: "$.Attributes.n" } }]);
    expect(prompts(body)).toEqual(["$.FlowAttributes.n $.Attributes.n"]);
  });

  it("do not disturb each other", () => {
    expect(
      writes('const old = attributes.n;\nattributes.m = "5";\nplayPrompt(`${old}`);\nreturn disconnect();'),
    ).toEqual([]);
  });

  it("names that the author writes are left alone", () => {
    const body = `
setFlowAttributes({ x: "mine" });
const a = invokeLambda(lambda("A"), {});
invokeLambda(lambda("B"), {});
playPrompt(\`\${a.x}\`);
return disconnect();`;
    expect(writes(body)).toEqual([{ x: { Value: "mine" } }, { x_2: { Value: "$.External.x" } }]);
  });
});

describe("joins", () => {
  it("of different values are written on each way", () => {
    expect(
      writes(`
let who = "friend";
if (contact.channel === "VOICE") who = attributes.name;
playPrompt("One moment.");
playPrompt(\`Hello \${who}.\`);
return disconnect();`),
    ).toEqual([{ who: { Value: "$.Attributes.name" } }, { who: { Value: "friend" } }]);
  });

  it("of one value that is still in its place cost nothing", () => {
    expect(
      writes(`
let who = attributes.name;
if (contact.channel === "VOICE") { playPrompt("Hi."); who = attributes.name; }
playPrompt(\`Hello \${who}.\`);
return disconnect();`),
    ).toEqual([]);
  });

  it("swap through a temporary attribute", () => {
    expect(
      writes(`
let a = attributes.a; let b = attributes.b;
while (getCustomerInput("Swap?", { keys: ["1"] }) === "1") { const t = a; a = b; b = t; }
playPrompt(\`\${a}, \${b}\`);
return disconnect();`),
    ).toEqual([
      { a: { Value: "$.Attributes.a" }, b: { Value: "$.Attributes.b" } },
      { a_old: { Value: "$.FlowAttributes.a" } },
      { a: { Value: "$.FlowAttributes.b" } },
      { b: { Value: "$.FlowAttributes.a_old" } },
    ]);
  });

  it("leave an attribute unset where the text is empty", () => {
    const body = `
let extra = "";
if (contact.channel === "VOICE") extra = attributes.news;
playPrompt("One moment.");
playPrompt(\`We are open. \${extra}\`);
return disconnect();`;
    expect(writes(body)).toEqual([{ extra: { Value: "$.Attributes.news" } }]);
  });

  it("of build-time objects complain only where they are used", () => {
    const body = 'let q = queue("A");\nif (contact.channel === "CHAT") q = queue("B");\nplayPrompt("x");\n';
    expect(findingsIn(`${body}return disconnect();`)).toEqual([]);
    expect(findingsIn(`${body}return transferToFlow(flowByName(q.name));`)).toEqual(["FLW234 5:36"]);
  });
});

describe("texts", () => {
  it.each([
    ["`${attributes.a}. Thanks`", "$.Attributes.a. Thanks"],
    ["`${attributes.a}, ${attributes.b}!`", "$.Attributes.a, $.Attributes.b!"],
    ["`${attributes.a}-`", "$.Attributes.a-"],
    ['attributes.a + " " + 5', "$.Attributes.a 5"],
    ["`${attributes.a}${attributes.b}`", "$.Attributes.a$.Attributes.b"],
    ["[attributes.a, attributes.b].join(' and ')", "$.Attributes.a and $.Attributes.b"],
  ])("%s", (text, wanted) => {
    expect(prompts(`playPrompt(${text});\nreturn disconnect();`)).toEqual([wanted]);
  });

  it.each([
    "`${attributes.a}s`",
    "`${attributes.a}.b`",
    "`${attributes.a}1`",
    "`${attributes.a}-b`",
    "`${attributes.a}['b']`",
  ])("%s would read something else", (text) => {
    expect(findingsIn(`playPrompt(${text});\nreturn disconnect();`)).toEqual(["FLW218 2:12"]);
  });

  it("plain texts that hold a path are refused, prices are not", () => {
    expect(findingsIn('playPrompt("It is $.Attributes.x.");\nreturn disconnect();')).toEqual(["FLW219 2:1"]);
    expect(findingsIn('playPrompt("It is $5. Thanks.");\nreturn disconnect();')).toEqual([]);
  });

  it("an attribute with any name", () => {
    expect(prompts('playPrompt(`${attributes["first name"]}s`);\nreturn disconnect();')).toEqual([
      "$.Attributes['first name']s",
    ]);
  });
});

describe("notes and ids", () => {
  it("a doc comment is the note of the block below it", () => {
    const { flows } = compileAll(
      asFlow('/** Says hello. */\nplayPrompt("Hello.");\n// not this\nplayPrompt("Two.");\nreturn disconnect();'),
    );
    expect(flows[0]?.graph.nodes.map((node) => node.note)).toEqual(["Says hello.", undefined, undefined]);
  });

  it("a block with an id keeps it and is not shared", () => {
    const flow = compileBody(`
if (contact.channel === "VOICE") { playPrompt("Bye.", { id: "bye voice" }); return disconnect(); }
if (contact.channel === "CHAT") { playPrompt("Bye."); return disconnect(); }
playPrompt("Bye.");
return disconnect();`);
    expect(flow.graph.nodes.map((node) => node.id)).toEqual([
      "check-channel",
      "bye voice",
      "disconnect-hang-up",
      "play-bye",
    ]);
  });

  it("an id twice is refused", () => {
    expect(findingsIn('playPrompt("A.", { id: "x" });\nplayPrompt("B.", { id: "x" });\nreturn disconnect();')).toEqual([
      "FLW305 3:1",
    ]);
  });
});
