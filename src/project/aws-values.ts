/** A value could not be read; the message is ours and holds nothing of the value. */
export class Unreadable extends Error {}

/** Reads values that are kept in an AWS account. */
export interface AwsValues {
  /** A parameter of Parameter Store, decrypted; undefined when it has no value. */
  parameter(name: string): Promise<string | undefined>;
  /** The text of a secret of Secrets Manager; undefined when the secret is no text. */
  secret(id: string): Promise<string | undefined>;
  /** Ends the connections. */
  close(): void;
}

/** What of a client is needed here. */
interface Client {
  destroy(): void;
}

/**
 * Opens Parameter Store and Secrets Manager of a region, with the credentials that the AWS SDK finds. The SDK is loaded
 * when the first value is asked for. What goes wrong is thrown as {@link Unreadable}, in words for the author.
 */
export function awsValues(region: string): AwsValues {
  const clients: Client[] = [];
  const opened = <T extends Client>(client: T): T => {
    clients.push(client);
    return client;
  };
  const store = once(async () => {
    const { GetParameterCommand, SSMClient } = await loaded("@aws-sdk/client-ssm", () => import("@aws-sdk/client-ssm"));
    const client = opened(new SSMClient({ region }));
    return (Name: string) => client.send(new GetParameterCommand({ Name, WithDecryption: true }));
  });
  const manager = once(async () => {
    const { GetSecretValueCommand, SecretsManagerClient } = await loaded(
      "@aws-sdk/client-secrets-manager",
      () => import("@aws-sdk/client-secrets-manager"),
    );
    const client = opened(new SecretsManagerClient({ region }));
    return (SecretId: string) => client.send(new GetSecretValueCommand({ SecretId }));
  });
  return {
    async parameter(name) {
      const read = await store();
      const answer = await asked(region, "ssm:GetParameter", () => read(name));
      return answer.Parameter?.Value;
    },
    async secret(id) {
      const read = await manager();
      const answer = await asked(region, "secretsmanager:GetSecretValue", () => read(id));
      return answer.SecretString;
    },
    close: () => clients.splice(0).forEach((client) => client.destroy()),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** Loads a package of the AWS SDK. */
export async function loaded<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND" && codeOf(error) !== "MODULE_NOT_FOUND") throw error;
    throw new Unreadable(`the package ${name} is not installed (npm install ${name})`);
  }
}

async function asked<T>(region: string, permission: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new Unreadable(reason(error, region, permission));
  }
}

/**
 * What went wrong, by the name of the error. Names are the exceptions of the two services and the common errors of AWS
 * (Systems Manager and Secrets Manager API References, "Common errors"), and those of the SDK itself.
 */
function reason(error: unknown, region: string, permission: string): string {
  const name = error instanceof Error ? error.name : "an unknown error";
  switch (name) {
    case "ParameterNotFound":
    case "ParameterVersionNotFound":
    case "ResourceNotFoundException":
      return `there is none of that name in ${region}`;
    case "AccessDeniedException":
    case "AccessDenied":
    case "UnauthorizedOperation":
      return `the credentials in use do not allow it (they need ${permission}, and kms:Decrypt for a key of your own)`;
    case "DecryptionFailure":
    case "InvalidKeyId":
    case "KMSAccessDeniedException":
      return "it could not be decrypted (the credentials in use need kms:Decrypt for its key)";
    case "CredentialsProviderError":
      return "there are no AWS credentials (set AWS_PROFILE, or sign in with `aws sso login`)";
    case "ExpiredToken":
    case "ExpiredTokenException":
    case "InvalidClientTokenId":
    case "InvalidSignatureException":
    case "SignatureDoesNotMatch":
    case "UnrecognizedClientException":
      return "AWS does not accept the credentials in use, or they have expired (sign in again)";
    case "ThrottlingException":
    case "ThrottledException":
    case "TooManyRequestsException":
    case "RequestLimitExceeded":
      return "the service has too much to do, also when asked again; try once more in a moment";
    default:
      return codeOf(error) === undefined
        ? `the service answered ${name}`
        : `the service in ${region} cannot be reached (${codeOf(error)})`;
  }
}

/** The code of an error of Node.js: `ECONNREFUSED`. */
function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code) ? code : undefined;
}
