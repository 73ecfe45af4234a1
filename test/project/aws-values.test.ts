import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DiagnosticError } from "../../src/diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { awsJsonServer, type ServiceAnswer } from "../../src/local/aws-json.js";
import { closeServer, listenLocally } from "../../src/local/loopback.js";
import { loaded, Unreadable } from "../../src/project/aws-values.js";
import { bindEnvironment } from "../../src/project/environment.js";
import { findProject } from "../../src/project/find-project.js";
import { openProject } from "../../src/project/open-project.js";
import { resolveSettings } from "../../src/project/setting-values.js";
import { temporaryProject } from "../cli/run-flowc.js";

/** Parameter Store and Secrets Manager as far as reading goes, over the protocol that the real SDK speaks. */
const asked: { service: string; operation: string; input: unknown }[] = [];
const parameters = new Map([["/emergency/admins/bob", "+6590000000"]]);
const secrets = new Map([
  ["emergency/pin-key", "0123456789abcdef0123456789abcdef"],
  ["emergency/keys", '{ "pin": "fedcba9876543210fedcba9876543210", "list": [] }'],
]);
let fault: { name: string; status: number } | undefined;

function answer(service: string, values: ReadonlyMap<string, string>, missing: string) {
  return (operation: string, input: Readonly<Record<string, unknown>>): ServiceAnswer => {
    asked.push({ service, operation, input });
    // Messages of the services may say more than a terminal should show.
    const message = "User +6590000000 must not see 0123456789abcdef0123456789abcdef";
    if (fault) return { error: { ...fault, message } };
    const name = String(input["Name"] ?? input["SecretId"]);
    const value = values.get(name);
    if (value === undefined) return { error: { name: missing, status: 400, message } };
    return service === "ssm"
      ? { output: { Parameter: { Name: name, Type: "SecureString", Value: value } } }
      : { output: { Name: name, SecretString: value } };
  };
}

const ssm = awsJsonServer("AmazonSSM", answer("ssm", parameters, "ParameterNotFound"));
const manager = awsJsonServer("secretsmanager", answer("secretsmanager", secrets, "ResourceNotFoundException"));
let account: Readonly<Record<string, string>>;

