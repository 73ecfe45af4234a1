import { describe, expect, test } from "vitest";
import { importFlows } from "../../src/decompile/import-flows.js";
import { SymbolTable } from "../../src/decompile/symbols.js";
import type { JsonObject } from "../../src/language/json.js";

/** Ways on of an action: `next`, `!Error`, or the operand of a condition for equality. */
type Ways = Readonly<Record<string, string>>;

function action(id: string, type: string, parameters: JsonObject, ways: Ways): JsonObject {
  const named = Object.entries(ways).filter(([slot]) => slot !== "next");
  const errors = named.filter(([slot]) => slot.startsWith("!"));
  const conditions = named.filter(([slot]) => !slot.startsWith("!"));
  const next = ways["next"] ?? errors.at(-1)?.[1];
  return {
    Identifier: id,
    Type: type,
    Parameters: parameters,
    Transitions: {
      ...(next !== undefined && { NextAction: next }),
      ...(conditions.length > 0 && {
        Conditions: conditions.map(([operand, to]) => ({
          NextAction: to,
          Condition: { Operator: "Equals", Operands: [operand] },
        })),
      }),
      ...(errors.length > 0 && { Errors: errors.map(([slot, to]) => ({ NextAction: to, ErrorType: slot.slice(1) })) }),
    },
  };
}

const say = (id: string, text: string, next: string): JsonObject =>
  action(id, "MessageParticipant", { Text: text }, { next, "!NoMatchingError": next });
const end = (id: string): JsonObject => action(id, "DisconnectParticipant", {}, {});
const menu = (id: string, text: string, ways: Ways): JsonObject =>
  action(id, "GetParticipantInput", { Text: text, StoreInput: "False", InputTimeLimitSeconds: "5" }, ways);
const rest = (to: string): Ways => ({
  "!NoMatchingCondition": to,
  "!InputTimeLimitExceeded": to,
  "!NoMatchingError": to,
});
const fn = (id: string, name: string, ways: Ways): JsonObject =>
  action(
    id,
    "InvokeLambdaFunction",
    {
      LambdaFunctionARN: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      InvocationTimeLimitSeconds: "8",
      ResponseValidation: { ResponseType: "STRING_MAP" },
    },
    ways,
  );

/** The source of a flow without its imports. */
async function sourceOf(name: string, actions: readonly JsonObject[]): Promise<string> {
  const document = {
    Version: "2019-10-30",
    StartAction: actions[0]?.["Identifier"],
    Metadata: { name },
    Actions: actions,
  };
  const source = { file: "flow.json", text: JSON.stringify(document) };
  const { flows, diagnostics } = await importFlows([source], { symbols: new SymbolTable() });
  expect(diagnostics.filter(({ code, severity }) => severity === "error" || code === "FLW519")).toEqual([]);
  return (flows[0]?.source ?? "").replace(/^import [^;]*;\n\n/, "");
}

