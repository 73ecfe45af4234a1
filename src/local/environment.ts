/** The local services that functions may reach. */
export interface LocalServices {
  /** Endpoint of the local DynamoDB. */
  readonly dynamo: string;
  /** Endpoint of the local SMS service. */
  readonly sms: string;
}

/** An address on this machine where nothing listens: the discard port. */
const nowhere = "http://127.0.0.1:9";

/**
 * The environment in which a function reaches the local services and nothing else: the standard variables of the AWS
 * SDK, with credentials that are worth nothing. A service that is not there locally is looked for where nothing listens,
 * never in a real account.
 *
 * Source: AWS SDKs and Tools reference guide, "Service-specific endpoints"; the names were tried with the JavaScript SDK.
 */
export const localEnvironment = ({ dynamo, sms }: LocalServices): Readonly<Record<string, string>> => ({
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_SESSION_TOKEN: "",
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
  AWS_ENDPOINT_URL: nowhere,
  AWS_ENDPOINT_URL_DYNAMODB: dynamo,
  AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: sms,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});
