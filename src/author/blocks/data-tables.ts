import { intrinsic } from "../intrinsic.js";
import { below } from "../paths.js";
import type { BlockOptions } from "../perform.js";
import { perform } from "../perform.js";
import type { Parameters } from "../recorder.js";
import { recorder } from "../recorder.js";
import { list, nameOf, staticText, text } from "../values.js";

/** Primary values of a row by attribute name. */
export type PrimaryValues = Readonly<Record<string, string>>;

/** A question to a data table: which row, which of its attributes. */
export interface TableQuery {
  readonly where: PrimaryValues;
  readonly attributes: readonly string[];
}

/**
 * Reads chosen attributes of rows of a data table: one to five named questions, each about one row. The answers last
 * until the next data table block.
 *
 * Block: Data table (read, evaluate). All channels and flow types. The table is an id or ARN, known while compiling.
 * Errors: `NoMatchingError`.
 *
 * @source no page in the Developer Guide; the shape was recorded from console exports
 * @example
 * ```ts
 * const rows = evaluateDataTable("arn:aws:connect:ap-southeast-2:123456789012:instance/i/data-table/t", {
 *   line: { where: { Number: contact.systemEndpoint.address }, attributes: ["Greeting"] },
 * });
 * playPrompt(rows.line.Greeting);
 * ```
 */
export function evaluateDataTable<const Q extends Readonly<Record<string, TableQuery>>>(
  table: string,
  queries: Q,
  options?: BlockOptions,
): { readonly [Name in keyof Q]: { readonly [A in Q[Name]["attributes"][number]]: string } } {
  const block = "evaluateDataTable";
  const entries = list({ block, option: "queries" }, Object.entries(queries), { min: 1, max: 5 });
  const Queries = entries.map(([name, { attributes, where }]) => ({
    QueryName: staticText({ block, option: "queries" }, name),
    Attributes: list({ block, option: `${name}.attributes` }, attributes, { min: 1 }).map((attribute) =>
      staticText({ block, option: `${name}.attributes` }, attribute),
    ),
    PrimaryValues: primaryValues(block, where, "AttributeName"),
  }));
  const parameters = { DataTableId: staticText({ block, option: "table" }, table), Queries };
  const performed = perform(block, "EvaluateDataTableValues", parameters, options);
  const answers = Object.create(null) as object;
  for (const [name] of entries) {
    const prefix = below("$.DataTables", name);
    Object.defineProperty(answers, name, { get: () => performed.fields(prefix), enumerable: true });
  }
  return answers as { readonly [Name in keyof Q]: { readonly [A in Q[Name]["attributes"][number]]: string } };
}

/** What {@link listDataTable} read: rows of each group in their order, counted from 0. */
export interface TableRows<Group extends string> {
  readonly dataTableId: string;
  readonly lockVersion: string;
  /** Value of the `attribute`-th attribute of the `row`-th row of a group. */
  value(group: Group, row: number, attribute: number): string;
  /** Value of the `key`-th primary key of the `row`-th row of a group. */
  key(group: Group, row: number, key: number): string;
}

/**
 * Reads whole rows of a data table: of up to five named groups, or the whole table (its group is called `default`).
 * 32 KB at most; lasts until the next data table block.
 *
 * Block: Data table (read, list). All channels and flow types. Errors: `NoMatchingError`.
 *
 * @source no page in the Developer Guide; the shape was recorded from console exports
 * @example
 * ```ts
 * const rows = listDataTable("arn:aws:connect:ap-southeast-2:123456789012:instance/i/data-table/t");
 * playPrompt(rows.value("default", 0, 0));
 * ```
 */
