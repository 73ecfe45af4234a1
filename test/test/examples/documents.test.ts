import "../../../src/test/vitest.js";
import { expect, it } from "vitest";
import { instanceOf, scriptedBot } from "../../../src/test/test.js";

const shop = {
  Version: "2019-10-30",
  StartAction: "bot",
  Metadata: {},
  Actions: [
    {
      Identifier: "bot",
      Type: "ConnectParticipantWithLexBot",
      Parameters: { Text: "What would you like?", LexV2Bot: { AliasArn: "Shop" } },
      Transitions: {
        NextAction: "bye",
        Conditions: [{ NextAction: "queue", Condition: { Operator: "Equals", Operands: ["Buy"] } }],
        Errors: [
          { NextAction: "bye", ErrorType: "NoMatchingCondition" },
          { NextAction: "bye", ErrorType: "NoMatchingError" },
        ],
      },
    },
    {
      Identifier: "queue",
      Type: "UpdateContactTargetQueue",
      Parameters: { QueueId: "Sales" },
      Transitions: { NextAction: "enter", Errors: [{ NextAction: "bye", ErrorType: "NoMatchingError" }] },
    },
    {
      Identifier: "enter",
      Type: "TransferContactToQueue",
      Parameters: {},
      Transitions: {
        NextAction: "bye",
        Errors: [
          { NextAction: "bye", ErrorType: "QueueAtCapacity" },
          { NextAction: "bye", ErrorType: "NoMatchingError" },
        ],
      },
    },
    { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
  ],
};

it("sends buyers to Sales", async () => {
  const line = await instanceOf({
    documents: { Shop: shop },
    bots: { Shop: scriptedBot({ Buy: [/\bbuy\b/i, "an order"] }) },
  });
  const call = await line.call("Shop");
  await call.hears("What would you like?").says("I would like to buy a boat").agentAccepts();
  expect(call.queue).toBe("Sales");
});
