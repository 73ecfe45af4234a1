#!/usr/bin/env node
/**
 * Builds `dist/`: generated tables, bundles and the type declarations that authors see. Work whose inputs have not
 * changed is skipped; `node build.mjs --force` does everything.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = import.meta.dirname;
process.chdir(root);
const stampFile = "dist/.stamp.json";
const require = createRequire(import.meta.url);
const packageJson = JSON.parse(readFileSync("package.json", "utf8"));

/** What users of the package import; `exports` in package.json names the results. */
const imported = [
  "src/author/flowc.ts",
  "src/rules/rules.ts",
  "src/test/test.ts",
  "src/test/vitest.ts",
  "src/simulate/proofs/prove.ts",
  "src/simulate/coverage/vitest-plugin.ts",
];
/** What the coverage plugin has vitest load. */
const besideVitest = ["src/simulate/coverage/vitest-setup.ts", "src/simulate/coverage/vitest-global-setup.ts"];
/** Declarations of packages that have none. */
const ambient = ["src/local/dynalite.d.ts"];
const started = performance.now();
const stamp = process.argv.includes("--force") ? undefined : readStamp();

// What V8 has compiled is good for the same V8 only.
const { v8 } = process.versions;

if (stamp?.inputs === hashInputs() && stamp.v8 === v8 && stamp.outputs.every((file) => existsSync(file))) {
  say("dist is up to date");
} else {
  // A build that fails leaves files of two states behind: no stamp may say that they are in order.
  rmSync(stampFile, { force: true });
  generate();
  await document();
  const inputs = hashInputs();
  const bundled = [...(await bundle(inputs)), ...(await bundleParser()), ...(await packDocuments(inputs))];
  const declared = declare();
  const outputs = [...bundled, ...declared];
  if (process.exitCode) {
    say("dist is not complete; see above");
    process.exit();
  }
  removeOthers(outputs);
  replaceFile(stampFile, JSON.stringify({ inputs, v8, outputs }));
  say(`dist built: ${bundled.length} scripts, ${declared.length} declarations`);
}

/** Runs the scripts of the language room: the registry of action types first, then the validators made from it. */
function generate() {
  for (const script of ["generate-registry.mjs", "compile-validators.mjs"]) {
    execFileSync(process.execPath, [path.join("src/language", script)], { stdio: ["ignore", "ignore", "inherit"] });
  }
}

/** One ES module per entry, with shared chunks. Commands are dynamic imports, so each loads only what it needs. */
async function bundle(build) {
  const { build: run } = await import("esbuild");
  const result = await run({
    entryPoints: entryPoints(),
    outbase: "src",
    outdir: "dist",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20.19",
    chunkNames: "chunks/[name]-[hash]",
    external: Object.keys(packageJson.dependencies)
      .flatMap((name) => (name === "commander" ? [] : [name, `${name}/*`]))
      .concat("@aws-sdk/*", Object.keys(packageJson.peerDependencies)),
    define: { FLOWC_VERSION: JSON.stringify(packageJson.version), FLOWC_BUILD: JSON.stringify(build) },
    // Bundled CommonJS (commander) asks for Node's modules with require.
    banner: {
      js: 'import { createRequire as flowcRequire } from "node:module"; const require = flowcRequire(import.meta.url);',
    },
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [lazyChildProcess()],
    logLevel: "warning",
  }).catch(() => undefined);
  if (!result) {
    process.exitCode = 1;
    return [];
  }
  const written = [];
  for (const { path: file, contents } of result.outputFiles) {
    const relative = path.relative(root, file);
    replaceFile(relative, contents);
    written.push(relative);
  }
  if (existsSync("dist/cli/main.js")) chmodSync("dist/cli/main.js", 0o755);
  return written;
}

/** TypeScript's parser as a file of its own: every command that reads sources loads it instead of the whole compiler. */
async function bundleParser() {
  const { build: run } = await import("esbuild");
  const { extractParser } = await import("./src/compile/stage/extract-parser.mjs");
  const { parserNames } = await importTypeScript("src/compile/stage/parser-names.ts");
  const script = path.join(path.dirname(require.resolve("@ts-morph/common")), "typescript.js");
  const { source, licence } = extractParser(readFileSync(script, "utf8"), parserNames);
  const { outputFiles } = await run({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    minify: true,
    banner: { js: licence },
    logLevel: "warning",
  });
  const file = "dist/typescript-parser.cjs";
  replaceFile(file, outputFiles[0].contents);
  return [file];
}

