import { describe, expect, it } from "vitest";
import { thrownText } from "../../src/compile/stage/thrown.js";
import { runFlowc, speaking, temporaryProject } from "../cli/run-flowc.js";
import { asFlow, compileAll } from "./compile-source.js";

const hostile: readonly (readonly [string, string, string])[] = [
  ["a text", 'throw "no";', "no"],
  ["nothing", "throw null;", "null"],
  ["an object", "throw { a: 1 };", "an object that is no Error"],
  ["an object without a prototype", "throw Object.create(null);", "an object that is no Error"],
  ["an error with a symbol for a name", 'throw Object.assign(new Error("no"), { name: Symbol("x") });', "no"],
  ["an error without a stack", 'throw Object.assign(new Error("no"), { stack: undefined });', "no"],
  [
    "an error whose stack throws",
    'throw Object.defineProperty(new Error("no"), "stack", { get() { throw 2; } });',
    "no",
  ],
  [
    "an error whose message throws",
    'throw Object.defineProperty(new Error("no"), "message", { get() { throw 2; } });',
    "no text",
  ],
  ["a long error", 'throw new Error("x".repeat(20_000));', "x".repeat(60)],
];

describe("what a flow file throws", () => {
  it.each(hostile)("is a finding, when a flow throws %s", (_, code, words) => {
    const { findings } = compileAll(asFlow(`${code}\nreturn disconnect();`));
    expect(findings.map((finding) => finding.code)).toEqual(["FLW245"]);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.message.length).toBeLessThan(600);
    expect(findings[0]?.position?.file).toBe("main.flow.ts");
  });

  it.each(hostile)("is a finding, when the module throws %s", (_, code, words) => {
    const { findings } = compileAll(`\n${code}\n`);
    expect(findings.map((finding) => finding.code)).toEqual(["FLW112"]);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.message.length).toBeLessThan(600);
  });
});

it("the rewriter's names of imports are not shown", () => {
  expect(thrownText(new TypeError("$m0.setting.secret is not a function"))).toBe("setting.secret is not a function");
  expect(thrownText(new Error("It costs $m10. Or more."))).toBe("It costs $m10. Or more.");
});

describe("what would happen later", () => {
  it.each([
    ['setTimeout(() => playPrompt("a"), 0);', "`setTimeout()` does not work inside a flow."],
    ["queueMicrotask(() => undefined);", "`queueMicrotask()` does not work inside a flow."],
    ['Promise.reject(new Error("no"));', "`Promise.reject()` does not work inside a flow."],
    ["new Promise(() => { throw 1; });", "`new Promise()` does not work inside a flow."],
    ["tell();", "`tell()` does not work inside a flow."],
    ["stop();", "`stop()` does not work inside a flow."],
  ])("is refused: %s", (code, message) => {
    const declared = `async function tell(): Promise<void> { playPrompt("a"); }
async function stop(): Promise<void> { disconnect(); }`;
    const { findings } = compileAll(`\n${declared}${asFlow(`${code}\nreturn disconnect();`)}`);
    expect(findings.map((finding) => `${finding.code} ${finding.message}`)).toEqual([`FLW103 ${message}`]);
  });

  it("is said in a line, without a stack, when a module does it", () => {
    const root = temporaryProject({
      "flows/greeting.flow.ts": `${speaking("Greeting", "Hello.")}\nPromise.reject(new Error("nobody waits"));\n`,
    });
    const run = runFlowc(root, ["build", "--no-types"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^flowc: code that was still running in the background failed: Error: nobody waits\n/);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });
});
