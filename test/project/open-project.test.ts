import { describe, expect, it } from "vitest";
import { DiagnosticError } from "../../src/diagnostics/diagnostic-error.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { bindEnvironment, defaultEnvironment } from "../../src/project/environment.js";
import { findProject } from "../../src/project/find-project.js";
import { openProject } from "../../src/project/open-project.js";
import { resolveSettings } from "../../src/project/setting-values.js";
import { temporaryFolder } from "./temporary-folder.js";

const settings = `import { defineSettings, setting } from "flowc";
export const settings = defineSettings({
  company: setting.text(),
  digits: setting.integer({ min: 4, max: 8, default: 6 }),
  admins: setting.phoneNumbers({ personal: true, min: 1 }),
});
`;

function config(environments: string, more = ""): string {
  return `import { defineConfig, fromEnv } from "flowc";
import { settings } from "./flows/settings.js";

export default defineConfig({
  flows: "flows",
  settings,
${more}  environments: {
${environments}
  },
});
`;
}

const local = `    local: {
      region: "us-east-1",
      instance: "local",
      settings: { company: "Acme", admins: { alice: fromEnv("ADMIN_ALICE", { otherwise: "+6591234567" }) } },
    },`;

function open(files: Readonly<Record<string, string>>): ReturnType<typeof openProject> {
  return openProject(findProject(temporaryFolder({ "flows/settings.ts": settings, ...files })));
}

async function findingsOf(work: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
  return [];
}
const places = (findings: readonly Diagnostic[]): unknown[] =>
  findings.map(({ code, position }) => [code, position?.line, position?.column]);

describe("findProject", () => {
  it("looks in the folder and in those above it", () => {
    const root = temporaryFolder({ "flowc.config.ts": "", "flows/deep/x.ts": "" });
    expect(findProject(`${root}/flows/deep`).root).toBe(root);
  });

  it("says where it has looked", async () => {
    const root = temporaryFolder();
    expect((await findingsOf(() => findProject(root)))[0]?.message).toContain(root);
  });
});

describe("openProject", () => {
  it("reads the configuration and remembers what it depends on", () => {
    const project = open({ "flowc.config.ts": config(local) });
    expect(project.config.flows).toBe("flows");
    expect(project.configDependencies).toEqual(["flowc.config.ts", "flows/settings.ts"]);
    expect(defaultEnvironment(project.config)).toBe("local");
  });

  it.each([
    ["a member that there is not", config(local, '  outptu: "x",\n'), ["FLW403", 7, 3], 'Did you mean "output"?'],
    ["a value of another kind", config(local, "  output: 1,\n"), ["FLW404", 7, 3], "but it is 1"],
    ["a folder outside the project", config(local, '  output: "../x",\n'), ["FLW404", 7, 3], '"../x"'],
    ["an absolute folder", config(local, '  output: "/tmp/x",\n'), ["FLW404", 7, 3], '"/tmp/x"'],
    [
      "an environment without a region",
      config('    local: { instance: "local" },'),
      ["FLW404", 8, 5],
      "environments.local.region",
    ],
    [
      "an environment with a strange name",
      config(`${local}\n    "../x": { region: "r", instance: "i" },`),
      ["FLW404", 13, 5],
      '"../x"',
    ],
    ["no environments", config(""), ["FLW404", 7, 3], "an empty object"],
    [
      "a misspelt kind of name",
      config('    local: { region: "r", instance: "local", names: { qeue: {} } },'),
      ["FLW403", 8, 55],
      'Did you mean "queue"?',
    ],
    ["no default export", "export const x = 1;", ["FLW402", 1, 1], "default export"],
    [
      "settings that defineSettings has not made",
      config(local, "  ...{ settings: {} },\n"),
      ["FLW404", 6, 3],
      "what defineSettings gives",
    ],
  ])("finds %s", async (_, text, place, words) => {
    const findings = await findingsOf(() => open({ "flowc.config.ts": text }));
    expect(places(findings)).toEqual([place]);
    expect(findings[0]?.message).toContain(words);
  });

  it("finds a hostile member name", async () => {
    const text = config(local, `  ["__proto__"]: 1,\n  ["${"x".repeat(10_000)}"]: 1,\n`);
    const findings = await findingsOf(() => open({ "flowc.config.ts": text }));
    expect(findings.map(({ code }) => code)).toEqual(["FLW403", "FLW403"]);
    expect(findings.every(({ message }) => message.length < 1000)).toBe(true);
  });

  it("shows an error of the configuration's own code at its place", async () => {
    const findings = await findingsOf(() => open({ "flowc.config.ts": "const a = 1;\nthrow new Error('no');\n" }));
    expect(places(findings)).toEqual([["FLW112", 2, expect.any(Number)]]);
  });

  it("shows a syntax error at its place", async () => {
    const findings = await findingsOf(() => open({ "flowc.config.ts": "export default {;\n" }));
    expect(places(findings)[0]).toEqual(["FLW101", 1, 17]);
  });
});

