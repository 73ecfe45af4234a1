import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lambdaFunctions } from "../../lambdas/manifest.js";
import { tables } from "../../lambdas/tables.js";
import { bundleLambda, type LambdaBundle } from "../../src/local/bundle-lambda.js";
import { createTables, startDynamo } from "../../src/local/dynamo.js";
import { localEnvironment } from "../../src/local/environment.js";
import { startSms } from "../../src/local/sms.js";
import { connectEvent } from "../lambdas/service-line.js";

const run = promisify(execFile);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowc-bundles-"));
});
afterEach(() => rm(folder, { recursive: true }));

const source = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
};
const cache = (): string => join(folder, "cache");

/** Runs a bundle's handler under plain Node and gives what it answers. */
const invoke = async (bundle: LambdaBundle, event: unknown, environment: Record<string, string> = {}) => {
  const script = `import(process.argv[1])
    .then(({ handler }) => handler(JSON.parse(process.argv[2])))
    .then((answer) => process.stdout.write(JSON.stringify(answer)));`;
  const { stdout } = await run(
    process.execPath,
    ["-e", script, pathToFileURL(bundle.path).href, JSON.stringify(event)],
    {
      env: { ...environment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
      cwd: tmpdir(),
    },
  );
  return JSON.parse(stdout) as unknown;
};

describe("a bundle", () => {
  it.each(["cjs", "esm"] as const)("(%s) of every function runs under plain Node, the SDK included", async (format) => {
    const [dynamo, sms] = [await startDynamo(), await startSms()];
    await createTables(dynamo.endpoint, Object.values(tables));
    const environment = {
      ...localEnvironment({ dynamo: dynamo.endpoint, sms: sms.endpoint }),
      PIN_TABLE: tables.oneTimePins.name,
      PIN_KEY: "a-key-for-a-bundle-0123456789-0123456789",
      EMERGENCY_TABLE: tables.emergencies.name,
    };
    const parameters: Record<(typeof lambdaFunctions)[number]["name"], object> = {
      OneTimePin: { action: "send", phoneNumber: "+15550100" },
      CheckEmergency: { location: "Manila" },
      UpdateEmergency: { location: "Manila", action: "remove", version: "0" },
    };
    const answers: unknown[] = [];
    for (const { name, file } of lambdaFunctions) {
      const bundle = await bundleLambda({ file, folder: cache(), format });
      expect(bundle.size).toBeLessThan(700_000);
      answers.push(await invoke(bundle, connectEvent(parameters[name]), environment));
    }
    await dynamo.close();
    await sms.close();
    expect(sms.messages).toHaveLength(1);
    expect(answers).toMatchObject([{ outcome: "sent" }, { status: "unknown" }, { outcome: "updated", version: "1" }]);
  });

  it("says its own hash and size, and is cached until a source changes", async () => {
    await source("part.ts", "export const answer: string = 'one';");
    const file = await source(
      "handler.ts",
      'import { answer } from "./part.js"; export const handler = async () => answer;',
    );
    const first = await bundleLambda({ file, folder: cache() });
    const bytes = await readFile(first.path);
    expect(first).toMatchObject({ size: bytes.byteLength, cached: false });
    expect(first.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(await invoke(first, {})).toBe("one");
    expect(await bundleLambda({ file, folder: cache() })).toEqual({ ...first, cached: true });

    await source("part.ts", "export const answer: string = 'two';");
    const second = await bundleLambda({ file, folder: cache() });
    expect(second.cached).toBe(false);
    expect(second.path).not.toBe(first.path);
    expect(await invoke(second, {})).toBe("two");
    expect(await bundleLambda({ file, folder: cache() })).toEqual({ ...second, cached: true });
  });

  it("is made anew when the cache is damaged", async () => {
    const file = await source("handler.ts", "export const handler = async () => 'whole';");
    const first = await bundleLambda({ file, folder: cache() });
    await writeFile(first.path, "cut of");
    expect(await bundleLambda({ file, folder: cache() })).toEqual(first);
    for (const name of await readdir(cache())) {
      if (name.endsWith(".json"))
        await writeFile(join(cache(), name), '{"bundle":"../../etc/passwd","sha256":"","inputs":{}}');
    }
    expect(await bundleLambda({ file, folder: cache() })).toEqual(first);
    expect(await invoke(first, {})).toBe("whole");
    expect((await readdir(cache())).some((name) => name.endsWith(".draft"))).toBe(false);
  });

  it("has the same bytes wherever the sources and the cache are", async () => {
    const other = await mkdtemp(join(tmpdir(), "flowc-elsewhere-"));
    const text =
      'import { createHash } from "node:crypto"; export const handler = async () => createHash("md5").digest("hex");';
    const file = await source("handler.ts", text);
    await writeFile(join(other, "handler.ts"), text);
    const here = await bundleLambda({ file, folder: cache() });
    const there = await bundleLambda({ file: join(other, "handler.ts"), folder: join(other, "cache") });
    await rm(other, { recursive: true });
    expect(there.sha256).toBe(here.sha256);
  });

  it("keeps the formats apart", async () => {
    const file = await source("handler.ts", "export const handler = async () => typeof require;");
    const cjs = await bundleLambda({ file, folder: cache(), format: "cjs" });
    const esm = await bundleLambda({ file, folder: cache(), format: "esm" });
    expect([cjs.path.slice(-4), esm.path.slice(-4)]).toEqual([".cjs", ".mjs"]);
    expect([await invoke(cjs, {}), await invoke(esm, {})]).toEqual(["function", "function"]);
  });

  it("that cannot be made says where, and leaves nothing behind", async () => {
    const file = await source("handler.ts", 'export const handler = async () => "open');
    await expect(bundleLambda({ file, folder: cache() })).rejects.toMatchObject({
      errors: [{ text: expect.stringContaining("Unterminated"), location: { file: "handler.ts", line: 1 } }],
    });
    expect(await readdir(folder)).toEqual(["handler.ts"]);
  });

  it("of a missing file says so", async () => {
    await expect(bundleLambda({ file: join(folder, "none.ts"), folder: cache() })).rejects.toThrow("none.ts");
  });
});
