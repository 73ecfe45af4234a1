import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** How large a made-up project is. */
export interface ProjectSize {
  readonly flows: number;
  /** Actions of each flow, about. */
  readonly actions: number;
}

/**
 * Writes a project of made-up flows, in folders of fifty: menus, tests of results, prompts with references, a helper
 * that all flows share. No two flows are alike.
 */
export function writeSyntheticProject(folder: string, { flows, actions }: ProjectSize): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "flows"), { recursive: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(resolve("."), join(folder, "node_modules/flowc"));
  write("package.json", JSON.stringify({ name: "synthetic", private: true, type: "module" }));
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["flows", "flowc.config.ts"] }));
  write("flowc.config.ts", configuration);
  write("flows/shared.ts", shared);
  for (let i = 0; i < flows; i++) {
    const part = `flows/part-${String(Math.floor(i / 50)).padStart(3, "0")}`;
    mkdirSync(join(folder, part), { recursive: true });
    write(`${part}/line-${i}.flow.ts`, flowSource(i, actions));
  }

  function write(file: string, text: string): void {
    writeFileSync(join(folder, file), text);
  }
}

const compilerOptions = {
  target: "ES2023",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

const configuration = `import { defineConfig } from "flowc";

export default defineConfig({
  flows: "flows",
  environments: { local: { region: "ap-southeast-2", instance: "local" } },
});
`;

const shared = `import { disconnect, lambda, playPrompt } from "flowc";

export const lookup = lambda<{ key: string }, { status: "found" | "missing"; name: string }>("Lookup");

/** Ends the call politely. */
export function farewell(name: string): never {
  playPrompt(\`Thank you for calling \${name}. Goodbye.\`);
  return disconnect();
}
`;

/** About eight actions for each step. */
function flowSource(index: number, actions: number): string {
  const steps = Array.from({ length: Math.max(1, Math.round((actions - 4) / 8)) }, (_, i) => step(index, i));
  return `import { attributes, contact, flow, getCustomerInput, invokeLambda, playPrompt } from "flowc";
import { farewell, lookup } from "../shared.js";

/** Made-up line ${index}. */
export const line${index} = flow("Line ${index}", (): never => {
${steps.join("\n")}
  return farewell("line ${index}");
});
`;
}

function step(index: number, i: number): string {
  return `  const answer${i} = invokeLambda(lookup, { key: "k${index}-${i}" });
  if (answer${i}.status === "found") playPrompt(\`Step ${i}: \${answer${i}.name}, welcome to line ${index}.\`);
  else if (contact.channel === "CHAT") playPrompt("Step ${i}: please write your name.");
  switch (getCustomerInput("Step ${i} of line ${index}. Press 1 to go on, 2 to end.")) {
    case "1":
      attributes.Step${i} = "done";
      break;
    case "2":
      return farewell("line ${index}");
    default:
      attributes.Step${i} = "skipped";
  }`;
}
