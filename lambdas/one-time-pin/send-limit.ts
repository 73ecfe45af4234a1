import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { dynamo } from "../shared/dynamo.js";
import { writeIf } from "../shared/service-failure.js";
import type { PinSettings } from "./settings.js";

/**
 * Counts one message to a number, unless the number has had its share in the present window. Windows are fixed stretches
 * of time since the epoch, so one conditional write counts and decides.
 *
 * @param now epoch seconds
 * @returns whether the message may be sent
 */
export const countSend = async (settings: PinSettings, subject: string, now: number): Promise<boolean> => {
  const window = Math.floor(now / settings.windowSeconds);
  const update = new UpdateItemCommand({
    TableName: settings.table,
    Key: { id: { S: `sends#${subject}#${settings.windowSeconds}#${window}` } },
    UpdateExpression: "SET expiresAt = :end ADD sends :one",
    ConditionExpression: "attribute_not_exists(sends) OR sends < :most",
    ExpressionAttributeValues: {
      ":end": { N: String((window + 1) * settings.windowSeconds) },
      ":one": { N: "1" },
      ":most": { N: String(settings.sendsPerWindow) },
    },
  });
  return (await writeIf("UpdateItem", () => dynamo.send(update))) !== undefined;
};
