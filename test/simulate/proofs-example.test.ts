import { beforeAll, expect, it } from "vitest";
import { block, branch, expectFlow, flowsOf, lambda, transferToFlow } from "flowc/test";

beforeAll(() => {
  flowsOf({ project: ".", environment: "local" });
});

it("lets nobody in without the PIN", () => {
  expectFlow("Emergency_Authentication")
    .everyPath()
    .to(transferToFlow("Emergency_Update"))
    .passes(branch({ lambda: "OneTimePin", field: "outcome", equals: "valid" }));
});

it("asks for the PIN before it verifies one", () => {
  expectFlow("Emergency_Authentication")
    .everyPath()
    .from(lambda("OneTimePin", { action: "send" }))
    .to(lambda("OneTimePin", { action: "verify" }))
    .passes(block("entered"));
});

it("refuses what is not so, with the call that shows it", () => {
  const claim = () => expectFlow("Emergency_Update").neverReaches(lambda("UpdateEmergency"));
  expect(claim).toThrow("This call reaches UpdateEmergency.");
});
