/** A key attribute of a table: `S` text, `N` number. */
export interface TableKey {
  readonly name: string;
  readonly type: "S" | "N";
}

/** A DynamoDB table as data, for the local instance and the publisher alike. Tables are billed per request. */
export interface Table {
  /** Name where the environment adds none of its own. */
  readonly name: string;
  readonly partitionKey: TableKey;
  readonly sortKey?: TableKey;
  /** Attribute with an item's end in epoch seconds; DynamoDB deletes such items, up to days late. */
  readonly timeToLive?: string;
  /** Whether the table holds a record that must survive mistakes: deletion protection and point-in-time recovery. */
  readonly keep: boolean;
}

/** The tables of the emergency line. */
export const tables = {
  /**
   * `pin#<number>`: the one PIN in force for a number (salt, hash, contactId, attempts, sentAt, expiresAt).
   * `sends#<number>#<seconds>#<window>`: how many PINs went to it in a window (sends, expiresAt).
   * A number appears only as its HMAC under the secret key.
   */
  oneTimePins: {
    name: "OneTimePins",
    partitionKey: { name: "id", type: "S" },
    timeToLive: "expiresAt",
    keep: false,
  },
  /**
   * One item per change of a location (enabled, type, updatedAt, updatedBy, contactId), numbered from 1 without a gap;
   * the last one is the present state. Items are only ever added.
   */
  emergencies: {
    name: "Emergencies",
    partitionKey: { name: "location", type: "S" },
    sortKey: { name: "version", type: "N" },
    keep: true,
  },
} as const satisfies Readonly<Record<string, Table>>;

/** Key of a table in {@link tables}. */
export type TableName = keyof typeof tables;
