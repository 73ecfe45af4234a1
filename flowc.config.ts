import { defineConfig, fromEnv, fromSecretsManager } from "flowc";
import { settings } from "./flows/emergency/settings.js";
import { lambdas } from "./lambdas/project.js";
import { tables } from "./lambdas/tables.js";

export default defineConfig({
  flows: "flows",
  lambdas,
  tables: Object.values(tables),
  settings,
  environments: {
    /** The instance on this machine. Its telephone numbers are made up, so it needs nothing to be set. */
    local: {
      region: "us-east-1",
      instance: "local",
      settings: {
        adminNumbers: {
          alice: fromEnv("ADMIN_ALICE", { otherwise: "+15555550101" }),
          bob: fromEnv("ADMIN_BOB", { otherwise: "+15555550102" }),
          frontDesk: fromEnv("ADMIN_FRONT_DESK", { otherwise: "+15555550103" }),
        },
        pinKey: { local: fromEnv("PIN_KEY", { otherwise: "a key for calls on this machine only" }) },
        smsOriginationIdentity: "+15555550190",
      },
      local: {
        numbers: {
          "+15555550191": "Emergency_Authentication",
          "+15555550192": "Emergency_Demo",
          "+6565550100": "Emergency_Demo",
          "+63255550100": "Emergency_Demo",
          "+61255550100": "Emergency_Demo",
        },
        landlines: ["+15555550103"],
      },
    },

    /** An instance in an AWS account, as an example: its names and ARNs are in flows/environments/example.lock.json. */
    example: {
      region: "ap-southeast-1",
      instance: "11111111-2222-4333-8444-555555555555",
      settings: {
        adminNumbers: { alice: fromEnv("ADMIN_ALICE"), bob: fromEnv("ADMIN_BOB") },
        pinKey: { current: fromSecretsManager("emergency/pin-key") },
        smsOriginationIdentity: "EMERGENCY",
        locations: [
          { name: "Singapore", queue: "Support Singapore", numbers: ["+6565550100"] },
          { name: "Manila", queue: "Support Manila", numbers: ["+63255550100"] },
          { name: "Sydney", queue: "Support Sydney", numbers: ["+61255550100"] },
          { name: "Wellington", queue: "Support Sydney", numbers: [] },
        ],
      },
      names: { queue: { Reception: "Support Singapore" } },
    },
  },
});
