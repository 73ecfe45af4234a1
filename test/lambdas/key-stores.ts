import { awsJsonServer, type ServiceAnswer } from "../../src/local/aws-json.js";
import { closeServer, listenLocally } from "../../src/local/loopback.js";
import type { JsonObject } from "../../src/language/json.js";

/** Secrets Manager or Parameter Store, as far as reading one value goes. */
export interface KeyStore {
  readonly endpoint: string;
  readonly values: Map<string, string>;
  /** Requests seen so far. */
  readonly requests: readonly JsonObject[];
  readonly close: () => Promise<void>;
}

const startStore = async (
  prefix: string,
  operation: string,
  nameOf: (input: JsonObject) => unknown,
  output: (value: string) => JsonObject,
): Promise<KeyStore> => {
  const values = new Map<string, string>();
  const requests: JsonObject[] = [];
  const server = awsJsonServer(prefix, (asked, input): ServiceAnswer => {
    requests.push(input);
    const value = asked === operation ? values.get(String(nameOf(input))) : undefined;
    return value === undefined
      ? { error: { name: "ResourceNotFoundException", status: 400, message: `no ${String(nameOf(input))}` } }
      : { output: output(value) };
  });
  return { endpoint: await listenLocally(server, 0), values, requests, close: () => closeServer(server) };
};

/** Starts a Secrets Manager that knows GetSecretValue. */
export const startSecretsManager = (): Promise<KeyStore> =>
  startStore(
    "secretsmanager",
    "GetSecretValue",
    (input) => input["SecretId"],
    (SecretString) => ({ SecretString }),
  );

/** Starts a Parameter Store that knows GetParameter and answers in clear only when asked to decrypt. */
export const startParameterStore = (): Promise<KeyStore> =>
  startStore(
    "AmazonSSM",
    "GetParameter",
    (input) => (input["WithDecryption"] === true ? input["Name"] : undefined),
    (Value) => ({ Parameter: { Type: "SecureString", Value } }),
  );
