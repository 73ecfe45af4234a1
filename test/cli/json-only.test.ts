import { describe, expect, it } from "vitest";
import { runFlowc, temporaryProject } from "./run-flowc.js";

const environment = { ADMIN_ALICE: "+15555550100" };
const own = (
  before: string,
  body = 'playPrompt("Hello.");',
): string => `import { disconnect, flow, playPrompt } from "flowc";
${before}
export const own = flow("Own", (): never => { ${body} return disconnect(); });
`;
const build = (source: string) =>
  runFlowc(temporaryProject({ "flows/own.flow.ts": source }), ["build", "--json", "--no-types"], environment);

describe("standard output under --json", () => {
  it("is JSON although a flow file prints; what it prints goes to standard error", () => {
    const run = build(own('console.log("printed"); console.info("told"); console.table([1]);'));
    expect(JSON.parse(run.stdout)).toMatchObject({ diagnostics: [] });
    expect(run.stderr).toContain("printed");
    expect(run.stderr).toContain("told");
    expect(run.status).toBe(0);
  });

  it("is JSON where code fails that nobody waits for, without anybody's number", () => {
    const run = build(own('void Promise.reject(new Error("call +15555550123"));'));
    expect(JSON.parse(run.stdout)).toEqual({ diagnostics: [], internalError: expect.stringContaining("Error: call") });
    expect(run.stdout + run.stderr).not.toContain("5550123");
    expect(run.status).toBe(2);
  });

  it("is JSON where the command is not understood", () => {
    const run = runFlowc(temporaryProject(), ["build", "--json", "extra"]);
    expect(JSON.parse(run.stdout)).toEqual({
      diagnostics: [],
      usageError: expect.stringContaining("too many arguments"),
    });
    expect(run.stderr).toContain("too many arguments");
    expect(run.status).toBe(2);
  });
});

describe("values that are no texts", () => {
  it.each([
    ["the name of a flow", own("export const bad = flow(undefined as never, () => disconnect());")],
    ["the type of an action", own('import { action } from "flowc";', "action({} as never, {});")],
    ["the parameters of an action", own('import { action } from "flowc";', 'action("X", 123 as never);')],
    [
      "a Lambda's input",
      own('import { invokeLambda, lambda } from "flowc";', '(invokeLambda as (fn: unknown) => void)(lambda("Hi"));'),
    ],
  ])("%s is FLW815 at the author's line", (_, source) => {
    const { diagnostics } = JSON.parse(build(source).stdout) as { diagnostics: { code: string; file: string }[] };
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([["FLW815", "flows/own.flow.ts"]]);
  });

  it("a prompt that no text can hold in JSON is too long, and no defect of flowc", () => {
    const { diagnostics } = JSON.parse(build(own("", 'playPrompt("a".repeat(2 ** 29 - 30));')).stdout) as {
      diagnostics: { code: string }[];
    };
    expect(diagnostics.map(({ code }) => code)).toEqual(["FLW307"]);
  });
});
