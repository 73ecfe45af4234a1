import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../project/temporary-folder.js";
import { runFlowc } from "./run-flowc.js";

/** Installs the package as `npm pack` would ship it: its tarball's files, with the dependencies of this checkout. */
function installPackage(root: string): void {
  const tarball = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", root], {
    encoding: "utf8",
  });
  const [{ filename }] = JSON.parse(tarball) as [{ filename: string }];
  const modules = path.join(root, "node_modules");
  mkdirSync(path.join(modules, ".bin"), { recursive: true });
  execFileSync("tar", ["-xzf", path.join(root, filename), "-C", modules]);
  renameSync(path.join(modules, "package"), path.join(modules, "flowc"));
  const { dependencies, bin } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
    bin: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), "@typescript"]) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.resolve("node_modules", name), path.join(modules, name));
  }
  symlinkSync(path.join("../flowc", bin["flowc"] ?? ""), path.join(modules, ".bin/flowc"));
}

describe("flowc init", () => {
  it("makes a project that builds, checks its types and passes its test, from the packed package", () => {
    const root = temporaryFolder();
    installPackage(root);
    const flowc = (...words: readonly string[]): string =>
      execFileSync(path.join(root, "node_modules/.bin/flowc"), words, { cwd: root, encoding: "utf8" });
    for (const name of readdirSync(root))
      if (name.endsWith(".tgz")) renameSync(path.join(root, name), path.join(root, "node_modules", name));
    expect(flowc("init")).toContain("wrote flowc.config.ts");
    expect(flowc("build")).toContain("wrote generated/local/Welcome.json");
    expect(flowc("build", "--check")).toContain("is up to date");
    execFileSync(process.execPath, [path.resolve("node_modules/typescript/bin/tsc"), "--noEmit"], { cwd: root });
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const transcript = execFileSync("npm", ["test", "--silent"], { cwd: root, encoding: "utf8" });
    expect(scripts["test"]).toContain("flowc simulate Welcome");
    expect(transcript).toContain("We are open from nine to five, Monday to Friday.");
  });

  it("makes the folder that is named", () => {
    const root = temporaryFolder();
    expect(runFlowc(root, ["init", "shop"]).status).toBe(0);
    expect(JSON.parse(readFileSync(path.join(root, "shop/package.json"), "utf8"))).toMatchObject({
      name: "shop",
      private: true,
    });
  });

  it("does not touch a folder that has something in it", () => {
    const root = temporaryFolder({ "notes.txt": "mine" });
    const run = runFlowc(root, ["init"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("FLW451");
    expect(run.stderr).toContain("notes.txt");
    expect(readdirSync(root)).toEqual(["notes.txt"]);
  });

  it("keeps a .gitignore that is there", () => {
    const root = temporaryFolder({ ".gitignore": "mine\n" });
    writeFileSync(path.join(root, ".gitignore"), "mine\n");
    expect(runFlowc(root, ["init"]).status).toBe(0);
    expect(readFileSync(path.join(root, ".gitignore"), "utf8")).toBe("mine\n");
  });
});
