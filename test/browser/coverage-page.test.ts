import { pathToFileURL } from "node:url";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Coverage } from "../../src/simulate/coverage/coverage.js";
import { renderCoverageHtml } from "../../src/simulate/coverage/render-html.js";
import { temporaryFolder } from "../project/temporary-folder.js";
import { Browser, chromium, type View } from "./chromium.js";

const file = "flows/a-folder-with-a-long-name/another-one/the-main-line-of-the-company.flow.ts";
const block = (action: string, line: number, ...taken: readonly number[]) => ({
  action,
  type: "GetParticipantInput",
  position: { file, line, column: 1 },
  runs: Math.max(...taken),
  branches: taken.map((count, index) => ({ key: String(index), name: `Equals "${index}"`, taken: count })),
});
const coverage: Coverage = {
  flows: [
    { flow: "Main", blocks: [block("all", 1, 3, 2), block("some", 2, 3, 0), block("none", 3, 0, 0)] },
    { flow: "Imported", blocks: [{ ...block("json", 1, 0), position: undefined as never }] },
  ],
};
const source = `const all = 1;\nconst some = "${"a text without an end ".repeat(20)}";\nconst none = "${"x".repeat(300)}";\n`;

const look = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  /** A colour as the screen has it, over another. */
  const over = (colors) => {
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (color) => {
    const [r, g, b] = color.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff";
  const contrast = (element) => {
    const behind = [page];
    for (let one = element; one; one = one.parentElement) behind.splice(1, 0, getComputedStyle(one).backgroundColor);
    const back = over(behind);
    const front = over([\`rgb(\${back.join(" ")})\`, getComputedStyle(element).color]);
    const [low, high] = [light(back), light(front)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = [...document.querySelectorAll("h1, h2, small, p, th, td, code, .note, a, li")].filter((one) => one.textContent.trim() !== "");
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    leastContrast: Math.min(...texts.map(contrast)),
    deadLinks: [...document.querySelectorAll("a")].filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.hash),
    notes: [...document.querySelectorAll(".note")].map((one) => one.textContent),
  };
})()`;

interface Look {
  readonly overflow: number;
  readonly leastContrast: number;
  readonly deadLinks: readonly string[];
  readonly notes: readonly string[];
}

describe.skipIf(!chromium)("the page of coverage in a browser (skipped without one: apt-get install chromium)", () => {
  let browser: Browser;
  beforeAll(() => {
    browser = new Browser(chromium ?? "");
  });
  afterAll(() => browser.close());

  it.each<View>([
    { width: 1280, scheme: "light" },
    { width: 1280, scheme: "dark" },
    { width: 360, scheme: "light" },
    { width: 360, scheme: "dark" },
  ])("is as wide as the window and can be read: $width pixels, $scheme", async (view) => {
    const html = renderCoverageHtml(coverage, (name) => (name === file ? source : undefined));
    const page = path.join(temporaryFolder({ "index.html": html }), "index.html");
    const seen = (await browser.evaluate(pathToFileURL(page).href, view, look)) as Look;
    expect(seen.overflow).toBe(0);
    expect(seen.leastContrast).toBeGreaterThanOrEqual(4.5);
    expect(seen.deadLinks).toEqual([]);
    expect(seen.notes).toEqual(['some: not taken: Equals "1"', "none: no call comes here"]);
  });
});
