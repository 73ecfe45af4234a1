import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openFormatter } from "../../src/decompile/formatter.js";
import { formatSource } from "../../src/decompile/format.js";

const program = path.resolve(import.meta.dirname, "../../dist/decompile/format-worker.js");

const sources = ["a ( 1 )", "const x = { a : 1 };", 'playPrompt("' + "long ".repeat(40) + '")'];

describe.skipIf(!existsSync(program))("a formatter in a thread of its own (needs dist)", () => {
  test("gives what the formatter gives, each source its own", async () => {
    const formatter = openFormatter(pathToFileURL(program));
    try {
      const beside = await Promise.all(sources.map((source) => formatter.format(source)));
      expect(beside).toEqual(await Promise.all(sources.map(formatSource)));
      expect(new Set(beside).size).toBe(sources.length);
    } finally {
      await formatter.close();
    }
  });

  test("fails when its thread does, sooner or later asked", async () => {
    const formatter = openFormatter(new URL("data:text/javascript,throw new Error('no thread')"));
    await expect(formatter.format("a")).rejects.toThrow("no thread");
    await expect(formatter.format("b")).rejects.toThrow("no thread");
    await formatter.close();
  });

  test("says which source is none", async () => {
    const formatter = openFormatter(pathToFileURL(program));
    try {
      await expect(formatter.format("const = ;")).rejects.toThrow(/SyntaxError|Unexpected/);
      await expect(formatter.format("a")).resolves.toBe("a;\n");
    } finally {
      await formatter.close();
    }
  });
});
