import type { Json, JsonObject } from "../../language/json.js";
import type { Answer } from "../question.js";
import { failed, record, records, served, textAt } from "./answers.js";

/** A data table: rows of texts, primary values among them. */
export interface DataTable {
  /** Names of the attributes that tell rows apart. */
  readonly keys: readonly string[];
  readonly rows: Record<string, string>[];
  /** Values of attributes that a row does not have. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** `$.DataTableList.ResultData.lockVersion.dataTable`; `1` when absent. */
  readonly lockVersion?: string;
}

/** Reads chosen attributes of one row for each query; a row that is not there gives the table's defaults. */
export function evaluateTable(table: DataTable, request: JsonObject): Answer {
  const found: Record<string, JsonObject> = Object.create(null) as Record<string, JsonObject>;
  for (const query of records(request["Queries"])) {
    const row = rowsWith(table, primaryValues(query, "AttributeName"))[0] ?? {};
    const names = Array.isArray(query["Attributes"]) ? query["Attributes"].map(String) : [];
    found[textAt(query, "QueryName")] = Object.fromEntries(names.map((name) => [name, valueOf(table, row, name)]));
  }
  return served({ ...found });
}

/** Reads whole rows by groups of primary values, or all rows as the group `default`. At most 32 KB. */
export function listTable(table: DataTable, id: string, request: JsonObject): Answer {
  const groups = records(request["PrimaryKeyGroups"]);
  const wanted =
    groups.length > 0
      ? groups.map((group) => [textAt(group, "PrimaryKeyGroupName"), primaryValues(group, "Name")] as const)
      : [["default", []] as const];
  const result: JsonObject = {
    dataTableId: id,
    lockVersion: { dataTable: table.lockVersion ?? "1" },
    primaryKeyGroups: Object.fromEntries(
      wanted.map(([name, values]) => [name, rowsWith(table, values).map((row) => rowOf(table, row))]),
    ),
  };
  if (JSON.stringify(result).length > 32 * 1024) return failed("The rows are more than 32 KB.");
  return served({ ResultData: result });
}

/** Adds rows, or changes those with the same primary values. */
export function upsertTable(table: DataTable, request: JsonObject): Answer {
  const lock = textAt(request, "LockVersion");
  if (lock !== "LATEST" && lock !== (table.lockVersion ?? "1"))
    return failed(`The table has another version than "${lock}".`);
  for (const group of records(request["DataTableUpsertAttributes"])) {
    const values = primaryValues(group, "Name");
    const missing = table.keys.find((key) => !values.some(([name]) => name === key));
    if (missing !== undefined) return failed(`There is no value for the primary attribute "${missing}".`);
    const attributes = records(group["Attributes"]).map((one): readonly [string, string | undefined] => [
      textAt(one, "Name"),
      one["UseDefaultValue"] === true ? undefined : textAt(one, "Value"),
    ]);
    const [row = addRow(table, values)] = rowsWith(table, values);
    for (const [name, value] of attributes) {
      if (value === undefined) delete row[name];
      else row[name] = value;
    }
  }
  return served({});
}

function addRow(table: DataTable, values: PrimaryValues): Record<string, string> {
  const row: Record<string, string> = Object.assign(Object.create(null), Object.fromEntries(values));
  table.rows.push(row);
  return row;
}

type PrimaryValues = readonly (readonly [name: string, value: string])[];

function primaryValues(from: JsonObject, member: "Name" | "AttributeName"): PrimaryValues {
  return records(from["PrimaryValues"]).map((one) => [textAt(one, member), textAt(one, "Value")]);
}

function rowsWith({ rows }: DataTable, values: PrimaryValues): Record<string, string>[] {
  return rows.filter((row) => values.every(([name, value]) => Object.hasOwn(row, name) && row[name] === value));
}

function valueOf({ defaults = {} }: DataTable, row: Readonly<Record<string, string>>, name: string): Json {
  if (Object.hasOwn(row, name)) return row[name] ?? "";
  return Object.hasOwn(defaults, name) ? (defaults[name] ?? "") : "";
}

function rowOf(table: DataTable, row: Readonly<Record<string, string>>): JsonObject {
  const others = Object.keys({ ...table.defaults, ...row }).filter((name) => !table.keys.includes(name));
  const cells = (names: readonly string[]) =>
    names.map((name) => ({ attributeName: name, attributeValue: valueOf(table, row, name) }));
  return { primaryKeys: cells(table.keys), attributes: cells(others) };
}

/** The table of a request. */
export function tableOf(request: JsonObject): string {
  return textAt(record(request), "DataTableId");
}
