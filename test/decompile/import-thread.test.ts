import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { FlowToWrite } from "../../src/decompile/decompile.js";
import { importFlow, Workbench, type PlannedFlow } from "../../src/decompile/import-flow.js";
import { openImportThread, type ImportThread } from "../../src/decompile/import-thread.js";
import { formatSource } from "../../src/decompile/format.js";

const program = path.resolve(import.meta.dirname, "../../dist/decompile/import-worker.js");

function open(url: URL): ImportThread {
  const thread = openImportThread("/nowhere", url);
  if (!thread) throw new Error("there is no thread");
  return thread;
}

const sources = ["a ( 1 )", "const x = { a : 1 };", 'playPrompt("' + "long ".repeat(40) + '")'];

describe.skipIf(!existsSync(program))("a thread that helps with an import (needs dist)", () => {
  test("gives what the formatter gives, each source its own", async () => {
    const formatter = open(pathToFileURL(program));
    try {
      const beside = await Promise.all(sources.map((source) => formatter.format(source)));
      expect(beside).toEqual(await Promise.all(sources.map(formatSource)));
      expect(new Set(beside).size).toBe(sources.length);
    } finally {
      await formatter.close();
    }
  });

  test("writes a flow as the caller would", async () => {
    const bench = Workbench.open();
    const thread = openImportThread(bench.folder, pathToFileURL(program));
    const end = { Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };
    const flow: FlowToWrite = {
      document: { Version: "2019-10-30", StartAction: "end", Metadata: {}, Actions: [end] },
      name: "The end",
      flowType: "contactFlow",
      draft: false,
    };
    const planned: PlannedFlow = { flow, kind: "flow", from: "end.json", file: "the-end.flow.ts" };
    try {
      const here = await importFlow(planned, bench, formatSource);
      expect(await thread?.importFlow(planned)).toEqual(here);
      expect(here.imported?.source).toContain('flow("The end"');
    } finally {
      await thread?.close();
      bench.close();
    }
  });

  test("fails when its thread does, sooner or later asked", async () => {
    const formatter = open(new URL("data:text/javascript,throw new Error('no thread')"));
    await expect(formatter.format("a")).rejects.toThrow("no thread");
    await expect(formatter.format("b")).rejects.toThrow("no thread");
    await formatter.close();
  });

  test("says which source is none", async () => {
    const formatter = open(pathToFileURL(program));
    try {
      await expect(formatter.format("const = ;")).rejects.toThrow(/SyntaxError|Unexpected/);
      await expect(formatter.format("a")).resolves.toBe("a;\n");
    } finally {
      await formatter.close();
    }
  });
});
