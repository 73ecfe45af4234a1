import { readFileSync } from "node:fs";
import { format } from "prettier";
import { expect, it } from "vitest";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { diagnosticsReference } from "../../src/diagnostics/reference.js";

it("docs/diagnostics.md is what the catalogue says now (`npm run build` writes it)", () => {
  expect(readFileSync("docs/diagnostics.md", "utf8")).toBe(diagnosticsReference());
});

it("has every code as a heading, and is formatted as the repository's Markdown is", async () => {
  const text = diagnosticsReference();
  for (const code of Object.keys(catalogue)) expect(text).toContain(`### ${code}\n`);
  expect(await format(text, { parser: "markdown", printWidth: 120 })).toBe(text);
});
