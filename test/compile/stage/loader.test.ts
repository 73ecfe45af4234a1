import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { createLoader } from "../../../src/compile/stage/loader.js";
import { pathEnded } from "../../../src/compile/stage/path-ended.js";
import { emptyLog, inFolder, plainLoader } from "./evaluate.js";

const project = {
  "main.ts": `import { print } from "print"; import { b } from "./b.js"; export function f(n: number): string { if (n) return "yes"; return "no"; } print(f(b), f(0)); export const v: number = b;`,
  "b.ts": `export const b = 5;`,
};

function packOf(folder: string): string {
  const names = readdirSync(join(folder, "cache"));
  expect(names).toHaveLength(1);
  return join(folder, "cache", names[0] ?? "");
}

describe("the cache", () => {
  test("gives what the rewriter gave, and is not written again when nothing is new", () => {
    inFolder(project, (folder) => {
      const printed: string[] = [];
      const cacheFolder = join(folder, "cache");
      const first = plainLoader(folder, printed, emptyLog(), cacheFolder);
      first.load("main.ts");
      first.save();
      const pack = packOf(folder);
      const before = readFileSync(pack, "utf8");
      // Proof that the entry is used: a marked one shows.
      writeFileSync(pack, before.replaceAll('\\"yes\\"', '\\"cached\\"'));
      const stamp = statSync(pack).mtimeMs;
      const second = plainLoader(folder, printed, emptyLog(), cacheFolder);
      second.load("main.ts");
      second.save();
      expect(printed).toEqual(["yes no", "cached no"]);
      expect(statSync(pack).mtimeMs).toBe(stamp);
      expect([...second.files.values()].map(({ file, hash, dependencies }) => ({ file, hash, dependencies }))).toEqual(
        [...first.files.values()].map(({ file, hash, dependencies }) => ({ file, hash, dependencies })),
      );
    });
  });

  test("a changed file is rewritten, the others are not", () => {
    inFolder(project, (folder) => {
      const printed: string[] = [];
      const run = (): void => {
        const loader = plainLoader(folder, printed, emptyLog(), join(folder, "cache"));
        loader.load("main.ts");
        loader.save();
      };
      run();
      writeFileSync(join(folder, "b.ts"), "export const b = 0;");
      run();
      run();
      expect(printed).toEqual(["yes no", "no no", "no no"]);
      expect(readFileSync(packOf(folder), "utf8").trim().split("\n")).toHaveLength(2);
    });
  });

  test.each([
    ["empty", () => ""],
    ["cut off", (text: string) => text.slice(0, text.length / 2)],
    ["not text", () => "\u0000\uFFFF\n  \n a b \n"],
    ["wrong in kind", (text: string) => text.replace(/\{.*\}/g, '{"code":5}')],
    ["no JSON", (text: string) => text.replace(/\{.*\}/g, "{")],
    ["null", (text: string) => text.replace(/\{.*\}/g, "null")],
  ])("a pack that is %s is ignored and written anew", (_, spoil) => {
    inFolder(project, (folder) => {
      const printed: string[] = [];
      const run = (): void => {
        const loader = plainLoader(folder, printed, emptyLog(), join(folder, "cache"));
        loader.load("main.ts");
        loader.save();
      };
      run();
      const pack = packOf(folder);
      const good = readFileSync(pack, "utf8");
      writeFileSync(pack, spoil(good));
      run();
      expect(printed).toEqual(["yes no", "yes no"]);
      expect(readFileSync(pack, "utf8").split("\n")).toEqual(expect.arrayContaining(good.split("\n")));
    });
  });

  test("two loaders that write the same pack keep each other's entries", () => {
    inFolder({ "a.ts": "export const a = 1;", "b.ts": "export const b = 2;" }, (folder) => {
      const one = plainLoader(folder, [], emptyLog(), join(folder, "cache"));
      const two = plainLoader(folder, [], emptyLog(), join(folder, "cache"));
      one.load("a.ts");
      two.loadNative("b.ts");
      one.save();
      two.save();
      expect(readFileSync(packOf(folder), "utf8").trim().split("\n")).toHaveLength(2);
    });
  });

  test("a folder that cannot be made is no failure", () => {
    inFolder({ ...project, cache: "a file" }, (folder) => {
      const loader = plainLoader(folder, [], emptyLog(), join(folder, "cache"));
      expect(loader.load("main.ts")["v"]).toBe(5);
      loader.save();
    });
  });

  test("findings are kept too", () => {
    inFolder({ "main.ts": "export const a = ;" }, (folder) => {
      for (let i = 0; i < 2; i++) {
        const loader = plainLoader(folder, [], emptyLog(), join(folder, "cache"));
        expect(() => loader.load("main.ts")).toThrow("FLW101: Expression expected.");
        loader.save();
      }
    });
  });

  test("a warm load does not load the TypeScript compiler, and what is new is on disk when the process ends", async () => {
    const folder = join("node_modules/.cache", `flowc-stage-test-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "main.ts"),
      project["main.ts"].replace(/import \{ print \}.*?;/, "").replace(/print\(.*?\)\);/, "") + " export { f as g };",
    );
    writeFileSync(join(folder, "b.ts"), project["b.ts"]);
    const script = join(folder, "run.mjs");
    await build({
      stdin: {
        contents: `import { createLoader } from ${JSON.stringify(join(process.cwd(), "src/compile/stage/loader.ts"))};
          import { createRequire } from "node:module";
          const loader = createLoader({ root: ${JSON.stringify(join(process.cwd(), folder))}, cacheFolder: ${JSON.stringify(join(process.cwd(), folder, "cache"))}, library: {}, fileRuntime: () => ({ enter() {}, cells() {}, own: (_, x) => x }) });
          const { v } = loader.load("main.ts");
          const loaded = Object.keys(createRequire(import.meta.url).cache).some((file) => /ts-morph.*\\.js$|typescript-parser/.test(file));
          console.log(v, loaded);`,
        resolveDir: process.cwd(),
        loader: "ts",
      },
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outfile: script,
    });
    const run = (): string => execFileSync(process.execPath, [script], { encoding: "utf8" }).trim();
    try {
      expect([run(), run()]).toEqual(["5 true", "5 false"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("loading", () => {
  test("a file is evaluated once, staged and natively apart", () => {
    inFolder({ "a.ts": `import { print } from "print"; print("a"); export const o = {};` }, (folder) => {
      const printed: string[] = [];
      const loader = plainLoader(folder, printed);
      expect(loader.load("a.ts")).toBe(loader.load(join(folder, "a.ts")));
      expect(loader.loadNative("a.ts")["o"]).not.toBe(loader.load("a.ts")["o"]);
      expect(printed).toEqual(["a", "a"]);
    });
  });

  test("a module that failed is tried again, and its findings are the same", () => {
    inFolder({ "a.ts": `import "./b.js";`, "b.ts": `throw new Error("no");` }, (folder) => {
      const loader = plainLoader(folder);
      for (let i = 0; i < 2; i++)
        expect(() => loader.load("a.ts")).toThrow(
          "FLW112: The module stopped with an error while it was loaded: Error: no",
        );
    });
  });

  test("what the tracer throws goes through as it is", () => {
    inFolder({ "a.ts": `export const x = [1];` }, (folder) => {
      const loader = createLoader({
        root: folder,
        library: {},
        fileRuntime: () =>
          new Proxy(
            {},
            {
              get: () => () => {
                throw pathEnded;
              },
            },
          ) as never,
      });
      let thrown: unknown;
      try {
        loader.load("a.ts");
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBe(pathEnded);
    });
  });

  test("a configuration file keeps async, import.meta and process.env", async () => {
    await inFolder(
      {
        "flowc.config.ts": `import { print } from "print"; type C = { n: number }; process.env["X"]; export default { later: async (): Promise<number> => 5, url: import.meta.url, dir: import.meta.dirname, at: Date.now() } satisfies object; export const c: C = { n: Math.random() };`,
      },
      async (folder) => {
        const config = plainLoader(folder).loadNative("flowc.config.ts")["default"] as {
          later(): Promise<number>;
          url: string;
          dir: string;
          at: number;
        };
        expect(await config.later()).toBe(5);
        expect(config.url).toMatch(/^file:\/\/\/.*flowc\.config\.ts$/);
        expect(config.dir.length).toBeGreaterThan(1);
        expect(config.at).toBeGreaterThan(0);
      },
    );
  });

  test("tells of native modules", () => {
    inFolder({ "a.ts": `import { join } from "node:path"; export const x = join("a", "b");` }, (folder) => {
      const told: string[] = [];
      const loader = createLoader({
        root: folder,
        library: {},
        fileRuntime: () => new Proxy({}, { get: () => () => "x" }) as never,
        onNativeModule: (specifier) => told.push(specifier),
      });
      loader.load("a.ts");
      expect(told).toEqual(["node:path"]);
    });
  });
});
