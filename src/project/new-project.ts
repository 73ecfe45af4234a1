import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic-error.js";
import { report } from "../diagnostics/report.js";
import { packageVersion } from "./compiler-version.js";

/** What may already be in the folder of a new project. */
const harmless = new Set([
  ".git",
  ".gitignore",
  ".gitattributes",
  ".editorconfig",
  "LICENSE",
  "LICENSE.md",
  "node_modules",
]);

/** The files of a new project. */
export interface NewProject {
  readonly written: readonly string[];
  /** Files that were there, and stay as they are: a project should have what flowc would have written, too. */
  readonly kept: readonly string[];
}

/**
 * Writes the files of a new project into a folder that has nothing of its own yet, and gives their names. Throws FLW451
 * when the folder has something that a new project might overwrite.
 */
export function createProject(folder: string): NewProject {
  const root = folder === "" ? "." : folder;
  const entry = (existsSync(root) ? readdirSync(root) : []).find((name) => !harmless.has(name));
  if (entry !== undefined) throw new DiagnosticError(report("FLW451", { folder: path.resolve(root), entry }));
  const written: string[] = [];
  const kept: string[] = [];
  for (const [name, text] of projectFiles(projectName(path.resolve(root)))) {
    const file = path.join(root, name);
    if (existsSync(file)) {
      kept.push(name);
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    written.push(name);
  }
  return { written, kept };
}

/** A package name from a folder's name. */
function projectName(folder: string): string {
  const name = path
    .basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "contact-flows" : name;
}

/** The files of a project that flows are imported into, apart from the flows. */
export function importedProjectFiles(
  folder: string,
  project: {
    readonly environment: string;
    readonly instance: string;
    readonly settings: ReadonlyMap<string, string>;
  },
): ReadonlyMap<string, string> {
  const files = projectFiles(projectName(path.resolve(folder)));
  const scripts = { build: "flowc build", check: "flowc build --check", typecheck: "tsc --noEmit" };
  const packageJson = JSON.parse(files.get("package.json") ?? "{}") as Readonly<Record<string, unknown>>;
  // Imported sources are formatted for lines of this width.
  const prettier = { printWidth: 120 };
  return new Map([
    ["package.json", jsonText({ ...packageJson, scripts, prettier })],
    [".prettierignore", "generated/\n*.layout.json\n*.lock.json\n"],
    ["tsconfig.json", files.get("tsconfig.json") ?? "{}\n"],
    [".gitignore", files.get(".gitignore") ?? ""],
    ["flowc.config.ts", importedConfiguration(project)],
  ]);
}

function importedConfiguration({
  environment,
  instance,
  settings,
}: Parameters<typeof importedProjectFiles>[1]): string {
  const [, , , region = "us-east-1", , resource = ""] = instance.split(":");
  const name = /^[A-Za-z_]\w*$/.test(environment) ? environment : JSON.stringify(environment);
  const values = [...settings].map(([setting, value]) => `${setting}: ${JSON.stringify(value)}`).join(", ");
  const place = `region: ${JSON.stringify(region)}, instance: ${JSON.stringify(resource.replace("instance/", ""))}`;
  const has = settings.size > 0;
  return `import { defineConfig } from "flowc";
${has ? 'import { settings } from "./flows/settings.js";\n' : ""}
export default defineConfig({
  flows: "flows",
${has ? "  settings,\n" : ""}  environments: {
    ${name}: { ${place}${has ? `, settings: { ${values} }` : ""} },
  },
});
`;
}

/** JSON as prettier writes it, where its lists are short. */
function jsonText(value: object): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replaceAll(/\[\s+([^[\]{}]*?)\s+\]/g, (_, list: string) => `[${list.replaceAll(/,\s+/g, ", ")}]`)}\n`;
}

function projectFiles(name: string): ReadonlyMap<string, string> {
  const packageJson = {
    name,
    version: "0.1.0",
    private: true,
    type: "module",
    scripts: {
      build: "flowc build",
      check: "flowc build --check",
      test: "flowc build && flowc simulate Welcome --script test/welcome.call",
      typecheck: "tsc --noEmit",
    },
    devDependencies: { flowc: `^${packageVersion()}` },
  };
  const tsconfig = {
    compilerOptions: {
      target: "ES2023",
      lib: ["ES2023"],
      module: "NodeNext",
      strict: true,
      skipLibCheck: true,
      types: [],
      noEmit: true,
    },
    include: ["flows", "flowc.config.ts"],
  };
  return new Map([
    ["package.json", jsonText(packageJson)],
    ["tsconfig.json", jsonText(tsconfig)],
    [".gitignore", "node_modules/\n"],
    ["flowc.config.ts", configuration],
    ["flows/settings.ts", settings],
    ["flows/welcome.flow.ts", welcome],
    ["test/welcome.call", script],
  ]);
}

const configuration = `import { defineConfig } from "flowc";
import { settings } from "./flows/settings.js";

export default defineConfig({
  flows: "flows",
  settings,
  environments: {
    local: {
      region: "us-east-1",
      instance: "local",
      settings: { company: "Example Company" },
    },
  },
});
`;

const settings = `import { defineSettings, setting } from "flowc";

/** What differs between environments. The values are in flowc.config.ts. */
export const settings = defineSettings({
  /** How the company is called when the caller is greeted. */
  company: setting.text(),
});
`;

const welcome = `import { disconnect, flow, getCustomerInput, playPrompt } from "flowc";
import { settings } from "./settings.js";

/** Greets the caller and tells the opening hours on request. */
export const welcome = flow("Welcome", (): never => {
  const menu = \`Welcome to \${settings.company}. For our opening hours, press 1.\`;
  // A menu that cannot be played is left like one at which nothing is pressed.
  switch (getCustomerInput(menu, { errorsGoOn: true })) {
    case "1":
      playPrompt("We are open from nine to five, Monday to Friday.");
      return disconnect();
    default:
      playPrompt("Goodbye.");
      return disconnect();
  }
});
`;

const script = `# What a caller does and hears. Run it with: npm test
call Welcome from +15550100
hears "Welcome to Example Company"
presses 1
hears "We are open from nine to five"
ends
`;
