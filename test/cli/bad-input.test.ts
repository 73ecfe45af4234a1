import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { configuration, runFlowc, speaking, temporaryProject } from "./run-flowc.js";

const greeting = "flows/greeting.flow.ts";
const lines = (count: number): string =>
  Array.from({ length: count }, (_, line) => `  playPrompt("This is line ${line}.");`).join("\n");
const saying = (body: string): string => speaking("Greeting", "x").replace('  playPrompt("x");\n', body);

const cases: readonly (readonly [string, string, string, string, number])[] = [
  ["a missing setting", "flowc.config.ts", configuration.replaceAll("admins: {", "nobody: {"), "FLW821", 1],
  [
    "a malformed setting",
    "flowc.config.ts",
    configuration.replaceAll("{ alice: fromEnv(", "[").replaceAll(") } }", "] }"),
    "FLW824",
    1,
  ],
  ["a misspelt member", "flowc.config.ts", configuration.replace("flows:", "flwos:"), "FLW403", 1],
  ["no environment of that name", "flowc.config.ts", configuration.replace("    local:", "    lokal:"), "FLW405", 2],
  [
    "an unknown flow",
    greeting,
    saying('  transferToFlow(flowByName("Nowhere"));\n').replace(
      "{ disconnect",
      "{ transferToFlow, flowByName, disconnect",
    ),
    "FLW423",
    1,
  ],
  ["a name used twice", "flows/twin.flow.ts", speaking("Greeting", "x"), "FLW410", 1],
  ["a name that differs in capitals only", "flows/twin.flow.ts", speaking("GREETING", "x"), "FLW411", 1],
  [
    "a name of 10,000 characters",
    greeting,
    speaking("Greeting", "x").replace('"Greeting"', `"${"x".repeat(10_000)}"`),
    "FLW412",
    1,
  ],
  ["more than 250 actions", greeting, saying(`${lines(260)}\n`), "FLW303", 1],
  ["a flow that never ends", greeting, saying('  while (true) playPrompt("Please hold.");\n'), "FLW304", 1],
  ["a syntax error", greeting, "export const = 1;\n", "FLW101", 1],
  ["a flow file that throws", greeting, `throw new Error("no");\n${speaking("Greeting", "x")}`, "FLW112", 1],
  ["a flow that throws", greeting, saying('  JSON.parse("{");\n'), "FLW245", 1],
  ["a module that throws what is no error", greeting, `throw { no: 1 };\n${speaking("Greeting", "x")}`, "FLW112", 1],
  [
    "a setting whose pattern is none",
    "flows/settings.ts",
    'import { defineSettings, setting } from "flowc";\nexport const settings = defineSettings({ admins: setting.text({ pattern: "[" }) });\n',
    "FLW112",
    1,
  ],
  ["work for later", greeting, saying("  setTimeout(() => undefined, 1);\n"), "FLW103", 1],
  ["a file that is not a text", greeting, "\u0000\u0001\u0002", "FLW101", 1],
  ["what differs in every build", greeting, saying("  playPrompt(`${Math.random()}`);\n"), "FLW107", 1],
  [
    "a module that does not exist",
    greeting,
    `import { x } from "./nowhere.js";\nexport const y = x;\n${speaking("Greeting", "x")}`,
    "FLW111",
    1,
  ],
  ["half a character", greeting, speaking("Greeting", "\\ud83d"), "FLW819", 1],
  [
    "a Lambda result that is not flat",
    greeting,
    speaking("Greeting", "x")
      .replace("disconnect,", "disconnect, lambda,")
      .replace(
        "\nexport",
        '\nexport const lookup = lambda<{ number: string }, { nested: { name: string } }>("Lookup");\nexport',
      ),
    "FLW601",
    1,
  ],
];

it.each(cases)("%s is a located finding, and nothing is written", (_, file, text, code, status) => {
  const root = temporaryProject();
  const words = ["build", "--env", "local"];
  expect(runFlowc(root, words).status).toBe(0);
  const before = readFileSync(path.join(root, "generated/local/Greeting.json"), "utf8");
  writeFileSync(path.join(root, file), text);

  const run = runFlowc(root, words);
  expect(run.stderr).toContain(`error ${code}`);
  expect(run.stderr).toMatch(/^[\w./]+:\d+:\d+ - error/m);
  expect(run.stderr).not.toContain("internal error");
  expect(run.status).toBe(status);
  expect(run.stderr.length).toBeLessThan(20_000);

  const answer = JSON.parse(runFlowc(root, [...words, "--json"]).stdout) as {
    diagnostics: { code: string; line: number }[];
  };
  expect(answer.diagnostics.find((finding) => finding.code === code)?.line).toBeGreaterThan(0);
  expect(readFileSync(path.join(root, "generated/local/Greeting.json"), "utf8")).toBe(before);
});