describe("bindEnvironment", () => {
  function bind(text: string, name: string): () => ReturnType<typeof bindEnvironment> {
    return () => {
      const project = open({ "flowc.config.ts": text });
      return bindEnvironment(project.config, name, project.configFile, project.locate);
    };
  }

  it("fills in defaults and keeps personal values out", () => {
    const bound = bind(config(local), "local")();
    expect(bound.settings["digits"]).toBe(6);
    expect([...bound.sources.keys()]).toEqual(["admins.alice"]);
    expect(JSON.stringify(bound.settings)).not.toContain("+65");
  });

  it("finds an environment that there is not", async () => {
    const findings = await findingsOf(bind(config(local), "loacl"));
    expect(places(findings)).toEqual([["FLW405", 7, 3]]);
    expect(findings[0]?.message).toContain('Did you mean "local"?');
    expect(places(await findingsOf(bind(config(local), "__proto__")))).toEqual([["FLW405", 7, 3]]);
  });

  it("shows each setting that is not in order at its own place", async () => {
    const text = config(`    local: {
      region: "us-east-1",
      instance: "local",
      settings: {
        digits: 12,
        compny: "Acme",
      },
    },`);
    const findings = await findingsOf(bind(text, "local"));
    expect(places(findings).toSorted()).toEqual([
      ["FLW821", 11, 7],
      ["FLW821", 11, 7],
      ["FLW822", 12, 9],
      ["FLW823", 13, 9],
    ]);
  });
});

describe("resolveSettings", () => {
  function bound(source: string): () => ReturnType<typeof resolveSettings> {
    return async () => {
      const text = config(local.replace(/fromEnv\(.*?\}\)/, source));
      const project = open({ "flowc.config.ts": text });
      const environment = bindEnvironment(project.config, "local", project.configFile, project.locate);
      return resolveSettings(environment, project.locate, {
        GOOD: "+6590000000",
        BAD: "secret-but-no-number",
        EMPTY: "",
      });
    };
  }

  it("takes the value from the environment, or the one for demonstrations", async () => {
    expect([...(await bound('fromEnv("GOOD")')())]).toEqual([["admins.alice", "+6590000000"]]);
    expect([...(await bound('fromEnv("MISSING", { otherwise: "+6591111111" })')())]).toEqual([
      ["admins.alice", "+6591111111"],
    ]);
  });

  it.each(["MISSING", "EMPTY"])("finds that %s has no value", async (name) => {
    const findings = await findingsOf(bound(`fromEnv("${name}")`));
    expect(places(findings)).toEqual([["FLW430", 11, 46]]);
    expect(findings[0]?.mend).toContain(`the environment variable ${name}`);
  });

  it("refuses a value of another form, and does not show it", async () => {
    const findings = await findingsOf(bound('fromEnv("BAD")'));
    expect(places(findings)).toEqual([["FLW431", 11, 46]]);
    expect(JSON.stringify(findings)).not.toContain("secret-but-no-number");
  });
});
