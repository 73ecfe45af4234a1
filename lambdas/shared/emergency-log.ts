import { type AttributeValue, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { dynamo } from "./dynamo.js";
import { requiredVariable } from "./environment.js";
import { callService, writeIf } from "./service-failure.js";

/**
 * The log of emergencies: one item per change of a location, numbered 1, 2, 3 … without a gap. The last item *is* the
 * present state, so a change is one conditional write: no interruption can leave state and history apart, no change is
 * ever overwritten, and of two writers of the same number exactly one succeeds.
 */
export interface EmergencyChange {
  readonly location: string;
  readonly version: number;
  readonly enabled: boolean;
  readonly type: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  /** Number of the administrator who made the change, E.164. */
  readonly updatedBy: string;
  /** The contact that made the change: how a repeated request is recognised. */
  readonly contactId: string;
}

/** Type of a change that removes an emergency. */
export const noEmergency = "No Emergency";

/** Environment variable with the table's name. */
export const emergencyTableVariable = "EMERGENCY_TABLE";

const table = (): string => requiredVariable(emergencyTableVariable);

const toItem = (change: EmergencyChange): Record<string, AttributeValue> => ({
  location: { S: change.location },
  version: { N: String(change.version) },
  enabled: { BOOL: change.enabled },
  type: { S: change.type },
  updatedAt: { S: change.updatedAt },
  updatedBy: { S: change.updatedBy },
  contactId: { S: change.contactId },
});

const fromItem = (item: Record<string, AttributeValue>): EmergencyChange => {
  const { location, version, enabled, type, updatedAt, updatedBy, contactId } = item;
  if (
    !location?.S ||
    !version?.N ||
    enabled?.BOOL === undefined ||
    !type?.S ||
    !updatedAt?.S ||
    !updatedBy?.S ||
    !contactId?.S
  ) {
    throw new Error("An item of the emergency table is not in the form that these functions write.");
  }
  return {
    location: location.S,
    version: Number(version.N),
    enabled: enabled.BOOL,
    type: type.S,
    updatedAt: updatedAt.S,
    updatedBy: updatedBy.S,
    contactId: contactId.S,
  };
};

/** The last change of a location, read consistently; `undefined` when there is none. */
export const lastChange = async (location: string): Promise<EmergencyChange | undefined> => {
  const query = new QueryCommand({
    TableName: table(),
    KeyConditionExpression: "#location = :location",
    ExpressionAttributeNames: { "#location": "location" },
    ExpressionAttributeValues: { ":location": { S: location } },
    ScanIndexForward: false,
    Limit: 1,
    ConsistentRead: true,
  });
  const answer = await callService("Query", () => dynamo.send(query));
  const item = answer.Items?.[0];
  return item === undefined ? undefined : fromItem(item);
};

/** One change of a location, read consistently; `undefined` when it was never made. */
export const changeNumbered = async (location: string, version: number): Promise<EmergencyChange | undefined> => {
  const get = new GetItemCommand({
    TableName: table(),
    Key: { location: { S: location }, version: { N: String(version) } },
    ConsistentRead: true,
  });
  const answer = await callService("GetItem", () => dynamo.send(get));
  return answer.Item === undefined ? undefined : fromItem(answer.Item);
};

/**
 * Adds a change unless its number is taken. The caller has seen that the change before it exists.
 *
 * @returns whether it was added
 */
export const appendChange = async (change: EmergencyChange): Promise<boolean> => {
  const put = new PutItemCommand({
    TableName: table(),
    Item: toItem(change),
    ConditionExpression: "attribute_not_exists(#location)",
    ExpressionAttributeNames: { "#location": "location" },
  });
  return (await writeIf("PutItem", () => dynamo.send(put))) !== undefined;
};
