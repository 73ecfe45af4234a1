import { describe, expect, test } from "vitest";
import { compileAll, outline, placeOfFinding } from "./compile-source.js";

/** The one exact flow of a body, with its findings. */
function exact(body: string, options = "exact: true", layout?: object) {
  const text = ` export const main = flow("Main", { ${options} }, () => {\n${body}\n});`;
  const files: Record<string, string> = layout === undefined ? {} : { "main.layout.json": JSON.stringify(layout) };
  const { flows, findings } = compileAll(text, { files });
  return { lines: flows[0] ? outline(flows[0]) : [], flow: flows[0], codes: findings.map(placeOfFinding) };
}

describe("an exact flow is what is written", () => {
  test("equal ends stay two actions, and tests that follow one another stay two", () => {
    const { lines } = exact(`
      if (attributes.a === "1") { playPrompt("One"); return disconnect(); }
      if (attributes.a === "2") { playPrompt("Two"); return disconnect(); }
      return disconnect();`);
    expect(lines.filter((line) => line.includes("DisconnectParticipant"))).toHaveLength(3);
    expect(lines.filter((line) => line.includes("$.Attributes.a"))).toHaveLength(2);
  });

  test("the cases of one switch are one action", () => {
    const { lines } = exact(`
      switch (attributes.a) { case "1": playPrompt("One"); break; case "2": playPrompt("Two"); break; }
      switch (true) { case attributes.a.startsWith("x"): playPrompt("X"); break; case Number(attributes.a) > 5: break; }
      return disconnect();`);
    expect(lines.filter((line) => line.includes("$.Attributes.a"))).toHaveLength(2);
    expect(lines.find((line) => line.includes("[TextStartsWith x]"))).toContain("[NumberGreaterThan 5]");
  });

  test("an error that nothing handles has no branch; a harmless one goes on", () => {
    const { flow } = exact(`
      playPrompt("Hello");
      invokeLambda(lambda("f"), {});
      return disconnect();`);
    const errors = flow?.graph.nodes.map(({ type, edges }) => [type, edges.map(({ slot }) => slot.kind)]);
    expect(errors).toEqual([
      ["MessageParticipant", ["error", "next"]],
      ["InvokeLambdaFunction", ["next"]],
      ["DisconnectParticipant", []],
    ]);
  });

  test("bare: harmless blocks have no branch that they need not have; a block's own errors say otherwise", () => {
    const { flow } = exact(
      `playPrompt("a"); playPrompt("b", { errors: ["NoMatchingError"] }); return disconnect();`,
      'exact: "bare"',
    );
    expect(flow?.graph.nodes.map(({ edges }) => edges.length)).toEqual([1, 2, 0]);
  });

  test("errorsGoOn: errors take the way that remains", () => {
    const { lines } = exact(`
      invokeLambda(lambda("f"), {}, { errorsGoOn: true });
      if (checkHoursOfOperation(hours("Office"), { errorsGoOn: true })) { playPrompt("Open"); return disconnect(); }
      transferToQueue({ errorsGoOn: true });
      return disconnect();`);
    expect(lines).toEqual([
      "lambda-f: InvokeLambdaFunction ->check-office",
      "check-office: CheckHoursOfOperation [True]>play-open [False]>transfer-to-queue !NoMatchingError>transfer-to-queue",
      'play-open: MessageParticipant "Open" ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
      "transfer-to-queue: TransferContactToQueue !QueueAtCapacity>disconnect-hang-up-2",
      "disconnect-hang-up-2: DisconnectParticipant",
    ]);
  });

  test("errors that are named are taken by a try from harmless blocks too", () => {
    const { lines } = exact(`
      try { playPrompt("a", { errors: ["NoMatchingError"] }); } catch { playPrompt("b"); }
      return disconnect();`);
    expect(lines[0]).toContain("!NoMatchingError>play-b");
  });

  test("a block's own onError takes its errors, harmless ones too, and adds no others", () => {
    const { flow } = exact(`
      const sorry: Block = block("sorry", () => disconnect());
      playPrompt("a", { onError: sorry });
      invokeLambda(lambda("f"), {}, { errors: [], onError: sorry });
      invokeLambda(lambda("g"), {}, { onError: disconnect });
      return endFlow();`);
    expect(flow?.graph.nodes.map(({ type, edges }) => [type, edges.map(({ slot }) => slot.kind)])).toEqual([
      ["MessageParticipant", ["error", "next"]],
      ["DisconnectParticipant", []],
      ["InvokeLambdaFunction", ["next"]],
      ["InvokeLambdaFunction", ["error", "next"]],
      ["DisconnectParticipant", []],
      ["EndFlowExecution", []],
    ]);
  });

  test("errors of a function that makes two blocks go on behind both", () => {
    const { flow } = exact(`
      setVoice("Joanna", { language: "en-US", errorsGoOn: true });
      transferToQueue(queue("Sales"), { errorsGoOn: true });
      return disconnect();`);
    const nodes = flow?.graph.nodes ?? [];
    const place = (id: string): number => nodes.findIndex((node) => node.id === id);
    expect(nodes.map(({ type, edges }) => [type, edges.map(({ to }) => place(to))])).toEqual([
      ["UpdateContactTextToSpeechVoice", [2, 1]],
      ["UpdateContactData", [2, 2]],
      ["UpdateContactTargetQueue", [4, 3]],
      ["TransferContactToQueue", [4, 4]],
      ["DisconnectParticipant", []],
    ]);
  });

  test("a module's options may stand beside its contract", () => {
    const { flows } = compileAll(`
      export const part = module("Part", { results: ["done"], exact: true, onError: disconnect }, () => {
        invokeLambda(lambda("f"), {});
        return returnFromModule("done");
      });`);
    expect(flows[0]?.graph.nodes.map(({ type }) => type)).toEqual([
      "InvokeLambdaFunction",
      "EndFlowModuleExecution",
      "DisconnectParticipant",
    ]);
    expect(flows[0]?.definition.contract?.results).toEqual([{ name: "done" }]);
  });

  test("a long text may be a template that playPrompt is the tag of", () => {
    const { flow } = exact("playPrompt`One\\n${attributes.a} two`; playPrompt`three`; return disconnect();");
    expect(flow?.graph.nodes.map(({ parameters }) => parameters["Text"])).toEqual([
      "One\n$.Attributes.a two",
      "three",
      undefined,
    ]);
  });

  test("onError takes errors inside its own block too", () => {
    const { flow } = exact(
      `invokeLambda(lambda("f"), {}); return disconnect();`,
      `exact: true, onError: () => { invokeLambda(lambda("g"), {}, { timeoutSeconds: 3 }); return disconnect(); }`,
    );
    const inner = flow?.graph.nodes.find(({ parameters }) => parameters["InvocationTimeLimitSeconds"] === "3");
    expect(inner?.edges).toContainEqual({ slot: { kind: "error", error: "NoMatchingError" }, to: inner?.id });
  });

  test("a loop keeps counting, and is one action however often it is entered", () => {
    const { lines } = exact(
      `
      while (true) {
        for (const turn of loop(2)) { if (attributes.a === "1") break; playPrompt("again"); }
        playPrompt("around");
      }`,
      "exact: true, draft: true",
    );
    expect(lines.filter((line) => line.includes("Loop"))).toHaveLength(1);
  });

  test("ways without a target stay so, with a finding", () => {
    const { flow, codes } = exact(`if (attributes.a === "1") return unconnected("$end"); return unconnected();`);
    expect(flow?.graph.nodes[0]?.edges.map(({ to }) => to)).toEqual(["$end", ""]);
    expect(codes).toContain("FLW310 1:" + String(codes[0]?.split(":")[1]));
  });
});

