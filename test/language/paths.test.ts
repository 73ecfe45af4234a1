import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributeAt, isBareNamespace, knownAttributes, namespaces } from "../../src/language/attributes.js";
import { parsePath, pathsIn, writePath } from "../../src/language/paths.js";
import { actionType, actionTypes } from "../../src/language/registry.js";
import { attributeRows, hasReference } from "./corpus.js";

describe("a path", () => {
  test.each([
    ["$.Channel", ["Channel"]],
    ["$.Attributes.first-name", ["Attributes", "first-name"]],
    ["$.Attributes['first name']", ["Attributes", "first name"]],
    ['$.Attributes["it\'s"]', ["Attributes", "it's"]],
    [
      "$.SegmentAttributes['connect:CustomerAuthentication']['Status']",
      ["SegmentAttributes", "connect:CustomerAuthentication", "Status"],
    ],
    ["$.Views.ViewResultData.Table.0.col", ["Views", "ViewResultData", "Table", "0", "col"]],
    [
      "`$.DataTableList.ResultData.primaryKeyGroups.default[0].attributes[12].attributeValue`",
      ["DataTableList", "ResultData", "primaryKeyGroups", "default", "0", "attributes", "12", "attributeValue"],
    ],
    ["$.External.__proto__", ["External", "__proto__"]],
  ])("%s", (text, names) => {
    expect(parsePath(text)).toEqual(names);
  });

  test.each([
    "",
    "$",
    "$.",
    "$5.00",
    "$.5",
    "x $.Channel",
    "$.Channel ",
    "$.Channel.",
    "$.Attributes['a",
    "$[0]",
    "`$.Channel",
    "$.Größe",
    "$.A..b",
  ])("is not %j", (text) => {
    expect(parsePath(text)).toBeUndefined();
  });

  test("comes back from its names", () => {
    const name = fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).filter((text) => !text.includes("'"));
    const namespace = fc.constantFrom("Attributes", "External", "Lex");
    fc.assert(
      fc.property(namespace, fc.array(name, { maxLength: 4 }), (first, rest) => {
        const names = [first, ...rest];
        expect(parsePath(writePath(names))).toEqual(names);
      }),
    );
  });
});

describe("paths in a text", () => {
  test.each([
    ["Hello $.Customer.FirstName $.Customer.LastName.", ["$.Customer.FirstName", "$.Customer.LastName"]],
    ["$.Attributes.a$.Attributes.b", ["$.Attributes.a", "$.Attributes.b"]],
    ["$.Attributes.nameさん、こんにちは", ["$.Attributes.name"]],
    ["That is $5.00, or $.Attributes.price-", ["$.Attributes.price"]],
    ["no path", []],
  ])("%s", (text, paths) => {
    const found = pathsIn(text);
    expect(found.map((path) => path.text)).toEqual(paths);
    for (const { text: piece, start, end } of found) expect(text.slice(start, end)).toBe(piece);
  });

  test("are found in no time in hostile texts", () => {
    expect(pathsIn("$.a".repeat(100_000))).toHaveLength(100_000);
    expect(pathsIn(`$.a${".-".repeat(100_000)}`)).toHaveLength(1);
    expect(pathsIn(`$.a${"['".repeat(100_000)}`)).toHaveLength(1);
  });
});

describe("what a flow can read", () => {
  test.skipIf(!hasReference)("is known for every path of the table of attributes", () => {
    const paths = attributeRows()
      .flatMap((row) => Array.from(row.matchAll(/`(\$\.[^`]+)`/g), (match) => match[1] ?? ""))
      .map((path) =>
        path
          .replaceAll(/<(\w+)>/g, "$1")
          .replace(/\[[ij]\]/g, "[0]")
          .replace(/\.\*$/, ".x"),
      )
      .map((path) => path.replace("Agents.X", "Agents.Busy").replace("Headers.H", "Headers.From"));
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => attributeAt(parsePath(path) ?? []) === undefined)).toEqual([]);
  });

  test("every namespace has a row, and every action that gives a value exists", () => {
    expect(namespaces.size).toBeGreaterThan(35);
    for (const { after = [] } of knownAttributes) for (const type of after) expect(actionType(type)?.type).toBe(type);
  });

  test("what an action produces is something that a flow can read", () => {
    for (const { type, produces } of actionTypes)
      for (const { path } of produces) {
        const names = parsePath(path) ?? [];
        const readable = [names, [...names, "x"], [...names, "x", "y"], ...knownNames(names)].some(
          (each) => attributeAt(each) !== undefined,
        );
        expect(`${type} ${path} ${readable}`).toBe(`${type} ${path} true`);
      }
  });

  test.each<[readonly string[], string | undefined]>([
    [["Attributes", "anything"], "$.Attributes.*"],
    [["External", "a", "b", "c"], "$.External.**"],
    [["Queue", "OutboundCallerId", "Address"], "$.Queue.OutboundCallerId.*"],
    [["Metrics", "Agents", "Busy", "Count"], "$.Metrics.Agents.*.Count"],
    [["Metrics", "Agents", "Idle", "Count"], undefined],
    [
      ["SegmentAttributes", "connect:CustomerAuthentication", "Status"],
      "$.SegmentAttributes['connect:CustomerAuthentication'].*",
    ],
    [["Agent", "UserName"], "$.Agent.*"],
    [["Agent", "Salary"], undefined],
    [["External"], undefined],
    [["__proto__", "x"], undefined],
    [[], undefined],
  ])("%j is known as %s", (names, path) => {
    expect(attributeAt(names)?.path).toBe(path);
  });

  test("a bare namespace has no value", () => {
    expect(isBareNamespace(["External"])).toBe(true);
    expect(isBareNamespace(["Channel"])).toBe(false);
    expect(isBareNamespace(["StoredCustomerInput"])).toBe(false);
    expect(isBareNamespace(["External", "a"])).toBe(false);
  });
});

/** Paths that begin with these names and that a row spells out. */
function knownNames(start: readonly string[]): readonly (readonly string[])[] {
  return knownAttributes
    .filter(({ path }) => path.startsWith(`${writePath(start)}.`))
    .flatMap(({ path, names = ["x"] }) =>
      names.map((name) => parsePath(path.replaceAll("**", "x").replaceAll("*", name)) ?? []),
    );
}
