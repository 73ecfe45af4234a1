import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type LambdaFunction, lambdaFunctions } from "../../lambdas/manifest.js";
import { tables } from "../../lambdas/tables.js";

/** A source file and every file of ours that it imports. */
const sourcesOf = async (file: string, seen = new Map<string, string>()): Promise<ReadonlyMap<string, string>> => {
  if (seen.has(file)) return seen;
  const text = await readFile(file, "utf8");
  seen.set(file, text);
  for (const [, path = ""] of text.matchAll(/from "(\.[^"]+)\.js"/g)) {
    await sourcesOf(join(dirname(file), `${path}.ts`), seen);
  }
  return seen;
};

const functions: readonly LambdaFunction[] = lambdaFunctions;

describe.each(functions)("the function $name", ({ file, environment, permissions, timeout }) => {
  it("declares exactly the environment variables that its sources read", async () => {
    const text = [...(await sourcesOf(file)).values()].join("\n");
    const read = [...text.matchAll(/"((?:PIN|SMS|EMERGENCY)_[A-Z_]+)"/g)].map(([, name]) => name);
    expect(environment.map(({ name }) => name).toSorted()).toEqual([...new Set(read)].toSorted());
  });

  it("may do only what its sources ask a service for", async () => {
    const text = [...(await sourcesOf(file)).values()].join("\n");
    const commands = new Set([...text.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name));
    const allowed = permissions.flatMap(({ actions }) => actions.map((action) => action.split(":")[1]));
    expect(allowed.filter((action) => !commands.has(action))).toEqual([]);
  });

  it("refers to tables and variables that are there", () => {
    for (const { resource } of permissions) {
      const known =
        resource === "*" ||
        ("table" in resource ? resource.table in tables : environment.some(({ name }) => name === resource.variable));
      expect(known).toBe(true);
    }
  });

  it("ends before the flow stops waiting", () => {
    expect(timeout).toBeLessThan(8);
  });
});

describe("the functions", () => {
  it("are those that the flows know, each with a handler", async () => {
    expect(functions.map(({ name }) => name)).toEqual(["OneTimePin", "CheckEmergency", "UpdateEmergency"]);
    for (const { file } of functions) {
      expect(await readFile(file, "utf8")).toContain("export const handler = async (event: ConnectFlowEvent<");
    }
  });
});