/** Imports a TypeScript file of ours that imports no packages. */
async function importTypeScript(file) {
  const { build: run } = await import("esbuild");
  const { outputFiles } = await run({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

/**
 * The check of JSON documents as one script, with the code that V8 compiles from it: a check of documents is over in the
 * time that loading and compiling the same as modules would take. It shares nothing with the other modules: data goes in,
 * data comes out. See src/project/packaged-script.ts.
 */
async function packDocuments(build) {
  const { build: run } = await import("esbuild");
  const script = "dist/scripts/documents.cjs";
  const compiled = "dist/scripts/documents.compiled";
  const result = await run({
    entryPoints: ["src/project/check-json.ts"],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    define: { FLOWC_VERSION: JSON.stringify(packageJson.version), FLOWC_BUILD: JSON.stringify(build) },
    banner: { js: "(function (module, require) {" },
    footer: { js: "})" },
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "warning",
  }).catch(() => undefined);
  if (!result) {
    process.exitCode = 1;
    return [];
  }
  replaceFile(script, result.outputFiles[0].contents);
  const draft = `${compiled}.${process.pid}.tmp`;
  execFileSync(process.execPath, ["src/project/compile-documents-script.mjs", script, draft], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  renameSync(draft, compiled);
  return [script, compiled];
}

/**
 * commander loads `child_process` for commands that are programs of their own, which flowc has none of. Loading it takes
 * a tenth of a short run, so commander gets it only when it asks for a member.
 */
function lazyChildProcess() {
  return {
    name: "lazy-child-process",
    setup(build) {
      const filter = /^node:child_process$/;
      build.onResolve({ filter }, ({ path: name, importer }) =>
        importer.includes(`${path.sep}commander${path.sep}`) ? { path: name, namespace: "lazy" } : undefined,
      );
      build.onLoad({ filter, namespace: "lazy" }, () => ({
        contents: `module.exports = { get spawn() { return process.getBuiltinModule("node:child_process").spawn; } };`,
      }));
    },
  };
}

/** The command line, what authors import, and every worker. */
function entryPoints() {
  const fixed = ["src/cli/main.ts", ...imported, ...besideVitest].filter((file) => existsSync(file));
  return [...fixed, ...filesBelow("src").filter((file) => file.endsWith("-worker.ts"))];
}

/** The reference of diagnostics, from the catalogue and the fixtures that show each. */
async function document() {
  const { diagnosticsReference } = await importTypeScript("src/diagnostics/reference.ts");
  const { fixturePlaces } = await import("./src/diagnostics/fixture-places.mjs");
  replaceFile("docs/diagnostics.md", diagnosticsReference(fixturePlaces("test/fixtures/diagnostics")));
}

/** Type declarations of what authors import, by TypeScript's own compiler. */
function declare() {
  const entries = imported.filter((file) => existsSync(file));
  if (entries.length === 0) return [];
  const folder = "dist/.types";
  rmSync(folder, { recursive: true, force: true });
  const options = ["--declaration", "--emitDeclarationOnly", "--outDir", folder, "--rootDir", "src", "--stripInternal"];
  const language = ["--target", "ES2023", "--lib", "ES2023", "--module", "NodeNext", "--strict", "--skipLibCheck"];
  try {
    execFileSync(
      process.execPath,
      [tsc(), "--ignoreConfig", ...options, ...language, "--types", "node", ...entries, ...ambient],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ""}${error.stderr ?? ""}`);
    say("the type declarations were not written without errors; see above", process.stderr);
    process.exitCode = 1;
  }
  if (!existsSync(folder)) return [];
  const written = [];
  for (const file of filesBelow(folder)) {
    const target = path.join("dist/types", path.relative(folder, file));
    replaceFile(target, readFileSync(file));
    written.push(target);
  }
  rmSync(folder, { recursive: true });
  return written;
}

function tsc() {
  const manifest = require.resolve("typescript/package.json");
  return path.join(path.dirname(manifest), require(manifest).bin.tsc);
}

/** Writes a file only when it differs, in one step, so that a process that is running from dist keeps working. */
function replaceFile(file, contents) {
  const bytes = Buffer.from(contents);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, file);
}

/** Removes what an earlier build has left in dist. */
function removeOthers(outputs) {
  const kept = new Set([...outputs, stampFile]);
  for (const file of filesBelow("dist")) {
    if (!kept.has(file) && !file.endsWith(".tmp")) rmSync(file, { force: true });
  }
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .toSorted();
}

/** A hash of everything that dist is made from. */
function hashInputs() {
  const files = [
    ...filesBelow("src"),
    ...filesBelow("test/fixtures/diagnostics"),
    "build.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "docs/diagnostics.md",
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0${existsSync(file) ? readFileSync(file, "utf8") : ""}\0`);
  return hash.digest("hex").slice(0, 32);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return undefined;
  }
}

function say(text, stream = process.stdout) {
  stream.write(`build: ${text} (${Math.round(performance.now() - started)} ms)\n`);
}
