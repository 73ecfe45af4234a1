import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, resolveConfig } from "prettier";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { buildProject } from "../../src/project/build-project.js";
import { convertFiles } from "../../src/project/convert-files.js";
import { findProject } from "../../src/project/find-project.js";
import { importProject } from "../../src/project/import-project.js";

const work = mkdtempSync(path.join(tmpdir(), "flowc-import-test-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let folder = "";
let count = 0;
beforeEach(() => {
  folder = path.join(work, String(count++));
  mkdirSync(folder);
});

const arn = "arn:aws:connect:eu-west-2:123456789012:instance/11111111-2222-3333-4444-555555555555";

/** A flow that transfers to a queue, or to a number. */
function flow(name: string, queue: string, number = "+15555550100"): object {
  return {
    Version: "2019-10-30",
    StartAction: "constructor",
    Metadata: { name, type: "contactFlow", ActionMetadata: { constructor: { position: { x: 1, y: 2 } } } },
    Actions: [
      {
        Identifier: "constructor",
        Type: "UpdateContactTargetQueue",
        Parameters: { QueueId: queue },
        Transitions: { NextAction: "toString", Errors: [{ NextAction: "toString", ErrorType: "NoMatchingError" }] },
      },
      {
        Identifier: "toString",
        Type: "TransferParticipantToThirdParty",
        Parameters: {
          ThirdPartyPhoneNumber: number,
          ThirdPartyConnectionTimeLimitSeconds: "30",
          ContinueFlowExecution: "False",
        },
        Transitions: { NextAction: "end", Errors: [{ NextAction: "end", ErrorType: "NoMatchingError" }] },
      },
      { Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
    ],
  };
}

function put(name: string, content: unknown): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const read = (name: string): string => readFileSync(path.join(folder, "out", name), "utf8");
const run = (sources: readonly string[], settings = false) =>
  importProject({ sources, out: path.join(folder, "out"), environment: "live", settings });

async function build(): Promise<readonly string[]> {
  const { diagnostics } = await buildProject(findProject(path.join(folder, "out")), { types: true });
  return diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
}

describe("a project from flows", () => {
  test("all of it is written or nothing", async () => {
    const sources = [put("first.json", flow("First", "queue-1")), put("second.json", flow("Second", "queue-1"))];
    mkdirSync(path.join(folder, "out/flows/second.layout.json"), { recursive: true });
    await expect(run(sources)).rejects.toThrow("FLW441");
    expect(readdirSync(path.join(folder, "out"), { recursive: true }).toSorted()).toEqual([
      "flows",
      "flows/second.layout.json",
    ]);
  });

  test("a file in another encoding is told of, alone and in a folder; the others come in", async () => {
    const text = JSON.stringify(flow("Wide", "queue-1"));
    put("in/good.json", flow("Good", "queue-1"));
    writeFileSync(path.join(folder, "in/wide.json"), `\ufeff${text}`, "utf16le");
    writeFileSync(path.join(folder, "in/picture.txt"), Buffer.from([0x89, 0x50, 0xff, 0xfe]));
    const alone = await run([path.join(folder, "in/wide.json")]);
    expect(alone.diagnostics.map(({ code }) => code)).toEqual(["FLW505"]);
    const all = await run([path.join(folder, "in")]);
    expect(all.flows.map(({ name }) => name)).toEqual(["Good"]);
    expect(all.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(["FLW505"]);
  });

  test.each(["out", "out/deeper"])("a file in the way of %s is told of and stays", async (out) => {
    const sources = [put("main.json", flow("Main", "queue-1"))];
    const file = put("out", "precious");
    const project = importProject({ sources, out: path.join(folder, out), environment: "live" });
    await expect(project).rejects.toThrow("FLW441");
    expect(readFileSync(file, "utf8")).toBe("precious");
  });

  test("a folder that builds as it stands, and gives the flow back", async () => {
    const imported = await run([put("main.json", flow("Main", `${arn}/queue/66666666-7777-8888-9999-000000000000`))]);
    expect(imported.written).toEqual([
      "package.json",
      ".prettierignore",
      "tsconfig.json",
      ".gitignore",
      "flowc.config.ts",
      "flows/main.flow.ts",
      "flows/main.layout.json",
      "flows/environments/live.lock.json",
    ]);
    expect(read("flowc.config.ts")).toContain(
      'live: { region: "eu-west-2", instance: "11111111-2222-3333-4444-555555555555" }',
    );
    expect((await build()).filter((line) => line.startsWith("error"))).toEqual([]);
    const built = JSON.parse(read("generated/live/Main.json")) as unknown;
    expect(built).toEqual(flow("Main", `${arn}/queue/66666666-7777-8888-9999-000000000000`));
  }, 30_000);

  test("telephone numbers become settings, one for each; all files are formatted by the project's own rules", async () => {
    const files = [put("a.json", flow("A", "q", "+15555550100")), put("b.json", flow("B", "q", "+15555550101"))];
    const { written } = await run(files, true);
    for (const name of written.filter((file) => !/(?:ignore|layout\.json|lock\.json)$/.test(file))) {
      const filepath = path.join(folder, "out", name);
      const options = await resolveConfig(filepath, { editorconfig: false });
      expect(options).toEqual({ printWidth: 120 });
      expect([name, await check(readFileSync(filepath, "utf8"), { ...options, filepath })]).toEqual([name, true]);
    }
    expect(read("flows/settings.ts")).toContain("phoneNumber2: setting.phoneNumber(),");
    expect(read("flows/b.flow.ts")).toContain("transferToPhoneNumber(settings.phoneNumber2");
    expect(read("flowc.config.ts")).toContain('phoneNumber1: "+15555550100", phoneNumber2: "+15555550101"');
    expect((await build()).filter((line) => line.startsWith("error"))).toEqual([]);
    expect(JSON.parse(read("generated/live/B.json"))).toEqual(flow("B", "q", "+15555550101"));
  }, 30_000);

  test("equal names get numbers; one name for each thing", async () => {
    const files = ["x/main.json", "y/main.json", "z/MAIN.json"].map((name, i) =>
      put(name, flow(i === 2 ? "MAIN" : "Main", `${arn}/queue/${i}`)),
    );
    const imported = await run(files);
    expect(new Set(imported.flows.map(({ name }) => name.toLowerCase())).size).toBe(3);
    expect(new Set(imported.flows.map(({ file }) => file.toLowerCase())).size).toBe(3);
    const lock = JSON.parse(read("flows/environments/live.lock.json")) as { symbols: { queue: object } };
    expect(Object.values(lock.symbols.queue).toSorted()).toEqual([0, 1, 2].map((i) => `${arn}/queue/${i}`));
  });

  test("into a project that is there: its files stay, its names go on", async () => {
    await run([put("a.json", flow("A", `${arn}/queue/one`))]);
    const config = "// mine\n" + read("flowc.config.ts");
    writeFileSync(path.join(folder, "out/flowc.config.ts"), config);
    const first = read("flows/a.flow.ts");
    const imported = await run([put("b.json", flow("A", `${arn}/queue/one`))], true);
    expect(imported.flows.map(({ name }) => name)).toEqual(["A (2)"]);
    expect(read("flowc.config.ts")).toBe(config);
    expect(read("flows/a.flow.ts")).toBe(first);
    const lock = JSON.parse(read("flows/environments/live.lock.json")) as { symbols: { queue: object } };
    expect(lock.symbols.queue).toEqual({ one: `${arn}/queue/one` });
  });

  test("empty, broken and unknown flows are drafts that go out the same", async () => {
    const drafts = {
      Empty: { Version: "2019-10-30", StartAction: "", Metadata: {}, Actions: [] },
      Lost: {
        Version: "2019-10-30",
        StartAction: "gone",
        Metadata: null,
        Extra: 1,
        Actions: [{ Identifier: "a", Type: "X" }],
      },
      Odd: {
        Version: "2019-10-30",
        StartAction: "a",
        Metadata: {},
        Actions: [
          {
            Identifier: "a",
            Type: "Unheard",
            Parameters: null,
            Transitions: { NextAction: "b", Errors: [5], Conditions: [] },
            More: [1],
          },
          { Identifier: "b", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
          { Identifier: "b", Type: "Twice", Parameters: {}, Transitions: {} },
        ],
      },
    };
    const files = Object.entries(drafts).map(([name, content]) => put(`${name}.json`, content));
    const { Lost: _, ...kept } = drafts;
    const imported = await run(files);
    expect(imported.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "FLW513",
    ]);
    expect(imported.flows.map(({ name }) => name)).toEqual(["Empty", "Odd"]);
    expect(imported.flows[0]?.draft).toBe(true);
    expect((await build()).filter((line) => line.startsWith("error"))).toEqual([]);
    for (const [name, content] of Object.entries(kept)) {
      expect(JSON.parse(read(`generated/live/${name}.json`))).toEqual(content);
    }
  }, 30_000);
});

describe("bad input is a finding", () => {
  test.each([
    ["no.json", "{}", "FLW516"],
    ["broken.json", '{"StartAction": "a", "Actions": [', "FLW516"],
    ["mark.json", JSON.stringify(flow("M", "q")).replace("+15555550100", "${flowc:queue/x}"), "FLW518"],
    ["half.json", JSON.stringify(flow("H", "q")).replace("+15555550100", "\\ud800"), "FLW525"],
  ])("%s", async (name, text, code) => {
    const imported = await run([put(name, text)]);
    const errors = imported.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map((each) => each.code)).toEqual([code]);
    expect(imported.written).toEqual([]);
  });

  test("files that are too large or not there", async () => {
    const large = put("large.json", "{}");
    truncateSync(large, 50_000_000);
    const imported = await run([large, path.join(folder, "missing.json")]);
    expect(imported.diagnostics.map(({ code }) => code).toSorted()).toEqual(["FLW517", "FLW522"]);
  });

  test("only what may hold a flow is looked into in a folder", async () => {
    put("in/a.json", flow("A", "q"));
    put("in/other.json", "{}");
    put("in/.hidden/b.json", flow("B", "q"));
    put("in/node_modules/c.json", flow("C", "q"));
    const imported = await run([path.join(folder, "in")]);
    expect(imported.flows.map(({ name }) => name)).toEqual(["A"]);
    expect(imported.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("convert", () => {
  const legacy = { modules: [{ id: "a", type: "Disconnect", branches: [], parameters: [], metadata: {} }], start: "a" };

  const codesOf = async (files: readonly string[], out?: string): Promise<readonly string[]> =>
    (await convertFiles(files, out)).diagnostics.map(({ code }) => code);

  test("prints one flow, writes several, says what is no older export", async () => {
    const old = put("old.json", legacy);
    const converted = await convertFiles([old], undefined);
    expect(JSON.parse(converted.texts[0] ?? "")).toMatchObject({
      StartAction: "a",
      Actions: [{ Type: "DisconnectParticipant" }],
    });
    expect(await codesOf([old, put("old2.json", legacy)])).toEqual(["FLW524"]);
    const out = path.join(folder, "converted");
    expect((await convertFiles([old, put("sub/old.json", legacy)], out)).written).toEqual([
      path.join(out, "old.json"),
      path.join(out, "old (2).json"),
    ]);
    expect(readdirSync(out).toSorted()).toEqual(["old (2).json", "old.json"]);
    expect(await codesOf([put("new.json", flow("N", "q"))])).toEqual(["FLW523"]);
  });

  test("writes over nothing but what it wrote itself", async () => {
    const old = put("here/old.json", legacy);
    const before = readFileSync(old, "utf8");
    expect(await codesOf([old], path.dirname(old))).toEqual(["FLW527"]);
    expect(readFileSync(old, "utf8")).toBe(before);
    const out = path.join(folder, "again");
    expect(await codesOf([old], out)).toEqual([]);
    expect(await codesOf([old], out)).toEqual([]);
  });

  test("a file in the place of the folder is told of and stays", async () => {
    const file = put("converted", "precious");
    await expect(convertFiles([put("old.json", legacy)], file)).rejects.toThrow("FLW441");
    expect(readFileSync(file, "utf8")).toBe("precious");
  });

  test("a folder without flows is told of, when it is imported too", async () => {
    const empty = path.dirname(put("empty/readme.txt", "Nothing here."));
    expect(await codesOf([empty], path.join(folder, "out"))).toEqual(["FLW516"]);
    const { diagnostics } = await run([empty]);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["error FLW516"]);
    expect(readdirSync(folder)).toEqual(["empty"]);
  });
});
