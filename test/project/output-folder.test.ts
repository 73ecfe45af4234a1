import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compareOutput, writeOutput as writeStaged } from "../../src/project/output-folder.js";
import { stageHere } from "../../src/project/output-stage.js";
import { temporaryFolder } from "./temporary-folder.js";

const none: ReadonlySet<string> = new Set();
const plain = { unchanged: none, removesStrays: true };

async function writeOutput(folder: string, files: ReadonlyMap<string, string>, options: typeof plain) {
  const stage = stageHere({ folder, waiting: path.join(temporaryFolder(), "waiting") });
  for (const [name, text] of files) stage.add(name, text);
  try {
    return writeStaged(folder, await stage.files(), options);
  } finally {
    await stage.close();
  }
}

describe("writeOutput", () => {
  it("writes what is missing or different, removes what nobody asked for, and leaves the rest alone", async () => {
    const folder = temporaryFolder({
      "Same.json": "1",
      "Old.json": "2",
      "Stale.json": `{"StartAction":""}`,
      "other.json": "{}",
      "Kept.json": "4",
      "notes.md": "5",
    });
    const before = statSync(path.join(folder, "Same.json")).mtimeMs;
    const files = new Map([
      ["Same.json", "1"],
      ["Old.json", "new"],
      ["Added.json", "6"],
    ]);
    expect(await writeOutput(folder, files, { unchanged: new Set(["Kept.json"]), removesStrays: true })).toEqual({
      written: ["Old.json", "Added.json"],
      removed: ["Stale.json"],
    });
    expect(readdirSync(folder).toSorted()).toEqual([
      "Added.json",
      "Kept.json",
      "Old.json",
      "Same.json",
      "notes.md",
      "other.json",
    ]);
    expect(readFileSync(path.join(folder, "Old.json"), "utf8")).toBe("new");
    expect(statSync(path.join(folder, "Same.json")).mtimeMs).toBe(before);
  });

  it("makes the folder, and does nothing the second time", async () => {
    const folder = path.join(temporaryFolder(), "generated/local");
    const files = new Map([["A.json", "1"]]);
    expect((await writeOutput(folder, files, plain)).written).toEqual(["A.json"]);
    expect(await writeOutput(folder, files, plain)).toEqual({ written: [], removed: [] });
  });

  it("changes nothing when one of the files cannot be written", async () => {
    const folder = temporaryFolder({ "A.json": "old", "Stale.json": `{"StartAction":""}` });
    mkdirSync(path.join(folder, "B.json"));
    const files = new Map([
      ["A.json", "new"],
      ["B.json", "new"],
    ]);
    await expect(writeOutput(folder, files, plain)).rejects.toThrow("FLW441");
    expect(readFileSync(path.join(folder, "A.json"), "utf8")).toBe("old");
    expect(readdirSync(folder).toSorted()).toEqual(["A.json", "B.json", "Stale.json"]);
  });

  it.skipIf(process.getuid?.() === 0)("reports a folder without permission", async () => {
    const folder = temporaryFolder({ "A.json": "old" });
    chmodSync(folder, 0o500);
    await expect(writeOutput(folder, new Map([["A.json", "new"]]), plain)).rejects.toThrow("FLW441");
    chmodSync(folder, 0o700);
  });
});

describe("compareOutput", () => {
  it("names what is missing, different or left over, and writes nothing", () => {
    const folder = temporaryFolder({ "A.json": "1\n2\n3", "Stale.json": `{"StartAction":""}`, "Same.json": "x" });
    const findings = compareOutput(
      folder,
      "generated/local",
      new Map([
        ["A.json", "1\nzwei\n3"],
        ["New.json", "1"],
        ["Same.json", "x"],
      ]),
      none,
    );
    expect(findings.map(({ code, message, position }) => [code, message, position?.line])).toEqual([
      ["FLW440", "generated/local/A.json is not up to date: line 2 differs from what the flows compile to now.", 2],
      ["FLW440", "generated/local/New.json is not up to date: it is missing.", undefined],
      ["FLW440", "generated/local/Stale.json is not up to date: no flow compiles to it any more.", 1],
    ]);
    expect(existsSync(path.join(folder, "New.json"))).toBe(false);
  });
});
