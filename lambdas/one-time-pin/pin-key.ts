import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientSettings } from "../shared/client-settings.js";
import { optionalVariable } from "../shared/environment.js";
import { callService } from "../shared/service-failure.js";

const secretsManager = new SecretsManagerClient(clientSettings);
const parameterStore = new SSMClient(clientSettings);

/** Shortest key accepted, in characters: 128 bits of hexadecimal. */
const shortestKey = 32;

const fromSecretsManager = async (id: string): Promise<string | undefined> => {
  const command = new GetSecretValueCommand({ SecretId: id });
  return (await callService("GetSecretValue", () => secretsManager.send(command))).SecretString;
};

const fromParameterStore = async (name: string): Promise<string | undefined> => {
  const command = new GetParameterCommand({ Name: name, WithDecryption: true });
  return (await callService("GetParameter", () => parameterStore.send(command))).Parameter?.Value;
};

/** Where the key may come from: the environment variable that says so, and how its value leads to the key. */
const sources = [
  { variable: "PIN_KEY_SECRET_ID", read: fromSecretsManager },
  { variable: "PIN_KEY_PARAMETER", read: fromParameterStore },
  { variable: "PIN_KEY", read: async (key: string): Promise<string | undefined> => key },
] as const;

const names = sources.map((source) => source.variable).join(", ");

const readKey = async (variable: string, read: () => Promise<string | undefined>): Promise<string> => {
  const key = await read();
  if (key === undefined || key.length < shortestKey) {
    throw new Error(`The key that ${variable} leads to has fewer than ${shortestKey} characters.`);
  }
  return key;
};

const cache = new Map<string, Promise<string>>();

/**
 * The secret key under which PINs and numbers are hashed, from Secrets Manager (`PIN_KEY_SECRET_ID`), Parameter Store
 * (`PIN_KEY_PARAMETER`) or, on a developer's machine, the environment itself (`PIN_KEY`). Read once and kept for the life
 * of this instance of the function; a failed read is tried again by the next invocation. After a rotation, PINs on their
 * way are void.
 *
 * @throws Error when not exactly one of the variables is set, or the key is too short
 * @throws ServiceFailure when the store cannot be read
 */
export const pinKey = async (): Promise<string> => {
  const set = sources.flatMap(({ variable, read }) => {
    const value = optionalVariable(variable);
    return value === undefined ? [] : [{ variable, value, read }];
  });
  const [source] = set;
  if (source === undefined || set.length > 1) throw new Error(`Exactly one of ${names} must be set.`);
  const { variable, value, read } = source;
  const place = `${variable}=${value}`;
  const known = cache.get(place);
  if (known !== undefined) return known;
  const reading = readKey(variable, () => read(value));
  cache.set(place, reading);
  reading.catch(() => cache.delete(place));
  return reading;
};