beforeAll(async () => {
  account = {
    AWS_ENDPOINT_URL_SSM: await listenLocally(ssm, 0),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: await listenLocally(manager, 0),
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "example",
    AWS_MAX_ATTEMPTS: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
});
afterAll(async () => {
  await closeServer(ssm);
  await closeServer(manager);
});
beforeEach(() => {
  asked.length = 0;
  fault = undefined;
  for (const [name, value] of Object.entries(account)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const bob = 'admins: { bob: fromParameterStore("/emergency/admins/bob") }';

function project(values: string): string {
  return temporaryProject({
    "flowc.config.ts": `import { defineConfig, fromParameterStore, fromSecretsManager } from "flowc";
import { settings } from "./flows/settings.js";
export default defineConfig({ flows: "flows", settings, environments: { production: { region: "eu-west-1", instance: "1234", settings: {
  ${values},
} } } });
`,
    "flows/settings.ts": `import { defineSettings, setting } from "flowc";
export const settings = defineSettings({
  ${values.startsWith("admins") ? "admins: setting.phoneNumbers({ personal: true })" : "pinKey: setting.secrets()"},
});
`,
    "flows/greeting.flow.ts": `import { contact, disconnect, flow, playPrompt } from "flowc";
import { settings } from "./settings.js";
export const greeting = flow("Greeting", (): never => {
  if (settings.admins.includes(contact.customerEndpoint.address)) playPrompt("Hello.");
  return disconnect();
});
`,
  });
}

async function valuesOf(values: string): Promise<Record<string, string>> {
  const { config, configFile, locate } = openProject(findProject(project(values)));
  return Object.fromEntries(await resolveSettings(bindEnvironment(config, "production", configFile, locate), locate));
}

async function findingsOf(values: string): Promise<readonly Diagnostic[]> {
  try {
    await valuesOf(values);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
  throw new Error("the settings have values");
}

describe("settings that are kept in AWS", () => {
  it("are read, decrypted, from Parameter Store", async () => {
    expect(await valuesOf(bob)).toEqual({ "admins.bob": "+6590000000" });
    expect(asked).toEqual([
      {
        service: "ssm",
        operation: "GetParameter",
        input: { Name: "/emergency/admins/bob", WithDecryption: true },
      },
    ]);
  });

  it("are read from Secrets Manager, whole or one key of it", async () => {
    expect(await valuesOf('pinKey: { current: fromSecretsManager("emergency/pin-key") }')).toEqual({
      "pinKey.current": secrets.get("emergency/pin-key"),
    });
    expect(await valuesOf('pinKey: { current: fromSecretsManager("emergency/keys", { key: "pin" }) }')).toEqual({
      "pinKey.current": "fedcba9876543210fedcba9876543210",
    });
  });

  it.each([
    ['admins: { bob: fromParameterStore("/none") }', "FLW431", "there is none of that name in eu-west-1"],
    ['pinKey: { current: fromSecretsManager("none") }', "FLW431", "there is none of that name in eu-west-1"],
    ['pinKey: { current: fromSecretsManager("emergency/pin-key", { key: "x" }) }', "FLW431", "the secret is not JSON"],
    ['pinKey: { current: fromSecretsManager("emergency/keys", { key: "x" }) }', "FLW431", "the secret has no key x"],
    ['pinKey: { current: fromSecretsManager("emergency/keys", { key: "__proto__" }) }', "FLW431", "no key __proto__"],
    ['pinKey: { current: fromSecretsManager("emergency/keys", { key: "list" }) }', "FLW430", "has no value"],
    ['admins: { bob: fromParameterStore("/emergency/admins/bob"), eve: fromParameterStore("/no") }', "FLW431", "eve"],
  ])("are found missing: %s", async (values, code, words) => {
    const findings = await findingsOf(values);
    expect(findings.map((finding) => [finding.code, finding.position?.line])).toEqual([[code, 4]]);
    expect(findings[0]?.message).toContain(words);
    expectNoValueIn(JSON.stringify(findings));
  });

  it.each([
    ["AccessDeniedException", 400, "do not allow it (they need ssm:GetParameter"],
    ["ExpiredTokenException", 400, "does not accept the credentials"],
    ["UnrecognizedClientException", 400, "does not accept the credentials"],
    ["InvalidKeyId", 400, "could not be decrypted"],
    ["InternalServerError", 500, "the service answered InternalServerError"],
  ])("say in words what %s means", async (name, status, words) => {
    fault = { name, status };
    const [finding, ...others] = await findingsOf(bob);
    expect(others).toEqual([]);
    expect(finding?.message).toContain("the parameter /emergency/admins/bob of Parameter Store");
    expect(finding?.message).toContain(words);
    expectNoValueIn(JSON.stringify(finding));
  });

  it("are asked for again when the service has too much to do, and then it is said", async () => {
    fault = { name: "ThrottlingException", status: 400 };
    vi.stubEnv("AWS_MAX_ATTEMPTS", "2");
    const [finding] = await findingsOf(bob);
    expect(asked).toHaveLength(2);
    expect(finding?.message).toContain("too much to do");
  });

  it("need credentials", async () => {
    for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"]) vi.stubEnv(name, undefined);
    const [finding] = await findingsOf(bob);
    expect(finding?.message).toContain("there are no AWS credentials (set AWS_PROFILE");
    expect(asked).toEqual([]);
  });

  it("need a service that can be reached", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:1");
    const [finding] = await findingsOf(bob);
    expect(finding?.message).toContain("the service in eu-west-1 cannot be reached (ECONNREFUSED)");
  });

  it("need a package of the SDK, which is named when it is missing", async () => {
    const missing = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    await expect(loaded("@aws-sdk/client-ssm", () => Promise.reject(missing))).rejects.toEqual(
      new Unreadable("the package @aws-sdk/client-ssm is not installed (npm install @aws-sdk/client-ssm)"),
    );
    const broken = new SyntaxError("unexpected token");
    await expect(loaded("@aws-sdk/client-ssm", () => Promise.reject(broken))).rejects.toBe(broken);
  });
});

describe("flowc build --out", () => {
  it("puts the values into what it writes", async () => {
    const root = project(bob);
    const run = await build(root);
    expect(run.code).toBe(0);
    expect(readFileSync(path.join(root, "published/Greeting.json"), "utf8")).toContain("+6590000000");
    expectNoValueIn(run.stdout + run.stderr);
  });

  it("writes nothing, without a stack trace or a value, when one cannot be read", async () => {
    fault = { name: "AccessDeniedException", status: 400 };
    const root = project(bob);
    const run = await build(root);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      'flowc.config.ts:4:13 - error FLW431: The setting "admins.bob" of production cannot be',
    );
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at |AccessDeniedException/);
    expectNoValueIn(run.stdout + run.stderr);
    expect(existsSync(path.join(root, "published"))).toBe(false);
    expect(existsSync(path.join(root, "generated"))).toBe(false);
  });
});

function expectNoValueIn(text: string): void {
  for (const value of ["+6590000000", "0123456789abcdef", "fedcba98"]) expect(text).not.toContain(value);
}

function build(cwd: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const words = ["build", "--env", "production", "--out", "published", "--no-types"];
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.resolve("dist/cli/main.js"), ...words], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
