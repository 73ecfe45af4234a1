// Keeps what V8 has compiled of the script for documents: `node compile-documents-script.mjs documents.cjs documents.compiled`.
// The fixtures of the rules are checked first, so that every function which a check needs has been compiled.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";

const [, , scriptFile = "", compiledFile = ""] = process.argv;
const fixtures = "test/fixtures/diagnostics";

const script = new Script(readFileSync(scriptFile, "utf8"), { filename: path.resolve(scriptFile) });
const module = { exports: {} };
script.runInThisContext()(module, createRequire(import.meta.url));

const names = existsSync(fixtures) ? readdirSync(fixtures, { recursive: true }) : [];
const files = names
  .filter((name) => name.endsWith(".flow.json"))
  .map((file) => ({ file, text: readFileSync(path.join(fixtures, file), "utf8") }));
module.exports.checkJsonFiles(files);
writeFileSync(compiledFile, script.createCachedData());
