import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as flowc from "../../src/author/flowc.js";
import { contactPaths } from "../../src/author/contact.js";
import { currentPaths } from "../../src/author/current.js";
import { isIntrinsic } from "../../src/author/intrinsic.js";
import { loopCount } from "../../src/author/loop.js";
import type { PathTree } from "../../src/author/path-tree.js";
import { isCallTimeObject } from "../../src/author/paths.js";
import { relocate } from "../../src/author/symbol.js";
import { takeUncheckedDigits } from "../../src/author/unchecked-digits.js";
import { attributeAt, knownAttributes } from "../../src/language/attributes.js";
import { parsePath } from "../../src/language/paths.js";
import { pathOf, plain, record, refusal } from "./test-recorder.js";

const { attributes, contact, current } = flowc;

/** Every path of a tree; below a map, one example. */
function paths(tree: PathTree): readonly string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === "string") return [value];
    const map = value["map"];
    return typeof map === "string"
      ? [`${map}.${map === "$.Media.Sip.Headers" ? "From" : "x"}`]
      : paths(value as PathTree);
  });
}

describe("references", () => {
  test("every path of contact and current is one that a flow can read", () => {
    const all = [...paths(contactPaths), ...paths(currentPaths)];
    const unknown = all.filter((path) => {
      const names = parsePath(path);
      return names === undefined || attributeAt(names) === undefined;
    });
    expect(unknown).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test("contact has every attribute that is there without a block", () => {
    const read = paths(contactPaths).map((path) => parsePath(path));
    const has = (pattern: string) => read.some((names) => names && attributeAt(names)?.path === pattern);
    const missing = knownAttributes
      .filter((attribute) => !attribute.after && attribute.lasts === "contact" && !attribute.unverified)
      .map((attribute) => attribute.path)
      .filter((pattern) => !has(pattern));
    // contact.reference(name) reads the first, current.path("$.Tags") the second.
    expect(missing).toEqual(["$.References.*.*", "$.Tags"]);
  });

  test("reads are paths, whatever the name", () => {
    record(() => {
      expect(pathOf(contact.customerEndpoint.address)).toBe("$.CustomerEndpoint.Address");
      expect(pathOf(contact.tags["cost centre"])).toBe("$.Tags['cost centre']");
      expect(pathOf(contact.segmentAttributes["connect:Subtype"])).toBe("$.SegmentAttributes['connect:Subtype']");
      expect(pathOf(contact.reference("caller").value)).toBe("$.References.caller.Value");
      expect(pathOf(contact.reference("caller").type)).toBe("$.References.caller.Type");
      expect(pathOf(current.external["tier"])).toBe("$.External.tier");
      expect(pathOf(current.external["constructor"])).toBe("$.External.constructor");
      expect(pathOf(current.path("$.External.address.city"))).toBe("$.External.address.city");
      expect(pathOf(attributes["Center"])).toBe("$.Attributes.Center");
    });
  });

  test("a read below a map is a path with exactly that name, or refused", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "a.b", "a-")), (name) => {
        const code = refusal(() => contact.tags[name]);
        const { value } = record(() => (code === undefined ? parsePath(pathOf(contact.tags[name])) : undefined));
        expect([code, value]).toEqual(code === undefined ? [undefined, ["Tags", name]] : ["FLW812", undefined]);
      }),
    );
  });

  test("setting an attribute records it; the tracer knows the object", () => {
    const { recorder } = record(() => {
      attributes["Center"] = contact.name;
      flowc.contactAttributes<{ Center: string }>().Center = "Manila";
    });
    expect(recorder.requests.map((request) => [request.type, plain(request.parameters)])).toEqual([
      ["UpdateContactAttributes", { Attributes: { Center: "$.Name" } }],
      ["UpdateContactAttributes", { Attributes: { Center: "Manila" } }],
    ]);
    expect([attributes, contact.tags, current.external].every(isCallTimeObject)).toBe(true);
    expect(isCallTimeObject(contact)).toBe(false);
  });
});

describe("digits", () => {
  const entered = (use: (entered: { digits: unknown; timedOut: boolean }) => unknown) => {
    const { recorder } = record(() => use(flowc.storeCustomerInput("PIN?", { maxDigits: 4 })));
    return takeUncheckedDigits(recorder).map(({ block }) => block);
  };

  test("digits and timedOut read what was entered", () => {
    record(() => {
      const { digits, timedOut } = flowc.storeCustomerInput("PIN?", { maxDigits: 4 });
      expect(pathOf(digits)).toBe("$.StoredCustomerInput");
      expect(pathOf(timedOut)).toBe("$.StoredCustomerInput = Timeout");
    });
  });

  test("digits used without a look at timedOut are noticed, in whatever order the two are read", () => {
    expect(entered((input) => input.digits)).toEqual(["storeCustomerInput"]);
    expect(entered((input) => [input.digits, input.timedOut])).toEqual([]);
    expect(entered((input) => [input.timedOut, input.digits])).toEqual([]);
    expect(entered((input) => input.timedOut)).toEqual([]);
    expect(entered(() => undefined)).toEqual([]);
  });

  test("one input that was looked at does not excuse another, and asking twice finds nothing", () => {
    const { recorder } = record(() => {
      void flowc.storeCustomerInput("Account?", { maxDigits: 4 }).timedOut;
      void flowc.storePhoneNumber("Number?", { format: "international" }).digits;
    });
    expect(takeUncheckedDigits(recorder).map(({ block }) => block)).toEqual(["storePhoneNumber"]);
    expect(takeUncheckedDigits(recorder)).toEqual([]);
  });
});

