import { beforeAll, describe, expect, test } from "vitest";
import type { ActionType } from "../../src/language/action-type.js";
import { errorTypes } from "../../src/language/error-types.js";
import { flowTypes } from "../../src/language/flow-types.js";
import { blocksWithoutKnownType, invalidTypes } from "../../src/language/invalid-types.js";
import type { JsonObject } from "../../src/language/json.js";
import { operators, rejectedOperators } from "../../src/language/operators.js";
import { allowedOperands, blockOf } from "../../src/language/outcomes.js";
import type { ParameterSchema } from "../../src/language/parameter-schema.js";
import { pathsIn, writePath } from "../../src/language/paths.js";
import { holds } from "../../src/language/predicate.js";
import { actionType, actionTypes } from "../../src/language/registry.js";
import { profileFieldNames } from "../../src/language/shapes/profile.js";
import { inFlightRedactionEntities, redactionEntities } from "../../src/language/shapes/redaction.js";
import { compareParameters } from "./catalogue-parameters.js";
import { hasReference } from "./corpus.js";
import { readReference } from "./reference.js";
import type { Reference, ReferenceAction } from "./reference.js";

const table: Reference = hasReference ? readReference() : ({ actions: {} } as Reference);
const rows = Object.entries(table.actions);

/** Counts comparisons by kind of fact and keeps those that fail. */
const counts = new Map<string, number>();
let differences: string[] = [];
function compare(fact: string, expected: unknown, actual: unknown): void {
  const kind = fact.slice(fact.lastIndexOf(": ") + 2);
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  if (left !== right) differences.push(`${fact}: the table has ${left}, the catalogue ${right}`);
}

function known(type: string): ActionType {
  const action = actionType(type);
  if (!action) throw new Error(`${type} is not in the catalogue`);
  return action;
}

describe.skipIf(!hasReference)("the catalogue says what the table of facts says", () => {
  beforeAll(() => {
    differences = [];
  });

  test("about the same types", () => {
    expect(actionTypes.map(({ type }) => type)).toHaveLength(69);
    expect(actionTypes.map(({ type }) => type).toSorted()).toEqual(rows.map(([type]) => type).toSorted());
  });

  test.each(rows)("%s", (type, row) => {
    const action = known(type);
    differences = [];
    compareParameters(row.parameters, action.parameters, type, compare);
    compareGroups(type, row, action);
    compareConditions(type, row, action);
    compareErrors(type, row, action);
    compareRest(type, row, action);
    expect(differences).toEqual([]);
  });

  test("fact by fact: how many", () => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const list = [...counts].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
    process.stdout.write(`${total} facts of ${rows.length} action types compared: ${list.join(", ")}\n`);
    expect(total).toBeGreaterThan(2000);
  });

  test("tables", () => {
    expect(
      Object.fromEntries(Object.entries(flowTypes).map(([name, { api }]) => [name, api ?? table.flowTypes["module"]])),
    ).toEqual(table.flowTypes);
    expect(Object.keys(operators)).toEqual(Object.keys(table.operators));
    for (const [name, kind] of Object.entries(operators)) expect(table.operators[name]?.startsWith(kind)).toBe(true);
    expect([...rejectedOperators.keys()]).toEqual(table.rejectedOperators);
    expect(Object.keys(errorTypes)).toEqual(Object.keys(table.errorTypes));
    expect(redactionEntities).toEqual(table.redactionEntities);
    expect(redactionEntities.filter((each) => !inFlightRedactionEntities.includes(each)).toSorted()).toEqual(
      table.notForInFlightRedaction.toSorted(),
    );
    expect(profileFieldNames.toSorted()).toEqual(table.profileFields.toSorted());
    const invalid = Object.entries(table.invalidTypes).map(([name, { use }]) => [name, use ?? undefined]);
    expect([...invalidTypes].toSorted()).toEqual(invalid.toSorted());
    expect(blocksWithoutKnownType.size).toBe(Object.keys(table.blocksWithUnknownType).length);
  });
});

function compareGroups(type: string, row: ReferenceAction, action: ActionType): void {
  const groups = [
    ...row.exclusive,
    ...Object.entries(row.parameters).flatMap(([name, { items }]) =>
      (items?.exclusive ?? []).map((group) => group.map((member) => `${name}.[].${member}`)),
    ),
  ];
  for (const group of groups) compare(`${type}: exclusive`, true, excludes(action, group));
  if (row.atLeastOneOf) {
    const choice = action.parameters.choices?.find(({ take }) => take === "atLeastOne");
    compare(`${type}: atLeastOneOf`, row.atLeastOneOf, choice?.of);
  }
}

/** True when the catalogue lets only one of the members be there. */
function excludes(action: ActionType, group: readonly string[]): boolean {
  const paths = group.map((member) => member.split("."));
  const parents = new Set(paths.map((path) => path.slice(0, -1).join(".")));
  if (parents.size > 1) {
    // Members of different objects: a predicate on the first forbids it beside the second.
    const both: JsonObject = {
      StoreInput: "True",
      InputEncryption: {},
      InputValidation: { PhoneNumberValidation: {} },
    };
    const [[first = ""] = []] = paths;
    const when = action.parameters.onlyWhen?.[first];
    return when !== undefined && !holdsFor(action, first, both);
  }
  let schema: ParameterSchema | undefined = { type: "object", ...action.parameters };
  for (const step of paths[0]?.slice(0, -1) ?? []) schema = step === "[]" ? schema?.items : schema?.properties?.[step];
  const names = paths.map((path) => path.at(-1) as string);
  return (schema?.choices ?? []).some(
    ({ take, of }) => take !== "atLeastOne" && names.every((name) => of.includes(name)),
  );
}

