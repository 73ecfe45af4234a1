import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiagnosticError } from "../../src/diagnostics/diagnostic-error.js";
import { compileProject } from "../../src/project/compile-project.js";
import { findProject } from "../../src/project/find-project.js";
import { openProject } from "../../src/project/open-project.js";
import { projectFunctions } from "../../src/project/project-functions.js";
import { resolveSettings } from "../../src/project/setting-values.js";
import { simulateProject } from "../../src/project/simulated-project.js";
import { temporaryProject } from "../cli/run-flowc.js";

const settings = `import { defineSettings, setting } from "flowc";
export const settings = defineSettings({
  key: setting.secrets({ min: 1, max: 1 }),
  numbers: setting.phoneNumbers({ personal: true }),
  digits: setting.integer({ default: 6 }),
  loud: setting.boolean({ default: false }),
  name: setting.text({ default: "Pin" }),
  places: setting.list(setting.text()),
});
`;

const configuration = (lambdas: string): string => `import { defineConfig, fromEnv } from "flowc";
import { settings } from "./flows/settings.js";
export default defineConfig({
  flows: "flows",
  settings,
  lambdas: ${lambdas},
  environments: {
    local: {
      region: "us-east-1",
      instance: "local",
      settings: {
        key: { one: fromEnv("KEY") },
        numbers: { a: fromEnv("A", { otherwise: "+15555550101" }), b: fromEnv("B", { otherwise: "+15555550102" }) },
        places: ["here", "there"],
      },
    },
  },
});
`;

/** A project with these functions, compiled, and the values of its settings. */
async function projectWith(lambdas: string, files: Readonly<Record<string, string>> = {}) {
  const root = temporaryProject({
    "flowc.config.ts": configuration(lambdas),
    "flows/settings.ts": settings,
    "fn/handler.ts": "export const handler = () => ({});",
    ...files,
  });
  const project = openProject(findProject(root));
  const compiled = compileProject(project, { environment: "local", check: true });
  const values = await resolveSettings(compiled.environment, project.locate, { KEY: "a secret" });
  return { root, project, compiled, values };
}

describe("a function's environment variables", () => {
  it("hold texts as they are and settings as texts, secret ones with their value", async () => {
    const { root, project, compiled, values } = await projectWith(`{
      Short: "fn/handler.ts",
      Long: {
        entry: "fn/handler.ts",
        handler: "main",
        environment: {
          TEXT: "as it is",
          KEY: { setting: "key" },
          DIGITS: { setting: "digits" },
          LOUD: { setting: "loud" },
          NAME: { setting: "name" },
        },
      },
    }`);
    const entry = path.join(root, "fn/handler.ts");
    expect(projectFunctions(project, compiled.environment, values)).toEqual([
      { name: "Short", entry, handler: "handler", environment: {} },
      {
        name: "Long",
        entry,
        handler: "main",
        environment: { TEXT: "as it is", KEY: "a secret", DIGITS: "6", LOUD: "false", NAME: "Pin" },
      },
    ]);
  });

  it("refuse settings that are not there or not one value, all at once, at their lines", async () => {
    const { project, compiled, values } = await projectWith(`{
    Broken: {
      entry: "fn/handler.ts",
      environment: {
        A: { setting: "toString" },
        B: { setting: "places" },
        C: { setting: "numbers" },
      },
    },
  }`);
    const found = findings(() => projectFunctions(project, compiled.environment, values));
    expect(found.map(({ code, message, position }) => [code, position?.line, message])).toEqual([
      ["FLW432", 10, expect.stringContaining('"toString", which the project does not have.')],
      ["FLW432", 11, expect.stringContaining('"places", which is not one value.')],
      ["FLW432", 12, expect.stringContaining('"numbers", which is not one value.')],
    ]);
  });
});

describe("a function that cannot be bundled", () => {
  it("is a finding at the line of its source", async () => {
    const { compiled, values } = await projectWith(`{ Broken: "fn/broken.ts" }`, {
      "fn/broken.ts": `export const handler = () => 1;\nimport "./missing.js";\n`,
    });
    const [finding] = await rejection(simulateProject(compiled, values));
    expect(finding).toMatchObject({
      code: "FLW433",
      message: expect.stringContaining('The function "Broken" cannot be bundled') as unknown,
      position: { file: "fn/broken.ts", line: 2, column: 8 },
    });
  });

  it("is a finding at its line of the configuration when its file is not there", async () => {
    const { compiled, values } = await projectWith(`{
    Missing: "fn/nowhere.ts",
  }`);
    const [finding] = await rejection(simulateProject(compiled, values));
    expect(finding).toMatchObject({ code: "FLW433", position: { file: "flowc.config.ts", line: 7 } });
  });
});

it("answers with FLW404 to a configuration that says other things of the world around it", () => {
  const root = temporaryProject({
    "flowc.config.ts": `import { defineConfig } from "flowc";
export default defineConfig({
  flows: "flows",
  lambdas: { A: { entry: "a.ts", environment: { X: 7 as unknown as string, Y: { sting: "a" } as never } } },
  environments: {
    local: { region: "us-east-1", instance: "local", local: { numbers: { a: 1 as never }, landlines: ["555"] } },
  },
});
`,
  });
  const codes = findings(() => openProject(findProject(root))).map(({ code, message }) => `${code} ${message}`);
  expect(codes).toHaveLength(5);
  expect(codes.join("\n")).toContain("lambdas.A.environment.X");
  expect(codes.join("\n")).toContain("environments.local.local.landlines");
});

function findings(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
  throw new Error("Nothing was found.");
}

async function rejection(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DiagnosticError) return error.diagnostics;
  throw error;
}
