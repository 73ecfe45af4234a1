import { describe, expect, it } from "vitest";
import type { FlowType } from "../../../src/language/flow-types.js";
import { compileBody, compileSource, outline } from "../compile-source.js";

describe("error branches", () => {
  it("go to the catch clause", () => {
    const flow = compileBody(`
try {
  invokeLambda(lambda("News"), {});
  playPrompt("Done.");
} catch {
  playPrompt("Failed.");
}
return disconnect();`);
    expect(outline(flow)).toEqual([
      "lambda-news: InvokeLambdaFunction !NoMatchingError>play-failed ->play-done",
      'play-done: MessageParticipant "Done." !NoMatchingError>play-failed ->disconnect-hang-up',
      'play-failed: MessageParticipant "Failed." ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("are told apart by their type", () => {
    const flow = compileBody(`
try {
  transferToQueue();
} catch (error) {
  if (errorOf(error).type === "QueueAtCapacity") playPrompt("Full.");
  else playPrompt("Failed.");
}
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      "transfer-to-queue: TransferContactToQueue !NoMatchingError>play-failed !QueueAtCapacity>play-full",
    );
  });

  it("are passed on to the next catch clause outside", () => {
    const flow = compileBody(`
try {
  try { transferToQueue(); } catch (error) { if (errorOf(error).type !== "QueueAtCapacity") throw error; }
} catch { playPrompt("Outer."); }
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      "transfer-to-queue: TransferContactToQueue !NoMatchingError>play-outer !QueueAtCapacity>disconnect-hang-up",
    );
  });

  it("without a handler, go on after a harmless block and end the flow after others", () => {
    const { graph } = compileBody('playPrompt("Hello.");\ninvokeLambda(lambda("News"), {});\nreturn disconnect();');
    const targets = graph.nodes.map((node) => node.edges.map(({ to }) => to));
    expect(targets).toEqual([["lambda-news", "lambda-news"], ["disconnect-hang-up", "disconnect-hang-up"], []]);
  });

  it("of a block go where its own onError leads, and only they", () => {
    const [flow] = compileSource(`
const sorry: Block = block("sorry", () => { playPrompt("Sorry."); return disconnect(); });
let tries = "none";
export const main = flow("Main", (): never => {
  try {
    invokeLambda(lambda("News"), {}, { onError: sorry });
    playPrompt("One.", { onError: () => { tries = "second"; playPrompt(tries); return disconnect({ id: "cut" }); } });
    playPrompt(tries);
  } catch { playPrompt("Caught."); }
  if (getCustomerInput("Press 1.", { onError: disconnect }) === "1") transferToQueue({ onError: sorry });
  return endFlow();
});`);
    expect(flow && outline(flow)).toEqual([
      "lambda-news: InvokeLambdaFunction !NoMatchingError>sorry.play-sorry ->play-one",
      'sorry.play-sorry: MessageParticipant "Sorry." ->disconnect-hang-up',
      'play-one: MessageParticipant "One." !NoMatchingError>play-second ->play-none',
      'play-second: MessageParticipant "second" !NoMatchingError>play-caught ->cut',
      "cut: DisconnectParticipant",
      'play-none: MessageParticipant "none" !NoMatchingError>play-caught ->get-press-1',
      'play-caught: MessageParticipant "Caught." ->get-press-1',
      'get-press-1: GetParticipantInput "Press 1." [1]>transfer-to-queue !NoMatchingCondition>end-flow-resume !InputTimeLimitExceeded>end-flow-resume',
      "disconnect-hang-up: DisconnectParticipant",
      "transfer-to-queue: TransferContactToQueue !NoMatchingError>sorry.play-sorry !QueueAtCapacity>sorry.play-sorry",
      "end-flow-resume: EndFlowExecution",
    ]);
  });

  it("of harmless blocks go to a catch clause like any other", () => {
    const flow = compileBody(`
try { playPrompt("One."); } catch { playPrompt("Failed."); }
playPrompt("Two.");
return disconnect();`);
    expect(outline(flow).slice(0, 3)).toEqual([
      'play-one: MessageParticipant "One." !NoMatchingError>play-failed ->play-two',
      'play-failed: MessageParticipant "Failed." ->play-two',
      'play-two: MessageParticipant "Two." ->disconnect-hang-up',
    ]);
  });

  it("of a block that the flow's own handler jumps to are handled like any other", () => {
    const [flow] = compileSource(`
const ask: Block = block("ask", () => { invokeLambda(lambda("Plan"), {}); return disconnect(); });
export const main = flow("Main", () => {
  invokeLambda(lambda("News"), {});
  return disconnect();
}, { onError: () => { playPrompt("Once more."); return ask(); } });`);
    expect(flow && outline(flow)).toEqual([
      "lambda-news: InvokeLambdaFunction !NoMatchingError>on-error.play-once-more ->disconnect-hang-up",
      "disconnect-hang-up: DisconnectParticipant",
      'on-error.play-once-more: MessageParticipant "Once more." ->ask.lambda-plan',
      "ask.lambda-plan: InvokeLambdaFunction !NoMatchingError>on-error.play-once-more ->disconnect-hang-up",
    ]);
  });

  it("go to the flow's own handler where no try takes them", () => {
    const [flow] = compileSource(`
export const main = flow("Main", () => {
  try { invokeLambda(lambda("News"), {}); } catch { playPrompt("No news."); }
  invokeLambda(lambda("Plan"), {});
  return disconnect();
}, { onError: () => { playPrompt("Sorry."); return disconnect(); } });`);
    expect(flow && outline(flow)).toEqual([
      "lambda-news: InvokeLambdaFunction !NoMatchingError>play-no-news ->lambda-plan",
      'play-no-news: MessageParticipant "No news." ->lambda-plan',
      "lambda-plan: InvokeLambdaFunction !NoMatchingError>on-error.play-sorry ->disconnect-hang-up",
      "disconnect-hang-up: DisconnectParticipant",
      'on-error.play-sorry: MessageParticipant "Sorry." ->disconnect-hang-up',
    ]);
  });

  it("carry what was assigned before the block failed", () => {
    const flow = compileBody(`
let text = "Nothing tried.";
try {
  text = "First failed.";
  invokeLambda(lambda("A"), {});
  text = "Second failed.";
  invokeLambda(lambda("B"), {});
  text = "Done.";
} catch {}
playPrompt("Now.");
playPrompt(text);
return disconnect();`);
    const writes = outline(flow).filter((line) => line.startsWith("keep-text"));
    expect(writes.map((line) => /"text":"([^"]*)"/.exec(line)?.[1])).toEqual(
      expect.arrayContaining(["First failed.", "Second failed.", "Done."]),
    );
    expect(writes).toHaveLength(3);
  });

  it("tell texts apart without an attribute where the text is said at once", () => {
    const flow = compileBody(`
let text = "Tried.";
try { invokeLambda(lambda("A"), {}); } catch { text = "Failed."; }
playPrompt(text);
playPrompt(attributes.Language === "es" ? "Hola." : "Hello.");
attributes.Greeting = attributes.Language === "es" ? "es" : "en";
return disconnect();`);
    expect(outline(flow)).toEqual([
      "lambda-a: InvokeLambdaFunction !NoMatchingError>play-failed ->play-tried",
      'play-tried: MessageParticipant "Tried." ->check-attributes-language',
      'play-failed: MessageParticipant "Failed." ->check-attributes-language',
      'check-attributes-language: Compare "$.Attributes.Language" [es]>play-hola !NoMatchingCondition>play-hello',
      'play-hola: MessageParticipant "Hola." ->check-attributes-language-2',
      'play-hello: MessageParticipant "Hello." ->check-attributes-language-2',
      'check-attributes-language-2: Compare "$.Attributes.Language" [es]>set-greeting-pbez !NoMatchingCondition>set-greeting-aejc',
      'set-greeting-pbez: UpdateContactAttributes {"Greeting":"es"} ->disconnect-hang-up',
      'set-greeting-aejc: UpdateContactAttributes {"Greeting":"en"} ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  const ends: readonly (readonly [FlowType, string])[] = [
    ["contactFlow", "DisconnectParticipant"],
    ["customerQueue", "EndFlowExecution"],
    ["customerHold", "EndFlowExecution"],
    ["customerWhisper", "EndFlowExecution"],
    ["agentHold", "EndFlowExecution"],
    ["agentWhisper", "EndFlowExecution"],
    ["outboundWhisper", "EndFlowExecution"],
    ["agentTransfer", "DisconnectParticipant"],
    ["queueTransfer", "DisconnectParticipant"],
  ];
  it.each(ends)("end a flow of type %s by %s", (type, end) => {
    const [flow] = compileSource(`
export const main = flow("Main", () => { invokeLambda(lambda("A"), {}); return ${
      end === "EndFlowExecution" ? "endFlow()" : "disconnect()"
    }; }, { type: "${type}" });`);
    const failed = flow?.graph.nodes[0]?.edges.find((edge) => edge.slot.kind === "error")?.to;
    expect(flow?.graph.nodes.find((node) => node.id === failed)?.type).toBe(end);
  });

  it("return from a module", () => {
    const [flow] = compileSource(`
export const main = module("Main", { results: ["done"] }, (_, exits) => { invokeLambda(lambda("A"), {}); return exits.done({}); });`);
    expect(flow?.graph.nodes.find((node) => node.id === "unhandled-error")).toMatchObject({
      type: "EndFlowModuleExecution",
      parameters: {},
    });
  });
});
