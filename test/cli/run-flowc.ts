import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../project/temporary-folder.js";

/** The built command line. */
export const flowcMain = path.resolve("dist/cli/main.js");

/** What a run of the command line has left behind. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a process of its own; `input` is what is typed. */
export function runFlowc(
  folder: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input = "",
): Run {
  if (!existsSync(flowcMain)) throw new Error("dist is missing: run `npm run build` first");
  const env = { ...process.env, NO_COLOR: "1", FLOWC_DEBUG: "", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [flowcMain, ...words], {
    cwd: folder,
    env,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

export const configuration = `import { defineConfig, fromEnv } from "flowc";
import { settings } from "./flows/settings.js";

export default defineConfig({
  flows: "flows",
  settings,
  environments: {
    local: { region: "us-east-1", instance: "local", settings: { admins: { alice: fromEnv("ADMIN_ALICE") } } },
    production: { region: "us-east-1", instance: "1234", settings: { admins: { alice: fromEnv("ADMIN_ALICE") } } },
  },
});
`;

const settings = `import { defineSettings, setting } from "flowc";
export const settings = defineSettings({ admins: setting.phoneNumbers({ personal: true }) });
`;

/** A flow that speaks a text and hangs up. */
export function speaking(name: string, text: string): string {
  return `import { disconnect, flow, playPrompt } from "flowc";

export const ${name.toLowerCase()} = flow("${name}", (): never => {
  playPrompt("${text}");
  return disconnect();
});
`;
}

/** A project in a temporary folder, in which `flowc` can be imported. */
export function temporaryProject(files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder({
    "package.json": '{ "type": "module", "private": true }',
    "flowc.config.ts": configuration,
    "flows/settings.ts": settings,
    "flows/greeting.flow.ts": speaking("Greeting", "Hello."),
    ...files,
  });
  mkdirSync(path.join(root, "node_modules"), { recursive: true });
  symlinkSync(path.resolve("."), path.join(root, "node_modules/flowc"));
  return root;
}
