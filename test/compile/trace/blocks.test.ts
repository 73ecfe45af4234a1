import { describe, expect, it } from "vitest";
import { compileSource, outline } from "../compile-source.js";

function lines(source: string): readonly string[] {
  const [flow] = compileSource(source);
  return flow ? outline(flow) : [];
}

describe("named blocks", () => {
  it("are recorded once; calls are jumps, also in circles", () => {
    expect(
      lines(`
const menu: Block = block("menu", () => {
  if (getCustomerInput("Again?", { keys: ["1"] }) === "1") return greet();
  return disconnect();
});
const greet: Block = block("greet", () => {
  playPrompt("Hello.");
  return menu();
});
export const main = flow("Main", () => {
  if (contact.channel === "VOICE") return greet();
  return menu();
});`),
    ).toEqual([
      'check-channel: Compare "$.Channel" [VOICE]>greet.play-hello !NoMatchingCondition>menu.get-again',
      'greet.play-hello: MessageParticipant "Hello." ->menu.get-again',
      'menu.get-again: GetParticipantInput "Again?" [1]>greet.play-hello !NoMatchingCondition>menu.disconnect-hang-up !InputTimeLimitExceeded>menu.disconnect-hang-up',
      "menu.disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("are recorded once for each build-time state that they can see", () => {
    const found = lines(`
let language = "en";
const bye: Block = block("bye", () => {
  playPrompt(language === "en" ? "Goodbye." : "Au revoir.");
  return disconnect();
});
export const main = flow("Main", () => {
  if (getCustomerInput("2?", { keys: ["2"] }) === "2") language = "fr";
  return bye();
});`);
    expect(found.map((line) => line.split(" ")[0])).toEqual([
      "get-2:",
      "bye.play-au-revoir:",
      "bye.disconnect-hang-up:",
      "bye.play-goodbye:",
    ]);
  });

  it("join call-time values that they can see", () => {
    const found = lines(`
let name = "friend";
const bye: Block = block("bye", () => { playPrompt(\`Goodbye, \${name}.\`); return disconnect(); });
export const main = flow("Main", () => {
  name = attributes.name;
  if (getCustomerInput("2?", { keys: ["2"] }) === "2") name = attributes.nick;
  return bye();
});`);
    expect(found.filter((line) => line.startsWith("bye.play"))).toHaveLength(1);
    expect(found.filter((line) => line.includes("UpdateFlowAttributes"))).toHaveLength(2);
  });

  it("can be jumped to out of loops and try, whose handlers do not follow", () => {
    const found = lines(`
const out: Block = block("out", () => { invokeLambda(lambda("B"), {}); return disconnect(); });
export const main = flow("Main", () => {
  for (const turn of loop(3)) {
    try {
      invokeLambda(lambda("A"), {});
      return out();
    } catch { playPrompt("Again."); }
  }
  return out();
});`);
    expect(found).toEqual([
      'loop: Loop "3" [ContinueLooping]>lambda-a [DoneLooping]>out.lambda-b',
      "lambda-a: InvokeLambdaFunction !NoMatchingError>play-again ->out.lambda-b",
      "out.lambda-b: InvokeLambdaFunction ->out.disconnect-hang-up",
      "out.disconnect-hang-up: DisconnectParticipant",
      'play-again: MessageParticipant "Again." ->loop',
    ]);
  });

  it("belong to each flow that jumps to them", () => {
    const flows = compileSource(`
const bye: Block = block("bye", () => { playPrompt("Goodbye."); return disconnect(); });
export const one = flow("One", () => bye());
export const two = flow("Two", () => { playPrompt("Hi."); return bye(); });`);
    expect(flows.map((flow) => flow.graph.nodes.length)).toEqual([2, 3]);
  });
});

describe("helper functions", () => {
  it("are inlined; their returns join", () => {
    expect(
      lines(`
function greeting() {
  if (contact.channel === "VOICE") return "Hello.";
  if (contact.channel === "CHAT") return "Hi!";
  return "Welcome.";
}
export const main = flow("Main", () => { if (greeting() === "Hi!") playPrompt("Chat."); return disconnect(); });`),
    ).toEqual([
      'check-channel: Compare "$.Channel" [VOICE]>disconnect-hang-up [CHAT]>play-chat !NoMatchingCondition>disconnect-hang-up',
      'play-chat: MessageParticipant "Chat." ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("may end the call, and then nothing after them runs", () => {
    expect(
      lines(`
const refuse = (): never => { playPrompt("No."); return disconnect(); };
export const main = flow("Main", () => {
  ["a", "b"].forEach((x) => { if (x === "b") refuse(); playPrompt(x); });
  playPrompt("Never.");
  return disconnect();
});`),
    ).toEqual([
      'play-a: MessageParticipant "a" ->play-no',
      'play-no: MessageParticipant "No." ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("may call themselves a number of times that the build knows", () => {
    expect(
      lines(`
function count(n: number): void { if (n === 0) return; playPrompt(String(n)); count(n - 1); }
export const main = flow("Main", () => { count(3); return disconnect(); });`).map((line) => line.split(" ")[2]),
    ).toEqual(['"3"', '"2"', '"1"', undefined]);
  });
});
