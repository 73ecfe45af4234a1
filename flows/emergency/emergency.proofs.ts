import { branch, expectFlow, flowStart, lambda, prove, transferToFlow } from "flowc/prove";

const pinIsValid = branch({ lambda: "OneTimePin", input: { action: "verify" }, field: "outcome", equals: "valid" });

prove("nobody comes to the update without the PIN", () =>
  expectFlow("Emergency_Authentication").everyPath().to(transferToFlow("Emergency_Update")).passes(pinIsValid),
);

prove("nobody changes an emergency without the PIN", () =>
  expectFlow("Emergency_Authentication").everyPath().to(lambda("UpdateEmergency")).passes(pinIsValid),
);

prove("customers cannot come to the update", () =>
  expectFlow("Emergency_Demo").neverReaches(flowStart("Emergency_Update")),
);
