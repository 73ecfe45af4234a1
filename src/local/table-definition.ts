/** A key attribute of a table: `S` text, `N` number. */
export interface TableKeyDefinition {
  readonly name: string;
  readonly type: "S" | "N";
}

/** What the local DynamoDB must know of a table. */
export interface TableDefinition {
  readonly name: string;
  readonly partitionKey: TableKeyDefinition;
  readonly sortKey?: TableKeyDefinition;
}
