import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../src/language/", import.meta.url));
const generated = `${folder}validators.generated.js`;

/** Compiles the validators when they are missing or older than what they are made from. */
export async function ensureValidators(): Promise<void> {
  const made = existsSync(generated) ? statSync(generated).mtimeMs : 0;
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:ts|mjs)$/.test(file))
    .map((file) => statSync(folder + file).mtimeMs);
  if (sources.every((changed) => changed <= made)) return;
  const compiler = (await import(new URL("../../src/language/compile-validators.mjs", import.meta.url).href)) as {
    compileValidators(): Promise<void>;
  };
  await compiler.compileValidators();
}
