import { describe, expect, it } from "vitest";
import { asFlow, compileAll, compileBody, outline } from "../compile-source.js";

const ids = (body: string): string[] => compileBody(body).graph.nodes.map((node) => node.id);

describe("while, do and for", () => {
  it("go back where the build-time state is the same: a flag needs no attribute", () => {
    expect(
      outline(
        compileBody(`
let done = false;
while (!done) {
  const key = getCustomerInput("Press 1.", { keys: ["1"] });
  if (key === "1") done = true; else playPrompt("No.");
}
playPrompt("Done.");
return disconnect();`),
      ),
    ).toEqual([
      'key: GetParticipantInput "Press 1." [1]>play-done !NoMatchingCondition>play-no !InputTimeLimitExceeded>play-no',
      'play-no: MessageParticipant "No." ->key',
      'play-done: MessageParticipant "Done." ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("are turned round their test when it asks for an outcome", () => {
    const once =
      'key: GetParticipantInput "Press 1." [1]>play-one !NoMatchingCondition>disconnect-hang-up !InputTimeLimitExceeded>key';
    const ask = 'getCustomerInput("Press 1.", { keys: ["1"] })';
    const end = 'if (key === "1") playPrompt("One.");\nreturn disconnect();';
    expect(outline(compileBody(`let key;\ndo { key = ${ask}; } while (key === "timeout");\n${end}`))[0]).toBe(once);
    expect(outline(compileBody(`let key = ${ask};\nwhile (key === "timeout") key = ${ask};\n${end}`))[0]).toBe(once);
  });

  it("are unrolled where a plain variable counts", () => {
    const flow = compileBody(`
for (let left = 3; left > 0; left--) {
  if (getCustomerInput(\`\${left} tries.\`, { keys: ["1"] }) === "1") return disconnect();
}
playPrompt("Goodbye.");
return disconnect();`);
    expect(flow.graph.nodes.map(({ parameters }) => parameters["Text"])).toEqual([
      "3 tries.",
      undefined,
      "2 tries.",
      "1 tries.",
      "Goodbye.",
    ]);
  });

  it("leave out turns that are decided at build time", () => {
    expect(ids("let n = 0; for (let i = 0; i < 100; i++) n += i;\nplayPrompt(`${n}`);\nreturn disconnect();")).toEqual([
      "play-4950",
      "disconnect-hang-up",
    ]);
  });

  it("labels find their loop", () => {
    const flow = compileBody(`
outer: for (const x of ["a", "b"]) {
  for (const y of ["1", "2"]) {
    if (contact.queue.name === x + y) continue outer;
    if (contact.queue.name === "stop") break outer;
    playPrompt(x + y);
  }
}
return disconnect();`);
    expect(flow.graph.nodes.filter((node) => node.type === "MessageParticipant")).toHaveLength(4);
  });

  it("carry a text that grows without end in an attribute after some turns", () => {
    const flow = compileBody(`
let dots = ".";
while (getCustomerInput("More?", { keys: ["1"] }) === "1") dots = dots + ".";
playPrompt(\`Dots: \${dots} end\`);
return disconnect();`);
    expect(JSON.stringify(flow.graph)).toMatch(/\$\.FlowAttributes\.dots\w*\."/);
    expect(flow.graph.nodes.length).toBeLessThan(100);
  });
});

describe("loop(n)", () => {
  const ask = 'if (getCustomerInput("Press 1.", { keys: ["1"] }) === "1") break;';

  it("is one block while turns are the same", () => {
    expect(
      outline(compileBody(`for (const turn of loop(3)) { ${ask} playPrompt("No."); }\nreturn disconnect();`)),
    ).toEqual([
      'loop: Loop "3" [ContinueLooping]>get-press-1 [DoneLooping]>disconnect-hang-up',
      'get-press-1: GetParticipantInput "Press 1." [1]>disconnect-hang-up !NoMatchingCondition>play-no !InputTimeLimitExceeded>play-no',
      'play-no: MessageParticipant "No." ->loop',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("has its first turn copied out where that differs", () => {
    expect(
      outline(
        compileBody(
          'let text = "Hello."; for (const t of loop(3)) { playPrompt(text); text = "Again."; }\nreturn disconnect();',
        ),
      ),
    ).toEqual([
      'play-hello: MessageParticipant "Hello." ->loop',
      'loop: Loop "2" [ContinueLooping]>play-again [DoneLooping]>disconnect-hang-up',
      'play-again: MessageParticipant "Again." ->loop',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("is copied where it can be left and entered again, and says so", () => {
    const { flows, findings } = compileAll(
      asFlow(`while (contact.channel === "VOICE") { for (const t of loop(2)) { ${ask} } }\nreturn disconnect();`),
    );
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["FLW250", "warning"]]);
    const types = flows[0]?.graph.nodes.map((node) => node.type) ?? [];
    expect(types.filter((type) => type === "GetParticipantInput")).toHaveLength(2);
    expect(types).not.toContain("Loop");
  });

  it("stays one block with keepsCounting, and where its number comes from the call", () => {
    const kept = compileBody(
      `while (contact.channel === "VOICE") { for (const t of loop(2, { keepsCounting: true })) { ${ask} } }\nreturn disconnect();`,
    );
    expect(kept.graph.nodes.filter((node) => node.type === "Loop")).toHaveLength(1);
    const byReference = compileBody('for (const t of loop(attributes.n)) playPrompt("x");\nreturn disconnect();');
    expect(byReference.graph.nodes[0]).toMatchObject({ type: "Loop", parameters: { LoopCount: "$.Attributes.n" } });
  });

  it("of no turns is nothing, and one that always ends in its first turn goes on counting for nobody", () => {
    expect(ids('for (const t of loop(0)) playPrompt("x");\nreturn disconnect();')).toEqual(["disconnect-hang-up"]);
  });
});
