import { describe, expect, it } from "vitest";
import { compileBody, findingsIn, outline } from "../compile-source.js";

describe("tests that are a block's own branches", () => {
  it("menus: a branch for each key, the rest for what remains", () => {
    const flow = compileBody(`
switch (getCustomerInput("Press 1 or 2.", { keys: ["1", "2"] })) {
  case "1": playPrompt("One."); break;
  case "2": return disconnect();
  default: playPrompt("Goodbye.");
}
return disconnect();`);
    expect(outline(flow)).toEqual([
      'get-press-1-or-2: GetParticipantInput "Press 1 or 2." [1]>play-one [2]>disconnect-hang-up !NoMatchingCondition>play-goodbye !InputTimeLimitExceeded>play-goodbye',
      'play-one: MessageParticipant "One." ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
      'play-goodbye: MessageParticipant "Goodbye." ->disconnect-hang-up',
    ]);
  });

  it("menus without keys offer those that the flow asks for, in any order of the cases", () => {
    const flow = compileBody(`
switch (getCustomerInput("?")) {
  case "noMatch": playPrompt("No."); break;
  case "timeout": playPrompt("Late."); break;
  case "2": playPrompt("Two.");
}
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      'get-x: GetParticipantInput "?" [2]>play-two !NoMatchingCondition>play-no !InputTimeLimitExceeded>play-late',
    );
  });

  it.each([
    ['if (key === "noMatch") playPrompt("No."); else if (key === "2") playPrompt("Two.");', "FLW253 3:5"],
    [
      'if (key === "noMatch" || key === "timeout") return disconnect();\nif (key === "1") playPrompt("One.");',
      "FLW253 3:5",
    ],
    [
      'if (key === "timeout" || key === "noMatch") return disconnect();\nif (key === "1") playPrompt("One.");',
      "FLW253 3:26",
    ],
    [
      'if (key === "noMatch") playPrompt("No."); else playPrompt("Late.");\nif (key === "1") playPrompt("One.");',
      "FLW215 4:5",
    ],
  ])("no answer is lost: %s", (test, finding) => {
    expect(findingsIn(`const key = getCustomerInput("?");\n${test}\nreturn disconnect();`)).toEqual([finding]);
  });

  it("with the keys listed, they may be asked for in any order", () => {
    const flow = compileBody(`
const key = getCustomerInput("?", { keys: ["1", "2"] });
if (key === "timeout" || key === "noMatch") return disconnect();
if (key === "1") playPrompt("One.");
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      'key: GetParticipantInput "?" [1]>play-one [2]>disconnect-hang-up !NoMatchingCondition>disconnect-hang-up !InputTimeLimitExceeded>disconnect-hang-up',
    );
  });

  it("hours and staffing", () => {
    const flow = compileBody(`
if (checkHoursOfOperation(hours("Office")) && checkStaffing("available")) playPrompt("Open.");
else playPrompt("Closed.");
return disconnect();`);
    expect(outline(flow).slice(0, 2)).toEqual([
      "check-office: CheckHoursOfOperation [True]>check-number-of-agents-available [False]>play-closed",
      "check-number-of-agents-available: CheckMetricData [NumberGreaterThan 0]>play-open !NoMatchingCondition>play-closed",
    ]);
  });

  it("metrics: thresholds in the author's order, seconds as milliseconds", () => {
    const flow = compileBody(`
const age = queueMetric("oldestContactAgeSeconds");
if (age > 300) playPrompt("Long."); else if (age > 60) playPrompt("Medium."); else playPrompt("Short.");
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      "age: CheckMetricData [NumberGreaterThan 300000]>play-long [NumberGreaterThan 60000]>play-medium !NoMatchingCondition>play-short",
    );
  });

  it("a threshold that held is not the figure itself", () => {
    expect(
      findingsIn(
        'const n = queueMetric("contactsInQueue");\nif (n > 5) { if (n > 20) playPrompt("x"); }\nreturn disconnect();',
      ),
    ).toEqual(["FLW254 3:18"]);
  });

  it("shares", () => {
    const flow = compileBody(`
switch (distributeByPercentage({ pilot: 10, rest: 90 })) {
  case "pilot": playPrompt("New."); break;
  case "rest": playPrompt("Old.");
}
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      "distribute-by-percentage: DistributeByPercentage [NumberLessThan 11]>play-new !NoMatchingCondition>play-old",
    );
  });

  it("comparisons of one value are one block; repeated ones are dropped", () => {
    const flow = compileBody(`
const name = contact.queue.name;
if (name === "Sales") playPrompt("Sales.");
else if (name === "Sales") playPrompt("Never.");
else if (name.startsWith("Sup")) playPrompt("Support.");
else if (name.includes("x") || name.endsWith("y")) playPrompt("Other.");
return disconnect();`);
    expect(outline(flow)[0]).toBe(
      'check-queue-name: Compare "$.Queue.Name" [Sales]>play-sales [TextStartsWith Sup]>play-support [TextContains x]>play-other [TextEndsWith y]>play-other !NoMatchingCondition>disconnect-hang-up',
    );
  });

  it("a list includes a reference", () => {
    const flow = compileBody(
      'if (["VOICE", "CHAT"].includes(contact.channel)) playPrompt("Hello.");\nreturn disconnect();',
    );
    expect(outline(flow)[0]).toBe(
      'check-channel: Compare "$.Channel" [VOICE]>play-hello [CHAT]>play-hello !NoMatchingCondition>disconnect-hang-up',
    );
  });

  it("numbers compare by number, on either side", () => {
    const flow = compileBody(
      'if (Number(attributes.n) >= 3) playPrompt("A."); else if (1 < Number(attributes.n)) playPrompt("B.");\nreturn disconnect();',
    );
    expect(outline(flow)[0]).toBe(
      'check-attributes-n: Compare "$.Attributes.n" [NumberGreaterOrEqualTo 3]>play-a [NumberGreaterThan 1]>play-b !NoMatchingCondition>disconnect-hang-up',
    );
  });
});

describe("what the flow decided stays known", () => {
  it("a flag costs no attribute and no block", () => {
    const flow = compileBody(`
let isVoice = false;
if (contact.channel === "VOICE") isVoice = true;
if (isVoice) playPrompt("Voice."); else playPrompt("Other.");
return disconnect();`);
    expect(outline(flow)).toEqual([
      'check-channel: Compare "$.Channel" [VOICE]>play-voice !NoMatchingCondition>play-other',
      'play-voice: MessageParticipant "Voice." ->disconnect-hang-up',
      'play-other: MessageParticipant "Other." ->disconnect-hang-up',
      "disconnect-hang-up: DisconnectParticipant",
    ]);
  });

  it("a stored condition is asked where it is tested, each time anew", () => {
    const flow = compileBody(`
const isGold = attributes.tier === "gold";
attributes.tier = "silver";
if (isGold) playPrompt("Gold.");
return disconnect();`);
    expect(outline(flow).slice(0, 3)).toEqual([
      'keep-tier: UpdateFlowAttributes {"tier":"$.Attributes.tier"} ->set-tier',
      'set-tier: UpdateContactAttributes {"tier":"silver"} ->check-flow-attributes-tier',
      'check-flow-attributes-tier: Compare "$.FlowAttributes.tier" [gold]>play-gold !NoMatchingCondition>disconnect-hang-up',
    ]);
  });
});
