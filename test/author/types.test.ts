import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";

const folder = path.resolve(import.meta.dirname, "../fixtures/author-types");
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** What TypeScript says of the fixtures: `file:line` and the whole message. */
const findings = await new Promise<readonly { readonly place: string; readonly text: string }[]>((resolve) => {
  execFile(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder }, (_, output) => {
    const whole = output.split(/\n(?=\S)/).filter((text) => text.trim() !== "");
    resolve(
      whole.map((text) => {
        const place = /^(.+?)\((\d+),\d+\): error (TS\d+: [^]*)$/.exec(text);
        return place ? { place: `${place[1]}:${place[2]}`, text: place[3] as string } : { place: text, text };
      }),
    );
  });
});

const refused = readFileSync(path.join(folder, "fail/refused.ts"), "utf8")
  .split("\n")
  .flatMap((line, index) => {
    const comment = /\/\/ (TS\d+): (.+)$/.exec(line);
    return comment ? [{ line: index + 1, code: comment[1] as string, message: comment[2] as string }] : [];
  });

test("what authors write compiles", () => {
  expect(findings.filter(({ place }) => !place.startsWith("fail/refused.ts:"))).toEqual([]);
});

test.each(refused)("fail/refused.ts:$line is refused: $message", ({ line, code, message }) => {
  const here = findings.filter(({ place }) => place === `fail/refused.ts:${line}`).map(({ text }) => text);
  expect(here).toEqual([expect.stringMatching(new RegExp(`^${code}: `))]);
  expect(here[0]).toContain(message);
});

test("nothing else is refused", () => {
  const places = new Set(refused.map(({ line }) => `fail/refused.ts:${line}`));
  expect(findings.filter(({ place }) => !places.has(place))).toEqual([]);
});
