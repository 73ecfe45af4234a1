import { defineConfig, fromEnv } from "flowc";
import { settings } from "./flows/emergency/settings.js";
export default defineConfig({
  flows: "flows",
  settings,
  environments: {
    local: {
      region: "us-east-1",
      instance: "local",
      settings: {
        adminNumbers: { alice: fromEnv("ADMIN_ALICE", { otherwise: "+15555550100" }) },
        pinKey: { local: fromEnv("PIN_KEY", { otherwise: "a-key-for-the-local-demonstration-only" }) },
        smsOriginationIdentity: "+15555550199",
      },
    },
  },
});
