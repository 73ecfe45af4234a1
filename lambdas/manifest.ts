import type { TableName } from "./tables.js";

/** Where an environment variable's value comes from. */
export type VariableSource =
  /** The name of a table. */
  | { readonly table: TableName }
  /** A setting of the project; `required` when the function has no default for it. */
  | { readonly setting: string; readonly required: boolean; readonly secret?: boolean };

/** One environment variable of a function. */
export interface Variable {
  readonly name: string;
  readonly meaning: string;
  readonly source: VariableSource;
}

/** What a permission covers. */
export type PermissionResource =
  | { readonly table: TableName }
  /** What the variable names (a secret, a parameter, an origination identity); where it is not set: nothing, or all. */
  | { readonly variable: string; readonly unset: "nothing" | "all" }
  /** The operation knows no resources. */
  | "*";

/** One statement of a function's role. Writing its own log is every function's right and is not listed. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resource: PermissionResource;
}

/** A Lambda function, complete enough to be published. */
export interface LambdaFunction {
  readonly name: string;
  /** Source file that exports `handler`, relative to the project. */
  readonly file: string;
  readonly runtime: "nodejs24.x";
  /** Seconds; below the 8 that a flow waits at most. */
  readonly timeout: number;
  /** MiB; processor time grows with it, and start-up is processor time. */
  readonly memory: number;
  readonly environment: readonly Variable[];
  readonly permissions: readonly Permission[];
}

const emergencyTable: Variable = {
  name: "EMERGENCY_TABLE",
  meaning: "table of emergencies",
  source: { table: "emergencies" },
};

const setting = (name: string, meaning: string, from: string): Variable => ({
  name,
  meaning,
  source: { setting: from, required: false },
});

/** The functions that the emergency flows invoke, with the least that each may do. */
export const lambdaFunctions = [
  {
    name: "OneTimePin",
    file: "lambdas/one-time-pin/handler.ts",
    runtime: "nodejs24.x",
    timeout: 7,
    memory: 512,
    environment: [
      { name: "PIN_TABLE", meaning: "table of PINs", source: { table: "oneTimePins" } },
      setting("PIN_KEY_SECRET_ID", "secret in Secrets Manager that holds the key; one of the three", "pinKeySecret"),
      setting("PIN_KEY_PARAMETER", "SecureString in Parameter Store that holds the key", "pinKeyParameter"),
      {
        name: "PIN_KEY",
        meaning: "the key itself, 32 characters or more: on a developer's machine only",
        source: { setting: "pinKey", required: false, secret: true },
      },
      setting("PIN_DIGITS", "length of a PIN, 4 to 8; 6", "pinDigits"),
      setting("PIN_LIFE_SECONDS", "how long a PIN is in force, 15 to 3600; 300", "pinLifeSeconds"),
      setting("PIN_ATTEMPTS", "tries per PIN, 1 to 10; 3", "pinAttempts"),
      setting("PIN_SENDS_PER_WINDOW", "PINs per number and window, 1 to 100; 3", "pinSendsPerWindow"),
      setting("PIN_WINDOW_SECONDS", "length of the window, 60 to 86400; 900", "pinWindowSeconds"),
      setting("PIN_MESSAGE", "text of the SMS with {pin} and {minutes}", "pinMessage"),
      setting("SMS_ORIGINATION_IDENTITY", "number, sender id or pool the SMS comes from", "smsOriginationIdentity"),
    ],
    permissions: [
      {
        actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
        resource: { table: "oneTimePins" },
      },
      { actions: ["sms-voice:CarrierLookup"], resource: "*" },
      { actions: ["sms-voice:SendTextMessage"], resource: { variable: "SMS_ORIGINATION_IDENTITY", unset: "all" } },
      { actions: ["secretsmanager:GetSecretValue"], resource: { variable: "PIN_KEY_SECRET_ID", unset: "nothing" } },
      { actions: ["ssm:GetParameter"], resource: { variable: "PIN_KEY_PARAMETER", unset: "nothing" } },
    ],
  },
  {
    name: "CheckEmergency",
    file: "lambdas/check-emergency/handler.ts",
    runtime: "nodejs24.x",
    timeout: 5,
    memory: 512,
    environment: [emergencyTable],
    permissions: [{ actions: ["dynamodb:Query"], resource: { table: "emergencies" } }],
  },
  {
    name: "UpdateEmergency",
    file: "lambdas/update-emergency/handler.ts",
    runtime: "nodejs24.x",
    timeout: 7,
    memory: 512,
    environment: [emergencyTable],
    permissions: [
      { actions: ["dynamodb:Query", "dynamodb:GetItem", "dynamodb:PutItem"], resource: { table: "emergencies" } },
    ],
  },
] as const satisfies readonly LambdaFunction[];
