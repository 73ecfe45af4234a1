import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openStage, stageHere, waitingFolder } from "../../src/project/output-stage.js";
import { temporaryFolder } from "./temporary-folder.js";

describe("a stage", () => {
  it("keeps texts beside the output, tells those that are right already, and removes what was not moved", async () => {
    const folder = temporaryFolder({ "Same.json": "1", "Old.json": "old" });
    const waiting = path.join(temporaryFolder(), "waiting");
    const stage = stageHere({ folder, waiting });
    stage.add("Same.json", "1");
    expect(existsSync(waiting)).toBe(false);
    stage.add("Old.json", "new");
    const [same, old] = await stage.files();
    expect(same).toMatchObject({ name: "Same.json", from: undefined });
    expect(readFileSync(old?.from ?? "", "utf8")).toBe("new");
    expect(same?.hash).not.toBe(old?.hash);
    expect(readFileSync(path.join(folder, "Old.json"), "utf8")).toBe("old");
    await stage.close();
    expect(existsSync(waiting)).toBe(false);
  });

  it("names the first file that could not be written", async () => {
    const folder = temporaryFolder({ taken: "a file where the folder should be" });
    const stage = stageHere({ folder, waiting: path.join(folder, "taken") });
    stage.add("A.json", "1");
    stage.add("B.json", "2");
    await expect(async () => stage.files()).rejects.toThrow("FLW441");
    await expect(async () => stage.files()).rejects.toThrow("A.json");
  });

  it("removes what builds that were killed have left, and nothing of those that are at work", async () => {
    const cache = temporaryFolder();
    const parent = path.basename(waitingFolder(cache)).replace(String(process.pid), String(process.ppid));
    for (const name of [".waiting-4194999", parent, "build.json"]) mkdirSync(path.join(cache, name));
    writeFileSync(path.join(cache, ".waiting-4194999", "A.json"), "1");
    const stage = await openStage({ folder: temporaryFolder(), waiting: waitingFolder(cache) }, 1);
    expect(readdirSync(cache).toSorted()).toEqual([parent, "build.json"].toSorted());
    await stage.close();
  });
});
