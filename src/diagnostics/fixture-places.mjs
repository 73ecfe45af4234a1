import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * Where the fixtures under test/fixtures/diagnostics show their codes: for build.mjs, which writes docs/diagnostics.md,
 * and for the test of that page.
 * @param {string} folder
 * @returns {Map<string, { file: string, text: string, line: number, column: number, length?: number, message?: string,
 *   mend?: string }>}
 */
export function fixturePlaces(folder) {
  const places = new Map();
  for (const code of existsSync(folder) ? readdirSync(folder).toSorted() : []) {
    const fail = path.join(folder, code, "fail");
    const expected = path.join(fail, "expected.json");
    if (!existsSync(expected)) continue;
    const found = JSON.parse(readFileSync(expected, "utf8"));
    const shown = found.find((finding) => finding.code === code && finding.file !== undefined);
    const file = shown?.file ?? readdirSync(fail).find((name) => name.endsWith(".flow.ts"));
    if (file === undefined || !existsSync(path.join(fail, file))) continue;
    const text = readFileSync(path.join(fail, file), "utf8");
    const { line = 1, column = 1, length } = shown ?? {};
    const { message, mend } = shown ?? found.find((finding) => finding.code === code) ?? {};
    places.set(code, { file, text, line, column, length, message, mend });
  }
  return places;
}
