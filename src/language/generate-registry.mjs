// Writes registry.ts from the files under actions/. Run: node src/language/generate-registry.mjs
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);

/** The text that registry.ts should have. A test compares it with the file. */
export function registryText() {
  const rows = readdirSync(new URL("actions/", here))
    .filter((file) => file.endsWith(".ts"))
    .toSorted()
    .map((file) => {
      const text = readFileSync(new URL(`actions/${file}`, here), "utf8");
      const name = /^export const (\w+) = defineAction\(/m.exec(text)?.[1];
      if (!name) throw new Error(`actions/${file} has no \`export const … = defineAction(\``);
      return { file: file.replace(/\.ts$/, ".js"), name };
    });
  const list = rows.map(({ name }) => `  ${name},`).join("\n");
  return `// Written by generate-registry.mjs from the files under actions/. Do not edit.
import type { ActionType } from "./action-type.js";
${rows.map(({ file, name }) => `import { ${name} } from "./actions/${file}";`).join("\n")}

/** Every action type that flowc knows, in the order of their names. */
export const actionTypes: readonly ActionType[] = [
${list}
];

const byType: ReadonlyMap<string, ActionType> = new Map(actionTypes.map((action) => [action.type, action]));

/** The action type of that name; undefined for one that flowc does not know. Safe for any text. */
export function actionType(type: string): ActionType | undefined {
  return byType.get(type);
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("registry.ts", here), registryText());
}