function holdsFor(action: ActionType, name: string, parameters: JsonObject): boolean {
  const rule = action.parameters.onlyWhen?.[name];
  return rule === undefined || holds(rule, parameters);
}

function compareConditions(type: string, { conditions: row }: ReferenceAction, action: ActionType): void {
  const rules = action.outcomes.conditions;
  compare(`${type}: conditions`, row.allowed, rules.length > 0);
  compare(
    `${type}: operators`,
    row.operators.toSorted(),
    [...new Set(rules.flatMap((rule) => rule.operators))].toSorted(),
  );
  const operands = [
    ...new Set(rules.flatMap((rule) => (rule.operands === "free" ? [] : rule.operands.map(({ operand }) => operand)))),
  ];
  if (row.operands === "any")
    compare(
      `${type}: operands`,
      true,
      rules.some((rule) => rule.operands === "free"),
    );
  else compare(`${type}: operands`, row.operands.toSorted(), operands.toSorted());
  for (const operand of row.requiredOperands ?? []) {
    const required = rules.every(
      (rule) =>
        rule.operands !== "free" &&
        rule.operands.some((each) => each.operand === operand && each.required && !each.when),
    );
    compare(`${type}: required operand`, true, required);
  }
  if (row.min !== undefined)
    compare(
      `${type}: minimum of conditions`,
      true,
      rules.every(({ minimum }) => minimum === row.min),
    );
  const binding = row.operandBinding === "staticOrJsonpath" ? "staticOrPath" : "static";
  if (row.allowed) compare(`${type}: operand binding`, binding, rules[0]?.operandBinding ?? "static");
  for (const [option, expected] of Object.entries(row.byOption ?? {}))
    compare(`${type}: operands by option`, expected, allowedOperands(action, { CheckVoiceIdOption: option }));
  const noMatch = action.outcomes.errors.find(({ error }) => error === "NoMatchingCondition");
  compare(`${type}: no match required`, row.noMatchRequired, noMatch?.required === true);
}

/** The table's words for errors that are required in one form of the action only; elsewhere its words explain. */
const conditional = /^(?:only|menu|store|ChatBehavior|when) /;

function compareErrors(type: string, row: ReferenceAction, action: ActionType): void {
  const rules = action.outcomes.errors;
  compare(
    `${type}: errors`,
    row.errors.map((error) => error.type).toSorted(),
    rules.map(({ error }) => error as string).toSorted(),
  );
  for (const { type: name, required, when } of row.errors) {
    const rule = rules.find(({ error }) => error === name);
    compare(`${type} ${name}: error required`, required, rule?.required);
    const bound = required && when !== undefined && conditional.test(when) && !when.startsWith("when unverified");
    const optionalText = !required && when?.startsWith("when ") === true;
    compare(`${type} ${name}: error when`, bound && !optionalText, rule?.when !== undefined);
  }
}

function compareRest(type: string, row: ReferenceAction, action: ActionType): void {
  compare(`${type}: category`, row.category, action.category);
  compare(`${type}: terminal`, row.terminal, action.outcomes.next === "none");
  compare(`${type}: next`, row.nextAction, action.outcomes.next);
  compare(`${type}: flow types`, row.flowTypes, action.flowTypes);
  compare(`${type}: channels`, row.channels, action.channels);
  compare(`${type}: deployable`, row.deployable ?? true, action.deployable);
  compare(`${type}: observed`, [row.corpus.flows, row.corpus.instances], Object.values(action.sources.observed));
  compare(`${type}: evidence`, row.evidence === "api-verified", action.sources.published.length > 0);
  compare(`${type}: published`, (row.verifiedBy ?? []).length, action.sources.published.length);
  compare(`${type}: discrepancy`, true, row.discrepancy === undefined || action.discrepancies.length > 0);
  for (const { name } of action.blocks) {
    const block = name.toLowerCase().replace(/ \(.*/, "");
    compare(`${type}: block`, true, row.uiBlock.toLowerCase().includes(block));
  }
  for (const [hook, block] of Object.entries(row.hookBlocks ?? {}))
    compare(`${type}: block of hook`, block, blockOf(action, { EventHooks: { [hook]: "flow" } })?.name);
  // The last words of some rows name what the caller reads, or what is not shared with it.
  const own = row.results.replace(/ module and caller do not share.*/, "").replace(/^caller: .*/, "");
  for (const { names } of pathsIn(own)) {
    const path = `${writePath(names)}.`;
    const produced = action.produces.some(
      (cell) => path.startsWith(`${cell.path}.`) || cell.path.startsWith(path.slice(0, -1)),
    );
    compare(`${type}: result`, true, produced);
  }
}
