import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { runFlowc, temporaryProject } from "./run-flowc.js";

/** A flow in a file of its own that leads to the flow of another file. */
const leadingTo = (
  name: string,
  next: string,
): string => `import { getCustomerInput, disconnect, flow, transferToFlow } from "flowc";
import { ${next} } from "./${next}.flow.js";

export const ${name} = flow("${name}", (): never => {
  if (getCustomerInput("To go on, press 1.", { keys: ["1"] }) === "1") return transferToFlow(${next});
  return disconnect();
});
`;

it("flows of three files that lead to each other in a circle are built, linked and called", () => {
  const root = temporaryProject({
    "flows/day.flow.ts": leadingTo("day", "evening"),
    "flows/evening.flow.ts": leadingTo("evening", "night"),
    "flows/night.flow.ts": leadingTo("night", "day"),
    "round.call": ["call day from +15555550101", "presses 1", "presses 1", "presses 1", "presses 1", "hangs up"].join(
      "\n",
    ),
  });
  rmSync(path.join(root, "flows/greeting.flow.ts"));
  const built = runFlowc(root, ["build", "--env", "local"]);
  expect(built).toMatchObject({ status: 0, stderr: "" });
  for (const [name, next] of [
    ["day", "evening"],
    ["evening", "night"],
    ["night", "day"],
  ]) {
    const file = path.join(root, `generated/local/${name}.json`);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, "utf8")).toMatch(new RegExp(`"ContactFlowId": "[^"]*/contact-flow/`));
    expect(readFileSync(file, "utf8")).not.toContain(`flowc:flow/${next}`);
  }
  const played = runFlowc(root, ["simulate", "--script", "round.call"], { ADMIN_ALICE: "+15555550101" });
  expect(played.stderr).toBe("");
  expect([...played.stdout.matchAll(/goes to the flow (\w+)/g)].map((match) => match[1])).toEqual([
    "evening",
    "night",
    "day",
    "evening",
  ]);
});
