import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { runFlowc } from "../cli/run-flowc.js";
import { temporaryFolder } from "../project/temporary-folder.js";
import { alice } from "./emergency-line.js";

it("a call of the terminal in which a function fails is recorded without its PIN, and plays the same way", () => {
  const file = path.join(temporaryFolder(), "failing.call");
  const typed = ["{pin}", "2", "2", "given lambda UpdateEmergency fails", "2", "hang up"];
  const words = ["simulate", "Emergency_Authentication", "--from", alice, "--record", file];
  const run = runFlowc(".", words, {}, `${typed.join("\n")}\n`);
  expect(run).toMatchObject({ status: 0, stderr: "" });
  const [, pin = ""] = /Your one-time PIN is (\d{6})/.exec(run.stdout) ?? [];
  expect(pin).toMatch(/^\d{6}$/);

  const script = readFileSync(file, "utf8");
  expect(script).not.toContain(pin);
  expect(script).toContain("enters {pin}\n");
  expect(script).toContain(
    'given lambda UpdateEmergency fails\npresses 2\nhears "We are sorry, something went wrong, and the change may not"\n',
  );
  // The other functions answer by themselves.
  expect(script.match(/^given /gm)).toHaveLength(1);

  const played = runFlowc(".", ["simulate", "--script", file]);
  expect(played).toMatchObject({ status: 0, stderr: "" });
  const said = (text: string) => text.match(/hears ".*?"/g);
  expect(said(played.stdout)).toEqual(said(run.stdout));
});
