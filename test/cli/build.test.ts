import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { configuration, runFlowc, speaking, temporaryProject } from "./run-flowc.js";

const build = ["build", "--no-types"];

interface JsonAnswer {
  readonly diagnostics: readonly { code: string; file?: string; line?: number }[];
  readonly compiledFiles: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}
function json(root: string, words: readonly string[]): JsonAnswer {
  return JSON.parse(runFlowc(root, [...words, "--json"]).stdout) as JsonAnswer;
}
function output(root: string, name = "Greeting.json", folder = "generated/local"): string {
  return readFileSync(path.join(root, folder, name), "utf8");
}

describe("flowc build", () => {
  it("writes the flows, and says so; a second build has nothing to do", () => {
    const root = temporaryProject();
    const first = runFlowc(root, build);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toBe("  wrote generated/local/Greeting.json\n1 flow for local: built.\n");
    expect(JSON.parse(output(root))).toMatchObject({ Version: "2019-10-30", Actions: expect.any(Array) });
    expect(runFlowc(root, build).stdout).toBe("1 flow for local: generated/local was up to date.\n");
  });

  it("compiles only what has changed", () => {
    const root = temporaryProject({
      "flows/shared.ts": 'export const text = "Hi.";\n',
      "flows/other.flow.ts": speaking("Other", "x")
        .replace('"x"', "text")
        .replace("\n", '\nimport { text } from "./shared.js";\n'),
    });
    expect(json(root, build)).toMatchObject({ compiledFiles: 2, written: ["Greeting.json", "Other.json"] });
    expect(json(root, build)).toMatchObject({ compiledFiles: 0, written: [] });
    writeFileSync(path.join(root, "flows/shared.ts"), 'export const text = "Bye.";\n');
    expect(json(root, build)).toMatchObject({ compiledFiles: 1, written: ["Other.json"] });
    expect(output(root, "Other.json")).toContain("Bye.");
    appendFileSync(path.join(root, "flowc.config.ts"), "// changed\n");
    expect(json(root, build)).toMatchObject({ compiledFiles: 2, written: [] });
  });

  it("writes many flows beside compiling them, and none of them when one is wrong", () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`flows/line-${i}.flow.ts`, speaking(`Line_${i}`, `Line ${i}.`)]),
    );
    const root = temporaryProject(many);
    const first = json(root, build);
    expect(first).toMatchObject({ compiledFiles: 61, diagnostics: [] });
    expect(first.written).toHaveLength(61);
    expect(output(root, "Line_59.json")).toContain("Line 59.");
    const texts = readdirSync(path.join(root, "generated/local"))
      .map((name) => output(root, name))
      .join("");
    appendFileSync(path.join(root, "flowc.config.ts"), "// changed\n");
    writeFileSync(path.join(root, "flows/line-7.flow.ts"), speaking("Line_7", "Another text."));
    writeFileSync(path.join(root, "flows/line-8.flow.ts"), "const broken = ;\n");
    expect(runFlowc(root, build).status).toBe(1);
    expect(readdirSync(path.join(root, "generated/local"))).toHaveLength(61);
    expect(
      readdirSync(path.join(root, "generated/local"))
        .map((name) => output(root, name))
        .join(""),
    ).toBe(texts);
    expect(readdirSync(path.join(root, "node_modules/.cache/flowc/build")).join(" ")).not.toContain("waiting");
    writeFileSync(path.join(root, "flows/line-8.flow.ts"), speaking("Line_8", "Line 8."));
    expect(json(root, build)).toMatchObject({ compiledFiles: 61, written: ["Line_7.json"] });
  });

  it("gives the same bytes with and without what it remembers", () => {
    const root = temporaryProject();
    runFlowc(root, build);
    const first = output(root);
    rmSync(path.join(root, "node_modules/.cache"), { recursive: true });
    rmSync(path.join(root, "generated"), { recursive: true });
    runFlowc(root, build);
    expect(output(root)).toBe(first);
    for (const name of readdirSync(path.join(root, "node_modules/.cache/flowc"), {
      recursive: true,
      encoding: "utf8",
    })) {
      const file = path.join(root, "node_modules/.cache/flowc", name);
      if (name.endsWith(".json")) writeFileSync(file, "{ damaged");
    }
    expect(json(root, build)).toMatchObject({ diagnostics: [], compiledFiles: 1, written: [] });
  });

  it("removes what no flow compiles to any more, and writes again what was altered", () => {
    const root = temporaryProject({ "flows/other.flow.ts": speaking("Other", "x") });
    runFlowc(root, build);
    rmSync(path.join(root, "flows/other.flow.ts"));
    expect(json(root, build)).toMatchObject({ removed: ["Other.json"] });
    const good = output(root);
    writeFileSync(path.join(root, "generated/local/Greeting.json"), good.replace("Hello", "Hallo"));
    expect(json(root, build)).toMatchObject({ written: ["Greeting.json"] });
    expect(output(root)).toBe(good);
  });

  it("touches nothing when anything is wrong", () => {
    const root = temporaryProject();
    runFlowc(root, build);
    const good = output(root);
    writeFileSync(path.join(root, "flows/greeting.flow.ts"), speaking("Greeting", "Changed."));
    writeFileSync(path.join(root, "flows/broken.flow.ts"), "export const x = ;\n");
    const run = runFlowc(root, build);
    expect(run).toMatchObject({ status: 1, stdout: "" });
    expect(run.stderr).toContain("flows/broken.flow.ts:1:18 - error FLW");
    expect(run.stderr).toContain("> 1 | export const x = ;");
    expect(output(root)).toBe(good);
    expect(readdirSync(path.join(root, "generated/local"))).toEqual(["Greeting.json"]);
  });

  it("finds a name that is used twice, without compiling both again", () => {
    const root = temporaryProject();
    runFlowc(root, build);
    writeFileSync(path.join(root, "flows/twin.flow.ts"), speaking("Greeting", "Me too."));
    const answer = json(root, build);
    expect(answer.diagnostics).toMatchObject([{ code: "FLW410", file: "flows/twin.flow.ts", line: 3 }]);
    expect(answer.compiledFiles).toBe(1);
  });

  it("links again what names a flow that is gone", () => {
    const root = temporaryProject({
      "flows/night.flow.ts": speaking("Night", "We are closed."),
      "flows/desk.flow.ts": `import { flow, flowByName, transferToFlow } from "flowc";

export const desk = flow("Desk", (): never => transferToFlow(flowByName("Night")));
`,
    });
    expect(json(root, build).diagnostics).toEqual([]);
    const good = output(root, "Desk.json");
    writeFileSync(path.join(root, "flows/night.flow.ts"), speaking("Nights", "We are closed."));
    expect(json(root, build).diagnostics).toMatchObject([{ code: "FLW423", file: "flows/desk.flow.ts", line: 3 }]);
    expect(output(root, "Desk.json")).toBe(good);
  });

  it("--check tells what is not up to date, and writes nothing", () => {
    const root = temporaryProject();
    expect(runFlowc(root, [...build, "--check"]).status).toBe(1);
    expect(existsSync(path.join(root, "generated"))).toBe(false);
    runFlowc(root, build);
    expect(runFlowc(root, [...build, "--check"])).toMatchObject({ status: 0, stderr: "" });
    writeFileSync(path.join(root, "flows/greeting.flow.ts"), speaking("Greeting", "Changed."));
    const before = output(root);
    const run = runFlowc(root, [...build, "--check"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/generated\/local\/Greeting\.json:\d+:1 - error FLW440/);
    expect(output(root)).toBe(before);
  });

  it("checks types beside the build, and writes nothing when they are wrong", () => {
    const root = temporaryProject({
      "flows/wrong.flow.ts": `${speaking("Wrong", "x")}const n: string = 1;\nvoid n;\n`,
    });
    const run = runFlowc(root, ["build"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(
      "flows/wrong.flow.ts:7:7 - error FLW601: Type 'number' is not assignable to type 'string'.",
    );
    expect(existsSync(path.join(root, "generated"))).toBe(false);
    expect(runFlowc(root, build).status).toBe(0);
  });

  it("--out fills in personal values; the committed output and the cache never hold them", () => {
    const root = temporaryProject({
      "flows/admin.flow.ts": `import { contact, disconnect, flow, playPrompt } from "flowc";
import { settings } from "./settings.js";

export const admin = flow("Admin", (): never => {
  if (settings.admins.includes(contact.customerEndpoint.address)) playPrompt("Welcome back.");
  return disconnect();
});
`,
    });
    const missing = runFlowc(root, [...build, "--out", "resolved"]);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain("flowc.config.ts:8:");
    expect(missing.stderr).toContain("FLW430");
    const secret = "+6591234567";
    expect(runFlowc(root, [...build, "--out", "resolved"], { ADMIN_ALICE: secret }).status).toBe(0);
    expect(output(root, "Admin.json", "resolved")).toContain(secret);
    expect(runFlowc(root, build, { ADMIN_ALICE: secret }).status).toBe(0);
    expect(output(root, "Admin.json")).toContain("${flowc:setting/admins.alice}");
    const everything = (folder: string): string =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
        .join("\n");
    expect(everything(path.join(root, "generated")) + everything(path.join(root, "node_modules/.cache"))).not.toContain(
      secret,
    );
  });

  it("--out leaves other files of the folder alone", () => {
    const root = temporaryProject({ "elsewhere/Mine.json": '{ "StartAction": "" }', "elsewhere/package.json": "{}" });
    runFlowc(root, [...build, "--out", "elsewhere"], { ADMIN_ALICE: "+6591234567" });
    expect(readdirSync(path.join(root, "elsewhere")).toSorted()).toEqual([
      "Greeting.json",
      "Mine.json",
      "package.json",
    ]);
  });

  it("builds for an environment by its lock file, and finds names that the instance does not have", () => {
    const instance = "arn:aws:connect:us-east-1:111122223333:instance/1";
    const lock = { version: 1, instance, symbols: { queue: { Support: `${instance}/queue/2` } } };
    const queueing = `import { disconnect, flow, queue, transferToQueue, setWorkingQueue } from "flowc";

export const desk = flow("Desk", (): never => {
  setWorkingQueue(queue("Support"));
  return transferToQueue();
});
`.replace("disconnect, ", "");
    const root = temporaryProject({ "flows/desk.flow.ts": queueing });
    const production = [...build, "--env", "production"];
    expect(json(root, production).diagnostics).toMatchObject([{ code: "FLW421", file: "flows/desk.flow.ts", line: 4 }]);
    mkdirSync(path.join(root, "flows/environments"));
    const lockFile = path.join(root, "flows/environments/production.lock.json");
    writeFileSync(lockFile, JSON.stringify(lock));
    expect(json(root, production).diagnostics).toEqual([]);
    expect(output(root, "Desk.json", "generated/production")).toContain(`${instance}/queue/2`);
    writeFileSync(lockFile, JSON.stringify(lock).replace("Support", "Suport"));
    expect(json(root, production).diagnostics).toMatchObject([{ code: "FLW420", file: "flows/desk.flow.ts", line: 4 }]);
    writeFileSync(lockFile, "[]");
    expect(json(root, production).diagnostics).toMatchObject([{ code: "FLW422" }]);
  });

  it("survives hostile names", () => {
    const root = temporaryProject({
      "flows/a.flow.ts": speaking("Proto", "x").replace('"Proto"', '"__proto__"'),
      "flows/b.flow.ts": speaking("Path", "x").replace('"Path"', '"../../escape"'),
      "flows/c.flow.ts": speaking("Emoji", "x").replace('"Emoji"', '"Notfall 🚨"'),
    });
    expect(runFlowc(root, build)).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(path.join(root, "generated/local")).toSorted()).toEqual([
      "%2E.%2F..%2Fescape.json",
      "Greeting.json",
      "Notfall %F0%9F%9A%A8.json",
      "__proto__.json",
    ]);
    writeFileSync(
      path.join(root, "flows/d.flow.ts"),
      speaking("Long", "x").replace('"Long"', `"${"x".repeat(10_000)}"`),
    );
    expect(json(root, build).diagnostics).toMatchObject([{ code: "FLW412", file: "flows/d.flow.ts" }]);
  });

  it("warns about a project without flows", () => {
    const root = temporaryProject();
    rmSync(path.join(root, "flows/greeting.flow.ts"));
    const run = runFlowc(root, build);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("warning FLW413");
  });

  it("keeps environments apart", () => {
    const root = temporaryProject({ "flowc.config.ts": configuration.replace('"1234"', '"local"') });
    runFlowc(root, build);
    runFlowc(root, [...build, "--env", "production"]);
    expect(readdirSync(path.join(root, "generated")).toSorted()).toEqual(["local", "production"]);
  });
});