describe("flows, blocks, loops and modules", () => {
  test("a flow is declared as it is written, and is its own symbol", () => {
    const onError: flowc.Block = () => flowc.disconnect();
    const body = (): never => flowc.endFlow();
    const { recorder, value } = record(() =>
      flowc.flow("Music", body, {
        type: "customerQueue",
        description: "Plays music.",
        draft: true,
        exact: true,
        onError,
      }),
    );
    const written = { description: "Plays music.", draft: true, exact: true, onError, body };
    expect(recorder.definitions).toEqual([{ kind: "flow", name: "Music", flowType: "customerQueue", ...written }]);
    expect(value).toEqual({ kind: "flow", name: "Music" });
    expect(record(() => flowc.flow("Plain", body)).recorder.definitions[0]?.flowType).toBe("contactFlow");
  });

  test("a block jumps to one definition, and may be called by staged code", () => {
    const { recorder } = record(() => {
      const menu = flowc.block("menu", () => flowc.disconnect());
      expect(isIntrinsic(menu)).toBe(true);
      menu();
    });
    expect(recorder.jumps.map((jump) => jump.name)).toEqual(["menu"]);
  });

  test("a loop tells the tracer what it is", () => {
    record(() => {
      const turns = flowc.loop(3, { keepsCounting: true, id: "Turns" });
      expect(loopCount(turns)).toEqual({ count: "3", keepsCounting: true, id: "Turns" });
      expect(pathOf(loopCount(flowc.loop(attributes["Tries"] as string))?.count)).toBe("$.Attributes.Tries");
      expect([loopCount([1]), loopCount(undefined), loopCount("x")]).toEqual([undefined, undefined, undefined]);
    });
  });

  test("a module's contract is JSON Schema, its body gets input and exits", () => {
    const { recorder } = record(() =>
      flowc.module(
        "Identify",
        {
          description: "Finds the customer.",
          input: { greeting: "string", tries: "integer" },
          results: { known: "The customer is known.", unknown: "Nobody knows." },
          resultData: { account: "string" },
        },
        (input, exits): never => {
          flowc.playPrompt(input.greeting);
          return exits.known({ account: input.tries });
        },
      ),
    );
    const [definition] = recorder.definitions;
    const object = (properties: object) => ({
      $schema: "http://json-schema.org/draft-04/schema#",
      type: "object",
      properties,
      required: Object.keys(properties),
    });
    expect(definition).toMatchObject({
      kind: "module",
      name: "Identify",
      flowType: "module",
      description: "Finds the customer.",
    });
    expect(definition?.contract).toEqual({
      input: object({ greeting: { type: "string" }, tries: { type: "integer" } }),
      resultData: object({ account: { type: "string" } }),
      results: [
        { name: "known", description: "The customer is known." },
        { name: "unknown", description: "Nobody knows." },
      ],
    });
    const { requests } = record(definition?.body as () => never).recorder;
    expect(requests.map((request) => plain(request.parameters))).toEqual([
      { Text: "$.Modules.Input.greeting" },
      { Result: "known", ResultData: { account: "$.Modules.Input.tries" } },
    ]);
  });

  test("symbols keep any name that is a text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
        const make = () => flowc.setWorkingQueue(flowc.queue(name));
        const code = refusal(make);
        const { recorder } = record(code === undefined ? make : () => undefined);
        const tokens = recorder.requests.map((request) => request.parameters["QueueId"] as string);
        const names = tokens.map((token) => relocate(token, (symbol) => `${symbol.kind} ${symbol.name}`));
        expect(code ?? names).toEqual(code === undefined ? [`queue ${name}`] : /^FLW8(16|19)$/.exec(code)?.[0]);
      }),
    );
  });
});

describe("distributeByPercentage", () => {
  /** Shares of at least two names that add up to 100. */
  const shares = fc
    .array(fc.nat(100), { minLength: 1, maxLength: 6 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
    .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] as number)));

  test("each name gets exactly its share of the draws from 1 to 100", () => {
    fc.assert(
      fc.property(shares, (percentages) => {
        const named = Object.fromEntries(percentages.map((share, index) => [`share ${index}`, share as 50]));
        const { recorder, value } = record(() => flowc.distributeByPercentage(named));
        const [request] = recorder.requests;
        const drawn = (draw: number): unknown => {
          if (!request) return value;
          const taken = request.branches?.find(({ slot }) => slot.kind === "condition" && draw < Number(slot.operand));
          return (taken ?? request.branches?.find(({ slot }) => slot.kind === "error"))?.label;
        };
        const counts: Record<string, number> = {};
        for (let draw = 1; draw <= 100; draw++) counts[String(drawn(draw))] = (counts[String(drawn(draw))] ?? 0) + 1;
        expect(counts).toEqual(Object.fromEntries(Object.entries(named).filter(([, share]) => Number(share) > 0)));
      }),
    );
  });
});
