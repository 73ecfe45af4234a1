import { readFileSync } from "node:fs";
import { format } from "prettier";
import { expect, it } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { fixturePlaces } from "../../src/diagnostics/fixture-places.mjs";
import { diagnosticsReference, exampleOf } from "../../src/diagnostics/reference.js";
import { writtenExamples } from "../../src/diagnostics/written-examples.js";

const places = fixturePlaces("test/fixtures/diagnostics");

it("docs/diagnostics.md is what the catalogue and the fixtures say now (`npm run build` writes it)", () => {
  expect(readFileSync("docs/diagnostics.md", "utf8")).toBe(diagnosticsReference(places));
});

it("has every code as a heading, and is formatted as the repository's Markdown is", async () => {
  const text = diagnosticsReference(places);
  for (const code of Object.keys(catalogue)) expect(text).toContain(`### ${code}\n`);
  expect(await format(text, { parser: "markdown", printWidth: 120 })).toBe(text);
});

it("says of every code what, why and how to mend it, with an example", () => {
  const thin = Object.entries(catalogue).flatMap(([code, { severity, message, why, mend }]) =>
    message && why && mend && exampleOf(code, severity, places.get(code)).length > 0 ? [] : [code],
  );
  expect(thin).toEqual([]);
});

it("has written examples only for codes that no fixture shows", () => {
  expect(Object.keys(writtenExamples).filter((code) => !Object.hasOwn(catalogue, code) || places.has(code))).toEqual(
    [],
  );
});
