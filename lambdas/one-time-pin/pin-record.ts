import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { dynamo } from "../shared/dynamo.js";
import { callService, writeIf } from "../shared/service-failure.js";
import type { PinHash } from "./pin-hash.js";

/** The PIN in force for one number. There is at most one: a new PIN takes the place of the old. */
export interface PinRecord extends PinHash {
  /** The contact that asked for the PIN. */
  readonly contactId: string;
  /** Tries made so far. */
  readonly attempts: number;
  /** Epoch seconds. */
  readonly sentAt: number;
  /** Epoch seconds; also the table's time-to-live attribute, which may lag by days, so code always checks it. */
  readonly expiresAt: number;
}

/**
 * All tries of one *Invoke AWS Lambda function* block fall within its 8 seconds. A request to send that comes from the
 * same contact within this many seconds, before any PIN was tried, is therefore taken as a repetition.
 */
const repetitionSeconds = 10;

/** Whether a request of a contact repeats the one that made this record. */
export const isRepetition = (record: PinRecord, contactId: string, now: number): boolean =>
  record.contactId === contactId && record.attempts === 0 && record.sentAt > now - repetitionSeconds;

const keyOf = (subject: string): Record<string, AttributeValue> => ({ id: { S: `pin#${subject}` } });

const fromItem = (item: Record<string, AttributeValue>): PinRecord => {
  const { salt, hash, contactId, attempts, sentAt, expiresAt } = item;
  if (!salt?.S || !hash?.S || !contactId?.S || !attempts?.N || !sentAt?.N || !expiresAt?.N) {
    throw new Error("An item of the PIN table is not in the form that this function writes.");
  }
  return {
    salt: salt.S,
    hash: hash.S,
    contactId: contactId.S,
    attempts: Number(attempts.N),
    sentAt: Number(sentAt.N),
    expiresAt: Number(expiresAt.N),
  };
};

/** The number's record, read consistently; expired ones too. */
export const readPin = async (table: string, subject: string): Promise<PinRecord | undefined> => {
  const get = new GetItemCommand({ TableName: table, Key: keyOf(subject), ConsistentRead: true });
  const { Item } = await callService("GetItem", () => dynamo.send(get));
  return Item === undefined ? undefined : fromItem(Item);
};

/**
 * Puts a new PIN in the place of the old, unless the record there was made by an earlier try of the same request.
 *
 * @returns whether the new PIN is in force
 */
export const replacePin = async (table: string, subject: string, record: PinRecord): Promise<boolean> => {
  const put = new PutItemCommand({
    TableName: table,
    Item: {
      ...keyOf(subject),
      salt: { S: record.salt },
      hash: { S: record.hash },
      contactId: { S: record.contactId },
      attempts: { N: String(record.attempts) },
      sentAt: { N: String(record.sentAt) },
      expiresAt: { N: String(record.expiresAt) },
    },
    ConditionExpression:
      "attribute_not_exists(id) OR contactId <> :contactId OR attempts > :none OR sentAt <= :longAgo",
    ExpressionAttributeValues: {
      ":contactId": { S: record.contactId },
      ":none": { N: "0" },
      ":longAgo": { N: String(record.sentAt - repetitionSeconds) },
    },
  });
  if ((await writeIf("PutItem", () => dynamo.send(put))) !== undefined) return true;
  // The client repeats a write whose answer was lost: then the record that stood in the way is this very one.
  return (await readPin(table, subject))?.salt === record.salt;
};

/**
 * Counts a try before the PIN is looked at, so that tries made at once are all counted.
 *
 * @returns the record with the try counted, or `undefined` when there is none, it has expired or allows no more tries
 */
export const countAttempt = async (
  table: string,
  subject: string,
  { now, attempts }: { readonly now: number; readonly attempts: number },
): Promise<PinRecord | undefined> => {
  const update = new UpdateItemCommand({
    TableName: table,
    Key: keyOf(subject),
    UpdateExpression: "SET attempts = attempts + :one",
    ConditionExpression: "attribute_exists(id) AND attempts < :most AND expiresAt > :now",
    ExpressionAttributeValues: {
      ":one": { N: "1" },
      ":most": { N: String(attempts) },
      ":now": { N: String(now) },
    },
    ReturnValues: "ALL_NEW",
  });
  const answer = await writeIf("UpdateItem", () => dynamo.send(update));
  return answer?.Attributes === undefined ? undefined : fromItem(answer.Attributes);
};

/**
 * Deletes the record of exactly this PIN.
 *
 * @returns whether this call deleted it: of two at once, only one hears `true`
 */
export const deletePin = async (table: string, subject: string, { salt }: PinHash): Promise<boolean> => {
  const remove = new DeleteItemCommand({
    TableName: table,
    Key: keyOf(subject),
    ConditionExpression: "salt = :salt",
    ExpressionAttributeValues: { ":salt": { S: salt } },
  });
  return (await writeIf("DeleteItem", () => dynamo.send(remove))) !== undefined;
};
