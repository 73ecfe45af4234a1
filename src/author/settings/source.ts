import { intrinsic } from "../intrinsic.js";

/** Where the value of a personal or secret setting is kept. */
export type SettingSource =
  | { readonly from: "environment"; readonly variable: string; readonly otherwise?: string }
  | { readonly from: "parameterStore"; readonly name: string }
  | { readonly from: "secretsManager"; readonly secret: string; readonly key?: string };

/**
 * The value of an environment variable of the process that publishes or simulates. `otherwise` is a made-up value for
 * demonstrations, used when the variable is not set.
 */
export function fromEnv(variable: string, options: { readonly otherwise?: string } = {}): SettingSource {
  return Object.freeze({ from: "environment", variable, ...options });
}

/**
 * A parameter of AWS Systems Manager Parameter Store, in the region of the environment; secure strings are decrypted. The
 * credentials are those of the AWS SDK (`AWS_PROFILE`, `aws sso login`, a role) and need `ssm:GetParameter`.
 */
export function fromParameterStore(name: string): SettingSource {
  return Object.freeze({ from: "parameterStore", name });
}

/**
 * A secret of AWS Secrets Manager, in the region of the environment; `key` picks a field of a secret that is a JSON
 * object. The credentials are those of the AWS SDK and need `secretsmanager:GetSecretValue`.
 */
export function fromSecretsManager(secret: string, options: { readonly key?: string } = {}): SettingSource {
  return Object.freeze({ from: "secretsManager", secret, ...options });
}

/** True for a {@link SettingSource}, also one that came from a hostile configuration. */
export function isSettingSource(value: unknown): value is SettingSource {
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const filled = (name: string): boolean =>
    Object.hasOwn(fields, name) && typeof fields[name] === "string" && fields[name] !== "";
  const optional = (name: string): boolean =>
    !Object.hasOwn(fields, name) || fields[name] === undefined || filled(name);
  if (!Object.hasOwn(fields, "from")) return false;
  switch (fields["from"]) {
    case "environment":
      return filled("variable") && optional("otherwise");
    case "parameterStore":
      return filled("name");
    case "secretsManager":
      return filled("secret") && optional("key");
    default:
      return false;
  }
}

intrinsic(fromEnv, fromParameterStore, fromSecretsManager);