export function listDataTable<const G extends Readonly<Record<string, PrimaryValues>> = { readonly default: never }>(
  table: string,
  groups?: G,
  options?: BlockOptions,
): TableRows<keyof G & string> {
  const block = "listDataTable";
  const entries = groups && list({ block, option: "groups" }, Object.entries(groups), { min: 1, max: 5 });
  const parameters = {
    DataTableId: staticText({ block, option: "table" }, table),
    PrimaryKeyGroups: entries?.map(([name, where]) => ({
      PrimaryKeyGroupName: staticText({ block, option: "groups" }, name),
      PrimaryValues: primaryValues(block, where, "Name"),
    })),
  };
  const performed = perform(block, "ListDataTableValues", parameters, options);
  const data = "$.DataTableList.ResultData";
  const row = (group: string, index: number) =>
    `${below(`${data}.primaryKeyGroups`, group)}[${position(block, "row", index)}]`;
  const rows: TableRows<keyof G & string> = {
    get dataTableId() {
      return performed.result(`${data}.dataTableId`);
    },
    get lockVersion() {
      return performed.result(`${data}.lockVersion.dataTable`);
    },
    value: (group, index, attribute) => {
      const at = position(block, "attribute", attribute);
      return performed.result(`${row(group, index)}.attributes[${at}].attributeValue`);
    },
    key: (group, index, key) =>
      performed.result(`${row(group, index)}.primaryKeys[${position(block, "key", key)}].attributeValue`),
  };
  intrinsic(rows.value, rows.key);
  return rows;
}

/** A row to write: where it is, and its attributes; `useDefault` gives an attribute its default. */
export interface TableRow {
  readonly where: PrimaryValues;
  readonly set?: Readonly<Record<string, string | { readonly useDefault: true }>>;
}

/**
 * Creates or changes rows of a data table, named groups of them; at most 25 attributes in all.
 *
 * Block: Data table (write). All channels and flow types. Errors: `NoMatchingError` (also when the table has changed
 * since `lockVersion`).
 *
 * @source no page in the Developer Guide; the shape was recorded from console exports
 * @example
 * ```ts
 * writeDataTable("arn:aws:connect:ap-southeast-2:123456789012:instance/i/data-table/t", {
 *   line: { where: { Number: contact.systemEndpoint.address }, set: { Greeting: "Hello." } },
 * });
 * ```
 */
export function writeDataTable(
  table: string,
  rows: Readonly<Record<string, TableRow>>,
  options?: BlockOptions & {
    /** The version of the table that may be changed; the latest when absent. */
    readonly lockVersion?: string;
  },
): void {
  const block = "writeDataTable";
  const entries = list({ block, option: "rows" }, Object.entries(rows), { min: 1 });
  const counted = entries.reduce((sum, [, row]) => sum + Object.keys(row.set ?? row.where).length, 0);
  if (counted > 25) {
    recorder().fail("FLW807", { block, option: "rows", range: "of at most 25 attributes", count: String(counted) });
  }
  const parameters = {
    DataTableId: staticText({ block, option: "table" }, table),
    LockVersion: text({ block, option: "lockVersion" }, options?.lockVersion ?? "LATEST"),
    DataTableUpsertAttributes: entries.map(([name, row]) => ({
      PrimaryKeyGroupName: staticText({ block, option: "rows" }, name),
      PrimaryValues: primaryValues(block, row.where, "Name"),
      Attributes: row.set && writtenAttributes(block, name, row.set),
    })),
  };
  perform(block, "UpsertDataTableValues", parameters, options);
}

function writtenAttributes(block: string, row: string, set: NonNullable<TableRow["set"]>): readonly Parameters[] {
  return Object.entries(set).map(([Name, value]) => {
    const isDefault = typeof value === "object" && Object.hasOwn(value, "useDefault");
    return isDefault
      ? { Name, UseDefaultValue: true }
      : { Name, Value: text({ block, option: `${row}.${Name}` }, value as string) };
  });
}

function primaryValues(block: string, where: PrimaryValues, nameKey: "Name" | "AttributeName"): readonly Parameters[] {
  return Object.entries(where).map(([name, value]) => ({
    [nameKey]: name,
    Value: text({ block, option: `where.${name}` }, value),
  }));
}

function position(block: string, option: string, index: number): number {
  if (!Number.isSafeInteger(index) || index < 0) {
    recorder().fail("FLW801", { block, option, range: "of at least 0", value: nameOf(index) });
  }
  return index;
}

intrinsic(evaluateDataTable, listDataTable, writeDataTable);
