import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { temporaryProject } from "../cli/run-flowc.js";

const test = `import "flowc/test/vitest";
import { expect, it } from "vitest";
import { instanceOf } from "flowc/test";

it("greets", async () => {
  await using line = await instanceOf({ project: "." });
  const call = await line.call("Greeting");
  await call.hears("Hello.").ends();
  expect(call).toHaveHeard(/hello/i);
});

it("fails", async () => {
  await using line = await instanceOf({ project: "." });
  await (await line.call("Greeting")).hears("Good morning");
});
`;

const options = {
  compilerOptions: {
    module: "NodeNext",
    target: "ES2023",
    lib: ["ESNext"],
    strict: true,
    noEmit: true,
    types: ["node"],
  },
};

it("flowc/test and its types serve a project that has installed flowc and vitest", () => {
  const root = temporaryProject({
    "test/greeting.test.ts": test,
    "tsconfig.json": JSON.stringify({ ...options, include: ["test"] }),
  });
  for (const name of ["vitest", "@types"])
    symlinkSync(path.resolve("node_modules", name), path.join(root, "node_modules", name));
  const env = { ...process.env, NO_COLOR: "1", ADMIN_ALICE: "+6591234567" };
  const run = (script: string, ...words: string[]) =>
    spawnSync(process.execPath, [path.resolve("node_modules", script), ...words], { cwd: root, env, encoding: "utf8" });
  const types = run("typescript/bin/tsc", "-p", ".");
  expect(types.stdout).toBe("");
  expect(types.status).toBe(0);
  const { stdout, stderr } = run("vitest/vitest.mjs", "run", "--root", root);
  expect(stdout).toContain("1 failed | 1 passed");
  const failure = stderr.slice(stderr.indexOf("FAIL"));
  expect(failure).toContain('StepFailure: Expected to hear "Good morning", but heard "Hello.".');
  expect(failure).toContain("  test/greeting.test.ts:14  calls Greeting");
  expect(failure).toContain('hears "Hello."  (flows/greeting.flow.ts:4)');
  expect(failure).toContain('> test/greeting.test.ts:14  hears "Good morning"');
  expect(failure).toContain("❯ test/greeting.test.ts:14:");
});
