import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Run, runFlowc, temporaryProject } from "../cli/run-flowc.js";

/** The project's sources: file → text. */
const sources: Readonly<Record<string, string>> = Object.fromEntries(
  ["flowc.config.ts", ...["flows", "lambdas"].flatMap(filesBelow)].map((file) => [file, readFileSync(file, "utf8")]),
);

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const authentication = "flows/emergency/authentication.flow.ts";
const update = "flows/emergency/update.flow.ts";
const demo = "flows/emergency/demo.flow.ts";

/** One change of a copy: in this file, this text becomes that one. The text must be there once. */
type Change = readonly [file: string, text: string, instead: string];

/** `flowc prove` on a copy of the emergency line with some changes. */
function prove(...changes: readonly Change[]): Run {
  return runFlowc(copyWith(changes), ["prove"]);
}

/** A copy of the emergency line with some changes. */
function copyWith(changes: readonly Change[]): string {
  const copy = { ...sources };
  for (const [file, text, instead] of changes) {
    const parts = (copy[file] ?? "").split(text);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${text}`);
    copy[file] = parts.join(instead);
  }
  return temporaryProject(copy);
}

/** The line of a file that has a text, as the proofs name it. */
function placeOf(file: string, text: string): string {
  return `${file}:${(sources[file] ?? "").split("\n").findIndex((line) => line.includes(text)) + 1}`;
}

/** The source between two texts, both included. */
function between(file: string, first: string, last: string): string {
  const text = sources[file] ?? "";
  const start = text.indexOf(first);
  return text.slice(start, text.indexOf(last, start) + last.length);
}

it("hold of the emergency line as it is", () => {
  const { status, stdout, stderr } = prove();
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout.match(/✓/g)).toHaveLength(6);
});

describe("nobody comes to the update without the PIN: refuted when", () => {
  const ask = placeOf(authentication, "storeCustomerInput(");
  const transfer = "return transferToFlow(emergencyUpdate);";
  const pinIsChecked = between(authentication, "switch (verified.outcome) {", "return unavailable();\n      }");

  it("the check of the PIN is removed", () => {
    const { status, stdout } = prove([authentication, pinIsChecked, transfer]);
    expect(status).toBe(1);
    expect(stdout).toContain("✗ every path to transfer to flow Emergency_Update passes OneTimePin (action verify)");
    expect(stdout).toContain("✗ every path to UpdateEmergency passes OneTimePin (action verify)");
    expect(stdout).toMatch(new RegExp(`${ask} +Store customer input: Please enter the 6 digits of the PIN\\.`));
    expect(stdout).toMatch(/authentication\.flow\.ts:62 +Transfer to flow\n/);
    expect(stdout).toContain("This call comes to transfer to flow Emergency_Update without it.");
    expect(stdout).toMatch(/call Emergency_Authentication from \+\d+ to \+\d+\n/);
    expect(stdout).toMatch(/\n +enters 123456\n/);
  });

  it.each(["invalid", "expired", "tooManyAttempts"])("the answer %s lets the caller in as well", (outcome) => {
    const { status, stdout } = prove([authentication, `case "${outcome}":`, `case "${outcome}": ${transfer}`]);
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`Check contact attributes: \\$\\.External\\.outcome → Equals "${outcome}"`));
  });

  it("any error lets the caller in", () => {
    const { status, stdout } = prove([
      authentication,
      "onError: () => unavailable()",
      `onError: () => { ${transfer} }`,
    ]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/AWS Lambda function → NoMatchingError/);
  });

  it("the customers' line leads to the update", () => {
    const { status, stdout } = prove(
      [
        demo,
        'import { emergency } from "./attributes.js";',
        'import { emergency } from "./attributes.js";\nimport { emergencyUpdate } from "./update.flow.js";',
      ],
      [demo, '  playPrompt("Please hold the line. We are connecting you.");', "  transferToFlow(emergencyUpdate);"],
      [demo, "transferToQueue,", "transferToFlow,\n  transferToQueue,"],
    );
    expect(status).toBe(1);
    expect(stdout).toContain("✗ no path reaches the flow Emergency_Update");
    expect(stdout).toContain("call Emergency_Demo");
  });
});

describe("no path ends without a message: refuted when", () => {
  it.each([
    [
      "a customer who cannot be connected is hung up on",
      demo,
      'goodbye("We are sorry, we cannot connect you at the moment. Please call again later.")',
    ],
    ["silence at a menu hangs up", update, 'goodbye("We did not receive a choice. Please call again.")'],
    [
      "an error hangs up",
      update,
      'goodbye("We are sorry, something went wrong. Please call again and check the location.")',
    ],
  ])("%s", (_, file, words) => {
    const { status, stdout } = prove(
      [file, words, "disconnect()"],
      [
        file,
        'import { goodbye } from "./goodbye.js";',
        'import { goodbye } from "./goodbye.js";\nimport { disconnect } from "flowc";',
      ],
    );
    expect(status).toBe(1);
    expect(stdout).toContain("✗ no path ends without a message, an agent or another number");
    expect(stdout).toMatch(/Disconnect \/ hang up\n +The call ends here/);
    expect(stdout).toContain(file);
  });
});

describe("logging is off wherever secret digits are collected or passed on: refuted when", () => {
  const off = 'setLogging("disabled");';

  it("nothing turns it off", () => {
    const { status, stdout } = prove([authentication, off, ""]);
    expect(status).toBe(1);
    expect(stdout).toContain("✗ logging is off wherever secret digits are collected or passed on");
    expect(stdout).toMatch(/Secret digits are seen here, and the log may be on\./);
    expect(stdout).toContain(placeOf(authentication, "storeCustomerInput("));
  });

  it("the log is turned on before the PIN is verified", () => {
    const verify = "const verified = invokeLambda";
    const { status, stdout } = prove([authentication, verify, `setLogging("enabled");\n      ${verify}`]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/authentication\.flow\.ts:\d+ +AWS Lambda function\n +Secret digits are seen here/);
  });
});

describe("every menu can be left: refuted when", () => {
  it("silence plays the menus for ever", () => {
    const { status, stdout } = prove([
      update,
      'block("nothing chosen", () => goodbye("We did not receive a choice. Please call again."))',
      'block("nothing chosen", () => chooseLocation())',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain("✗ every menu can be left");
    expect(stdout).toContain("The caller cannot get away from here by keys or silence.");
    expect(stdout).toContain("flows/emergency/offer.ts:");
  });
});

describe("the call that refutes a proof", () => {
  const pinIsChecked = between(authentication, "switch (verified.outcome) {", "return unavailable();\n      }");
  const silently: readonly Change[] = [
    [
      update,
      'goodbye("We are sorry, something went wrong. Please call again and check the location.")',
      "disconnect()",
    ],
    [
      update,
      'import { goodbye } from "./goodbye.js";',
      'import { goodbye } from "./goodbye.js";\nimport { disconnect } from "flowc";',
    ],
  ];
  const cases: readonly (readonly [what: string, changes: readonly Change[], line: string])[] = [
    ["of the PIN", [[authentication, pinIsChecked, "return transferToFlow(emergencyUpdate);"]], "enters 123456"],
    ["of an error that hangs up", silently, "given block location-menu-1 of Emergency_Update fails"],
  ];

  it.each(cases)("%s can be played on the copy", (_, changes, line) => {
    const root = copyWith(changes);
    // The functions are bundled with the SDK.
    symlinkSync(path.resolve("node_modules/@aws-sdk"), path.join(root, "node_modules/@aws-sdk"));
    const { proofs } = JSON.parse(runFlowc(root, ["prove", "--json"]).stdout) as {
      readonly proofs: readonly { readonly counterexamples?: readonly { readonly script?: string }[] }[];
    };
    const scripts = proofs.flatMap(({ counterexamples = [] }) => counterexamples.flatMap(({ script }) => script ?? []));
    expect(scripts.join("\n")).toContain(line);
    writeFileSync(path.join(root, "refuted.call"), scripts.join("\n"));
    expect(runFlowc(root, ["simulate", "--script", "refuted.call"])).toMatchObject({ status: 0, stderr: "" });
  });
});
