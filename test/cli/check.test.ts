import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { flowcMain, runFlowc, speaking, temporaryProject } from "./run-flowc.js";

const check = ["check", "--no-types"];
const document = {
  Version: "2019-10-30",
  StartAction: "hello",
  Actions: [
    {
      Identifier: "hello",
      Type: "MessageParticipant",
      Parameters: { Text: "Hello" },
      Transitions: { NextAction: "bye", Errors: [{ NextAction: "bye", ErrorType: "NoMatchingError" }] },
    },
    { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
  ],
};
const text = JSON.stringify(document, undefined, 2);

function codes(stdout: string): readonly string[] {
  return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
}

describe("flowc check", () => {
  it("checks the project, a file, a folder and a flow by name, and writes nothing", () => {
    const root = temporaryProject({ "exported/Main.json": text });
    for (const words of [[], ["flows/greeting.flow.ts"], ["flows"], ["Greeting"]]) {
      expect(runFlowc(root, [...check, ...words])).toMatchObject({
        status: 0,
        stderr: "",
        stdout: "1 flow and 0 JSON files: nothing found.\n",
      });
    }
    expect(runFlowc(root, [...check, "exported"]).stdout).toBe("0 flows and 1 JSON file: nothing found.\n");
    expect(existsSync(path.join(root, "generated"))).toBe(false);
  });

  it("shows only what concerns the flow that was named", () => {
    const root = temporaryProject({
      "flows/broken.flow.ts": speaking("Broken", "x").replace("return disconnect();", "throw 1;"),
    });
    expect(runFlowc(root, [...check, "Greeting"]).status).toBe(0);
    expect(runFlowc(root, check).status).toBe(1);
  });

  it("shows a JSON flow's findings at their line and column", () => {
    const root = temporaryProject({
      "flow.json": text.replace('"NextAction": "bye",\n        "Errors"', '"NextAction": "by",\n        "Errors"'),
    });
    const run = runFlowc(root, [...check, "flow.json"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^flow\.json:12:23 - error FLW552: The way on leads to "by"/m);
    expect(run.stderr).toContain('Did you mean "bye"?');
    expect(JSON.parse(runFlowc(root, [...check, "flow.json", "--json"]).stdout)).toMatchObject({
      diagnostics: [
        {
          code: "FLW552",
          severity: "error",
          file: "flow.json",
          line: 12,
          column: 23,
          action: "hello",
          fix: expect.any(String),
        },
      ],
    });
  });

  it.each([
    ["FLW501", "{ nope"],
    ["FLW510", "[]"],
    ["FLW550", text.replace("MessageParticipant", "ParticipateInMeditation")],
    ["FLW560", text.replace("MessageParticipant", "MesageParticipant")],
    ["FLW553", text.replace("MessageParticipant", "CheckHoursOfOperation")],
    ["FLW554", text.replace("NoMatchingError", "NoMatchingCondition")],
    ["FLW557", text.replace('"Transitions": {}', '"Transitions": { "NextAction": "hello" }')],
    ["FLW566", text.replace('"Text": "Hello"', '"Text": 1')],
  ])("finds %s in JSON", (code, content) => {
    const root = temporaryProject({ "flow.json": content });
    const run = runFlowc(root, [...check, "flow.json", "--json"]);
    expect(codes(run.stdout)).toContain(code);
  });

  it.each([
    ["FLW453", "a folder without a flow", { "docs/readme.md": "# Hello" }, "docs"],
    ["FLW454", "a file of another kind", { "main.yaml": "a: 1" }, "main.yaml"],
    ["FLW450", "a file that is not there", {}, "main.json"],
  ])("%s: %s could not be checked", (code, _, files, word) => {
    const run = runFlowc(temporaryProject(files), [...check, word]);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(`error ${code}: `);
  });

  it("may be read to the first line only", () => {
    const flows = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`all/${index}.json`, text.replace("MessageParticipant", "Unknown")]),
    );
    const root = temporaryProject(flows);
    const { stdout, stderr } = spawnSync(
      "bash",
      ["-c", `"$0" "$1" check all --json | head -1; echo "${"${PIPESTATUS[0]}"}"`, process.execPath, flowcMain],
      { cwd: root, encoding: "utf8" },
    );
    expect({ stdout, stderr }).toEqual({ stdout: "{\n0\n", stderr: "" });
  });

  it("says what cannot be read, and checks the rest", () => {
    const root = temporaryProject({ "exported/Main.json": text.replace("MessageParticipant", "Unknown") });
    symlinkSync("circle.json", path.join(root, "circle.json"));
    const run = runFlowc(root, [...check, "circle.json", "exported", "--json"]);
    expect(run.status).toBe(2);
    expect(codes(run.stdout)).toEqual(["FLW452", "FLW550"]);
    expect(run.stdout).toContain("its links lead in a circle");
  });

  it("a file in UTF-16 is a finding with its reason, a byte order mark and CRLF are none", () => {
    const root = temporaryProject({
      "flow.json": `\ufeff${text.replaceAll("\n", "\r\n")}`,
    });
    expect(runFlowc(root, [...check, "flow.json"])).toMatchObject({ status: 0 });
    writeFileSync(path.join(root, "flow.json"), `\ufeff${text}`, "utf16le");
    for (const word of ["flow.json", "."]) {
      const run = runFlowc(root, [...check, word]);
      expect(run.status).toBe(1);
      expect(run.stderr).toContain("flow.json:1:1 - error FLW505: The file is not in UTF-8: it is UTF-16");
    }
    writeFileSync(path.join(root, "flow.json"), Buffer.from(text.replace("Hello", "Gr\u00fc\u00dfe"), "latin1"));
    expect(runFlowc(root, [...check, "flow.json", "--fix"]).stderr).toContain("bytes that stand for no character");
  });

  it.skipIf(process.getuid?.() === 0)("a file that cannot be written is not mended, and says so", () => {
    const root = temporaryProject({ "flow.json": text.replace("MessageParticipant", "MesageParticipant") });
    chmodSync(path.join(root, "flow.json"), 0o444);
    const run = runFlowc(root, [...check, "flow.json", "--fix"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("FLW441");
  });

  it("needs no project for JSON, and passes over JSON that is no flow in a folder", () => {
    const root = temporaryProject({ "exported/Main.json": text, "exported/package.json": "{}" });
    writeFileSync(path.join(root, "flowc.config.ts"), "broken(");
    expect(runFlowc(root, [...check, "exported"])).toMatchObject({ status: 0 });
  });

  it("prints SARIF and annotations of GitHub", () => {
    const root = temporaryProject({ "flow.json": text.replace("MessageParticipant", "MesageParticipant") });
    const sarif = runFlowc(root, [...check, "flow.json", "--format", "sarif"]);
    expect(sarif.status).toBe(1);
    expect(JSON.parse(sarif.stdout)).toMatchObject({ version: "2.1.0", runs: [{ results: [{ ruleId: "FLW560" }] }] });
    expect(runFlowc(root, [...check, "flow.json", "--format", "github"]).stdout).toMatch(
      /^::error file=flow\.json,line=\d+/,
    );
  });

  it("mends what needs no thinking, and leaves the rest as it is", () => {
    const broken = text
      .replace("MessageParticipant", "MesageParticipant")
      .replace('"Text": "Hello"', '"Text": "Hello "');
    const root = temporaryProject({ "flow.json": broken });
    const run = runFlowc(root, [...check, "flow.json", "--fix"]);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toContain('mended FLW560: "MesageParticipant" is "MessageParticipant" now');
    expect(readFileSync(path.join(root, "flow.json"), "utf8")).toBe(
      broken.replace("MesageParticipant", "MessageParticipant"),
    );
    expect(runFlowc(root, [...check, "flow.json", "--fix"]).stdout).toContain("nothing found");
  });

  it("takes an ignore of no use out of the author's file", () => {
    const source = speaking("Ignoring", "x");
    const root = temporaryProject({
      "flows/ignoring.flow.ts": `// flowc-ignore FLW926: the number is public\n${source}`,
    });
    const run = runFlowc(root, [...check, "--fix"]);
    expect(run.stdout).toContain("mended FLW940: // flowc-ignore FLW926: the number is public is gone");
    expect(readFileSync(path.join(root, "flows/ignoring.flow.ts"), "utf8")).toBe(source);
  });

  it("mends the flow inside an answer of the API, and nothing else of it", () => {
    const broken = text.replace('"Text": "Hello"', '"Text": "Gr\u00fcezi", "TextToSpeechType": "text"');
    const answer = (content: string): string =>
      JSON.stringify({ ContactFlow: { Id: "1", Name: "Main", Type: "CONTACT_FLOW", Content: content } }, undefined, 4);
    const root = temporaryProject({ "answer.json": answer(broken) });
    const run = runFlowc(root, [...check, "answer.json", "--fix"]);
    expect(run.stdout).toContain("mended FLW562: TextToSpeechType is gone");
    expect(readFileSync(path.join(root, "answer.json"), "utf8")).toBe(
      answer(broken.replace(', "TextToSpeechType": "text"', "")),
    );
  });

  it("reads answers of the API, and places findings in the text inside them", () => {
    const Content = JSON.stringify(JSON.parse(text.replace("MessageParticipant", "MesageParticipant")));
    const answer = JSON.stringify(
      { ContactFlow: { Id: "1", Name: "Main", Type: "CONTACT_FLOW", Content } },
      undefined,
      2,
    );
    const root = temporaryProject({ "answer.json": answer });
    const [found] = (
      JSON.parse(runFlowc(root, [...check, "answer.json", "--json"]).stdout) as {
        diagnostics: { line: number; column: number; length: number }[];
      }
    ).diagnostics;
    const line = answer.split("\n")[(found?.line ?? 0) - 1] ?? "";
    expect(line.slice((found?.column ?? 0) - 1, (found?.column ?? 0) - 1 + (found?.length ?? 0))).toBe(
      String.raw`\"MesageParticipant\"`,
    );
  });

  it("finds wrong types too, unless told not to", () => {
    const root = temporaryProject({ "flows/wrong.flow.ts": `${speaking("Wrong", "x")}export const n: string = 1;\n` });
    expect(codes(runFlowc(root, ["check", "--json"]).stdout)).toEqual(["FLW601"]);
    expect(runFlowc(root, check).status).toBe(0);
  });

  it("says which word means nothing", () => {
    const root = temporaryProject();
    for (const word of ["nowhere.json", "flows/nope.flow.ts", "package.txt/x"]) {
      const run = runFlowc(root, [...check, word]);
      expect(run).toMatchObject({ status: 2, stdout: "" });
      expect(run.stderr).toContain(word);
    }
  });
});
