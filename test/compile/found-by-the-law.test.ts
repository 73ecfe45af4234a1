import { afterAll, expect, test } from "vitest";
import { LawCourt } from "../law/law.js";
import { programOf } from "../law/program.js";

/** Programs of the law's generator that the compiler once got wrong, as small as they can be. */
const court = new LawCourt();
afterAll(() => court.close());

/** Programs whose two runs must be the same. */
const same: Readonly<Record<string, string>> = {
  "elements that are asked by blocks, one after the other until one is found": `
    if (["1", "b"].some((one) => one === invokeLambda(f, { p: one }).code)) playPrompt("found");
    if (["1", "b"].every((one) => one === invokeLambda(g, { p: one }).code)) playPrompt("all");
    return disconnect();`,
  "a switch one of whose cases never answers": `
    const goes = (): boolean => {
      playPrompt("goodbye");
      return disconnect();
    };
    switch (true) {
      case checkHoursOfOperation(office):
        break;
      case goes():
        playPrompt("never");
    }
    return disconnect();`,
  "an attribute write that stands behind a loop's head only": `
    let last = attributes.B;
    do {
      playPrompt(\`before \${attributes.A}\`);
      if (contact.languageCode === "es-US") setContactAttributes({ A: "a", B: attributes.B });
    } while (checkHoursOfOperation(office));
    playPrompt(last);
    return disconnect();`,
  "an object made after a break, and changed": `
    exit: {
      if (contact.languageCode === "es-US") break exit;
      const list: string[] = ["a"];
      list.push("b");
      playPrompt(list.join(" "));
    }
    return disconnect();`,
  "a menu that is asked until one key is pressed": `
    let choice: string;
    do { choice = getCustomerInput("Press 1."); } while (choice !== "1");
    playPrompt("thanks");
    return disconnect();`,
  "a menu that is asked by a while until one key is pressed": `
    let choice = "none";
    while (choice !== "1") choice = getCustomerInput("Press 1.");
    playPrompt("thanks");
    return disconnect();`,
  "a text with a reference, in another text, behind a loop that does not change it": `
    let told: string = \`it is \${attributes.A}\`;
    for (const turn of loop(2)) {
      playPrompt("well " + told);
      if (contact.languageCode === "es-US") { try { playPrompt("x"); } catch { told = "other"; } }
    }
    return disconnect();`,
  "a number of the call compared with itself, which may be none": `
    const answer = invokeLambda(f, {});
    if (Number(answer.v) <= Number(answer.v)) playPrompt("a number");
    if (Number(answer.v) === Number(answer.v)) playPrompt("the same");
    if (Number(answer.v) < Number(answer.v)) playPrompt("never");
    return disconnect();`,
  "an assignment on the right of && and ||": `
    let isBoth = contact.languageCode === "es-US";
    isBoth &&= contact.customerEndpoint.address.startsWith("+65");
    let isAny = contact.languageCode === "es-US";
    isAny ||= false as boolean;
    let last = "none";
    const isSet = isAny && (last = "set") === "set";
    playPrompt(\`\${isBoth ? "both" : "not both"} \${isAny ? "any" : "none"} \${last} \${isSet ? "yes" : "no"}\`);
    return disconnect();`,
  "a figure compared with <, and asked for after other blocks": `
    const isQuiet = queueMetric("contactsInQueue", { queue: support }) < 2;
    const isBusy = 3 <= queueMetric("contactsInQueue", { queue: support });
    for (const turn of loop(2)) playPrompt("turn");
    playPrompt(isQuiet ? "quiet" : isBusy ? "busy" : "so so");
    return disconnect();`,
  "a flag that is asked where it can only be one thing": `
    let listed: boolean = contact.customerEndpoint.address !== "2";
    switch (attributes.B) {
      case "valid": {
        for (const turn of loop(2)) {
          listed ||= contact.customerEndpoint.address === "b";
          if (listed) return disconnect();
        }
        break;
      }
      case "sent":
        break;
    }
    playPrompt("over");
    return disconnect();`,
};

test.each(Object.entries(same))("%s", (_, body) => {
  expect(court.judge(programOf(body), 60)).toMatchObject({ kind: "same" });
});

/** Programs that are refused, and by what. */
const refused: Readonly<Record<string, readonly [code: string, body: string]>> = {
  "a list that a loop fills once for each state of a variable": [
    "FLW212",
    `let seen = "nothing";
    const remember = (): void => { seen = "valid"; };
    while (checkHoursOfOperation(office)) { playPrompt("x"); remember(); }
    const all: string[] = [];
    for (let i = 0; i < 2; i++) all.push("turn " + String(i));
    playPrompt(all.join(" ") + seen);
    return disconnect();`,
  ],
  "an identifier in a counting loop that must be copied": [
    "FLW305",
    `while (checkHoursOfOperation(office)) {
      for (const turn of loop(2)) { playPrompt("hello", { id: "hello" }); if (checkHoursOfOperation(office)) break; }
    }
    return disconnect();`,
  ],
};

test.each(Object.entries(refused))("%s", (_, [code, body]) => {
  expect(court.judge(programOf(body), 1)).toMatchObject({ kind: "rejected", codes: [code] });
});