describe("imported flows are written as a person would", () => {
  test("a body of one block is an expression", async () => {
    expect(await sourceOf("End", [end("a")])).toMatchInlineSnapshot(`
      "export const end = flow("End", { exact: true }, () => disconnect());
      "
    `);
  });

  test("short arms of a menu are an `if` each; others a `switch`", async () => {
    const short = await sourceOf("Short", [
      menu("m", "Press 1 or 2.", { "1": "one", "2": "two", ...rest("end") }),
      say("one", "One.", "end"),
      say("two", "Two.", "end"),
      end("end"),
    ]);
    expect(short).toMatchInlineSnapshot(`
      "export const short = flow("Short", { exact: true }, () => {
        const choice = getCustomerInput("Press 1 or 2.", { errorsGoOn: true });
        if (choice === "1") playPrompt("One.");
        else if (choice === "2") playPrompt("Two.");
        return disconnect();
      });
      "
    `);
    const long = await sourceOf("Long", [
      menu("m", "Press 1 or 2.", { "1": "one", "2": "two", ...rest("end") }),
      say("one", "One.", "more"),
      say("more", "More.", "end"),
      say("two", "Two.", "end"),
      end("end"),
    ]);
    expect(long).toMatchInlineSnapshot(`
      "export const long = flow("Long", { exact: true }, () => {
        switch (getCustomerInput("Press 1 or 2.", { errorsGoOn: true })) {
          case "1":
            playPrompt("One.");
            playPrompt("More.");
            break;
          case "2":
            playPrompt("Two.");
        }
        return disconnect();
      });
      "
    `);
  });

  test("values that lead to one place stand together, before what remains", async () => {
    const compare = action(
      "c",
      "Compare",
      { ComparisonValue: "$.Attributes.kind" },
      { a: "x", b: "y", c: "x", d: "z", "!NoMatchingCondition": "z" },
    );
    const parts = [say("x", "X.", "end"), say("y", "Y.", "end"), say("z", "Z.", "end"), end("end")];
    expect(await sourceOf("Kinds", [compare, ...parts])).toMatchInlineSnapshot(`
      "export const kinds = flow("Kinds", { exact: true }, () => {
        switch (attributes.kind) {
          case "a":
          case "c":
            playPrompt("X.");
            break;
          case "b":
            playPrompt("Y.");
            break;
          case "d":
          default:
            playPrompt("Z.");
        }
        return disconnect();
      });
      "
    `);
  });

  test("errors of single blocks are told with the block; those of most blocks once", async () => {
    const parts = [
      fn("f", "first", { next: "g", "!NoMatchingError": "sorry" }),
      fn("g", "second", { next: "h", "!NoMatchingError": "sorry" }),
      fn("h", "third", { next: "bye", "!NoMatchingError": "end" }),
      say("bye", "Goodbye.", "end"),
      say("sorry", "Sorry.", "more"),
      say("more", "Please call again.", "end"),
      end("end"),
    ];
    expect(await sourceOf("Errors", parts)).toMatchInlineSnapshot(`
      "export const errors = flow("Errors", { exact: true }, () => {
        try {
          invokeLambda(lambda("first"), {});
          invokeLambda(lambda("second"), {});
          try {
            invokeLambda(lambda("third"), {});
            playPrompt("Goodbye.", { errorsGoOn: true });
          } catch {}
        } catch {
          playPrompt("Sorry.");
          playPrompt("Please call again.");
        }
        return disconnect();
      });
      "
    `);
  });

  test("two actions of one console block are one call", async () => {
    const parts = [
      action(
        "v",
        "UpdateContactTextToSpeechVoice",
        { TextToSpeechVoice: "Mia" },
        { next: "l", "!NoMatchingError": "q" },
      ),
      action("l", "UpdateContactData", { LanguageCode: "es-MX" }, { next: "q", "!NoMatchingError": "q" }),
      action("q", "UpdateContactTargetQueue", { QueueId: "Sales" }, { next: "t", "!NoMatchingError": "sorry" }),
      action("t", "TransferContactToQueue", {}, { "!QueueAtCapacity": "sorry", "!NoMatchingError": "sorry" }),
      say("sorry", "Sorry.", "end"),
      end("end"),
    ];
    expect(await sourceOf("Pairs", parts)).toMatchInlineSnapshot(`
      "export const pairs = flow("Pairs", { exact: true }, () => {
        setVoice("Mia", { language: "es-MX", errorsGoOn: true });
        transferToQueue(queue("Sales"), { errorsGoOn: true });
        playPrompt("Sorry.");
        return disconnect();
      });
      "
    `);
  });

  test("long texts stay on one line; options stand apart where the head is too long", async () => {
    const long = "Thank you for calling. ".repeat(6).trim();
    const parts = [
      say("a", long, "m"),
      menu("m", `${long} Press 1 for $.Attributes.name.`, { "1": "b", ...rest("end") }),
      say("b", "Hello.", "end"),
      end("end"),
    ];
    const name = "A flow whose name is so long that the head of it has no room for its options";
    const queue = action("w", "UpdateFlowLoggingBehavior", { FlowLoggingBehavior: "Enabled" }, { next: "a" });
    expect(await sourceOf(name, [queue, ...parts])).toMatchInlineSnapshot(`
      "const options: FlowOptions = { exact: true };

      export default flow("A flow whose name is so long that the head of it has no room for its options", options, () => {
        setLogging("enabled");
        playPrompt\`Thank you for calling. Thank you for calling. Thank you for calling. Thank you for calling. Thank you for calling. Thank you for calling.\`;
        const question = \`Thank you for calling. Thank you for calling. Thank you for calling. Thank you for calling. Thank you for calling. Thank you for calling. Press 1 for \${attributes.name}.\`;
        const choice = getCustomerInput(question, { errorsGoOn: true });
        if (choice === "1") playPrompt("Hello.");
        return disconnect();
      });
      "
    `);
  });
});
