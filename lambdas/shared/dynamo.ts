import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "./client-settings.js";

/** The function's DynamoDB client: made once, used by every invocation. */
export const dynamo = new DynamoDBClient(clientSettings);
