import { describe, expect, it } from "vitest";
import { progressOn } from "../../src/cli/progress.js";

function watch(isTTY: boolean): { readonly text: () => string; readonly run: (times: readonly number[]) => void } {
  const written: string[] = [];
  return {
    text: () => written.join(""),
    run: (times) => {
      let time = 0;
      const progress = progressOn({ isTTY, write: (text) => written.push(text) }, "flow files", () => time);
      for (const [index, at] of times.entries()) {
        time = at;
        progress.at(index + 1, times.length);
      }
      progress.end();
    },
  };
}

describe("progressOn", () => {
  it("says nothing about short work, nor where nobody watches", () => {
    const short = watch(true);
    short.run([10, 100, 300]);
    expect(short.text()).toBe("");
    const piped = watch(false);
    piped.run([10, 1000, 5000]);
    expect(piped.text()).toBe("");
  });

  it("overwrites one line, not too often, and removes it in the end", () => {
    const long = watch(true);
    long.run([10, 500, 510, 700]);
    expect(long.text()).toBe("\r\u001b[K2 of 4 flow files\r\u001b[K4 of 4 flow files\r\u001b[K");
  });
});
