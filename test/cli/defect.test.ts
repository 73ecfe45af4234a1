import { describe, expect, it, vi, afterEach } from "vitest";
import { reportDefect } from "../../src/cli/defect.js";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function printed(error: unknown): string {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(reportDefect(error)).toBe(2);
  return write.mock.calls.map(([text]) => String(text)).join("");
}

describe("reportDefect", () => {
  it("says that it is flowc's fault and how to report it, without a stack", () => {
    vi.stubEnv("FLOWC_DEBUG", "");
    const text = printed(new TypeError("x is not a function"));
    expect(text).toMatch(/^flowc: internal error: TypeError: x is not a function\n/);
    expect(text).toContain("Please report it");
    expect(text).not.toMatch(/^ +at /m);
  });

  it("shows the stack with FLOWC_DEBUG=1", () => {
    vi.stubEnv("FLOWC_DEBUG", "1");
    expect(printed(new Error("no"))).toMatch(/^ +at /m);
  });

  it("survives whatever was thrown", () => {
    vi.stubEnv("FLOWC_DEBUG", "");
    expect(printed(`\u001b[2J${"x".repeat(10_000)}`)).not.toContain("\u001b");
    expect(printed(undefined)).toContain("undefined");
  });
});