describe("the layout file", () => {
  const frame = [
    ["Version", "2019-10-30"],
    ["StartAction"],
    ["Metadata", { name: "Main", ActionMetadata: { A: { position: { x: 5, y: 6 } } } }],
    ["Actions"],
  ];
  const layout = (actions: readonly object[]) => ({ version: 1, flow: "Main", document: frame, actions });

  test("gives identifiers, order and positions back; what was added has its own", () => {
    const kept = layout([
      { name: "disconnect-hang-up", id: "B" },
      { name: "play-hello", id: "A" },
    ]);
    const { flow } = exact(`playPrompt("Hello"); playPrompt("More"); return disconnect();`, "exact: true", kept);
    expect(flow?.document.Actions.map(({ Identifier }) => Identifier)).toEqual(["B", "A", "play-more"]);
    expect(flow?.document.StartAction).toBe("A");
    const metadata = flow?.document.Metadata as { ActionMetadata: Record<string, { position: object }> };
    expect(metadata.ActionMetadata["A"]).toEqual({ position: { x: 5, y: 6 } });
    expect(Object.keys(metadata.ActionMetadata)).toEqual(["A", "play-more"]);
  });

  test("what is gone from the source is left out; what nothing leads to stays, with a warning", () => {
    const detached = { Identifier: "Z", Type: "Unknown", Parameters: { a: 1 }, Transitions: { NextAction: "A" } };
    const kept = layout([{ name: "play-hello", id: "A" }, { name: "play-gone", id: "G" }, { verbatim: detached }]);
    const { flow, codes } = exact(`playPrompt("Hello"); return disconnect();`, "exact: true", kept);
    expect(flow?.document.Actions.map(({ Identifier }) => Identifier)).toEqual(["A", "Z", "disconnect-hang-up"]);
    expect(flow?.document.Actions[1]).toEqual(detached);
    expect(codes.map((code) => code.split(" ")[0])).toEqual(["FLW311"]);
  });

  test("spellings are kept while the value means the same", () => {
    const kept = layout([
      { name: "lambda-f", id: "A", parameters: { InvocationTimeLimitSeconds: 3, ResponseValidation: null } },
    ]);
    const parametersOf = (seconds: number): unknown =>
      exact(`invokeLambda(lambda("f"), {}, { timeoutSeconds: ${seconds} }); return disconnect();`, "exact: true", kept)
        .flow?.document.Actions[0]?.Parameters;
    expect(parametersOf(3)).toEqual({ LambdaFunctionARN: "${flowc:lambda/f}", InvocationTimeLimitSeconds: 3 });
    expect(parametersOf(4)).toEqual({ LambdaFunctionARN: "${flowc:lambda/f}", InvocationTimeLimitSeconds: "4" });
  });

  test.each([
    ["not an object", []],
    ["another version", { ...layout([]), version: 2 }],
    ["no name", { ...layout([]), flow: 1 }],
    ["no frame", { ...layout([]), document: [1] }],
    ["an entry without an id", layout([{ name: "x" }])],
    [
      "a name twice",
      layout([
        { name: "x", id: "a" },
        { name: "x", id: "b" },
      ]),
    ],
    [
      "an id twice",
      layout([
        { name: "x", id: "a" },
        { name: "y", id: "a" },
      ]),
    ],
    ["malformed transitions", layout([{ name: "x", id: "a", transitions: { frame: 1 } }])],
  ])("a damaged one is a finding: %s", (_, damaged) => {
    expect(() => exact("return disconnect();", "exact: true", damaged as object)).toThrow(/FLW312|layout file/);
  });
});
