import { describe, expect, it } from "vitest";
import { compileAll, compileSource, placeOfFinding } from "../compile-source.js";

const failing = (type: string, onError = ""): string => `
const failed: Block = block("failed", () => action("ShowView", { ViewResource: {} }, []) as never);
export const one = flow("One", { type: "${type}" as never${onError} }, () => {
  invokeLambda(lambda("A"), {});
  while (true) playPrompt("Please hold the line.");
});`;

describe("an error that nobody handles", () => {
  it.each([
    ["customerQueue", "EndFlowExecution"],
    ["agentHold", "EndFlowExecution"],
  ])("ends a flow of type %s with %s", (type, end) => {
    const [flow] = compileSource(failing(type));
    expect(flow?.graph.nodes.map((node) => node.type)).toContain(end);
  });

  it("hangs up in an inbound flow, and returns from a module", () => {
    const [flow] = compileSource(`
export const one = flow("One", () => { invokeLambda(lambda("A"), {}); return transferToFlow(flowByName("B")); });`);
    expect(flow?.graph.nodes.map((node) => node.type)).toContain("DisconnectParticipant");
    const [inner] = compileSource(`
export const one = module(
  "One",
  { results: ["done"] },
  (_, result) => { invokeLambda(lambda("A"), {}); return result.done(); },
);`);
    expect(inner?.graph.nodes.filter((node) => node.type === "EndFlowModuleExecution")).toHaveLength(2);
  });

  it("is a finding in a campaign journey: nothing is known that ends one", () => {
    const { findings } = compileAll(failing("campaign"));
    expect(findings.map(placeOfFinding)).toContain("FLW308 4:3");
    expect(compileAll(failing("campaign", ", onError: failed")).findings.map(({ code }) => code)).not.toContain(
      "FLW308",
    );
  });

  it("of a flow with a type that there is not is a finding as well", () => {
    const { findings } = compileAll(failing("queueFlow"));
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'FLW813 `type` of flow cannot be "queueFlow".',
    ]);
    expect(compileAll(failing("__proto__")).findings.map(({ code }) => code)).toEqual(["FLW813"]);
  });
});
