// Writes validators.generated.js: for every action type a function that checks its parameters, compiled ahead of time.
// Run: node src/language/compile-validators.mjs
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { _, stringify } from "ajv/dist/compile/codegen/index.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const here = import.meta.dirname;

/** Where the compiled validators go when nothing else is asked for. */
export const validatorsFile = path.join(here, "validators.generated.js");

/**
 * Compiles the catalogue's parameter schemas and writes one module without imports: `export const validators`, a map from
 * type to function. A function answers true, or false with its findings in `errors`.
 */
export async function compileValidators(outFile = validatorsFile) {
  const { actionTypes, anyJson, compilableSchema } = await loadCatalogue();
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    strict: false,
    code: { source: true, esm: true, lines: false },
    inlineRefs: false,
  });
  ajv.addKeyword(textKeyword).addKeyword(rulesKeyword);
  ajv.addSchema(anyJson);
  const schemas = actionTypes.map(({ type, parameters }) => ({
    $id: `flowc:${type}`,
    ...compilableSchema(parameters),
  }));
  ajv.addSchema(shareEqualParts(schemas));
  const ids = Object.fromEntries(actionTypes.map(({ type }) => [type, `flowc:${type}`]));
  const code = shorten(
    standaloneCode.default(ajv, ids).replaceAll("export const ", "const ").replace('"use strict";', ""),
  );
  const entries = actionTypes.map(({ type }) => `[${JSON.stringify(type)},${type}]`).join(",");
  const whole = `import { textProblem } from "./text-rule.ts";\n${code}\nexport const validators = new Map([${entries}]);`;
  const result = await build({
    stdin: { contents: whole, resolveDir: here, loader: "js" },
    bundle: true,
    format: "esm",
    minify: true,
    target: "node20",
    write: false,
  });
  mkdirSync(path.dirname(outFile), { recursive: true });
  // Under its name only once it is whole: others may be reading it.
  const draft = `${outFile}.${process.pid}`;
  writeFileSync(draft, `// Written by compile-validators.mjs. Do not edit.\n${result.outputFiles[0].text}`);
  renameSync(draft, outFile);
}

/**
 * Makes ajv's code a third as long: an error is three facts (place, keyword, what), and one function collects them. Stops
 * the build when ajv writes errors in another way than the one known here.
 */
function shorten(code) {
  const collect =
    /const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:.*?,keyword:"(\w+)",params:(\{.*?\})(?:,propertyName:\w+)?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;
  const short = code.replace(collect, (_, name, place, keyword, params) => {
    const what = keyword === "type" ? "{}" : params;
    return `vErrors = collect(vErrors, ${place ?? "instancePath"}, "${keyword}", ${what});errors++;`;
  });
  if (short.includes("schemaPath"))
    throw new Error("ajv's code for errors has changed: see shorten() in compile-validators.mjs");
  const collector = `function collect(list, instancePath, keyword, params) {
    const error = { instancePath, keyword, params };
    if (list === null) return [error];
    list.push(error);
    return list;
  }`;
  return `${collector}\n${short}`;
}

/** Parts smaller than this, as JSON, are not worth a function of their own. */
const smallestShared = 60;

/** The same schemas with every part that occurs twice in a schema of its own: `flowc:part/1`, and so on. */
function shareEqualParts(schemas) {
  const counts = new Map();
  const isPart = (key, value) =>
    key !== "" && value?.type && !Array.isArray(value) && JSON.stringify(value).length >= smallestShared;
  JSON.stringify(schemas, (key, value) => {
    if (isPart(key, value)) counts.set(JSON.stringify(value), (counts.get(JSON.stringify(value)) ?? 0) + 1);
    return value;
  });
  const parts = new Map();
  const share = (value) =>
    JSON.parse(
      JSON.stringify(value, (key, inner) => {
        const text = isPart(key, inner) ? JSON.stringify(inner) : "";
        if ((counts.get(text) ?? 0) < 2) return inner;
        if (!parts.has(text)) parts.set(text, `flowc:part/${parts.size + 1}`);
        return { $ref: parts.get(text) };
      }),
    );
  const shared = schemas.map(({ $id, ...schema }) => ({ $id, ...share(schema) }));
  for (const [text, $id] of parts) {
    const { type, ...rest } = JSON.parse(text);
    shared.push({ $id, type, ...share(rest) });
  }
  return shared;
}

/** The catalogue, from its TypeScript. */
async function loadCatalogue() {
  const contents = `
    export { actionTypes } from "./registry.ts";
    export { anyJson, compilableSchema } from "./json-schema.ts";`;
  const result = await build({
    stdin: { contents, resolveDir: here, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString("base64")}`);
}

/** Texts: binding, and what literals may be. */
const textKeyword = {
  keyword: "text",
  type: "string",
  schemaType: "object",
  error: { message: "", params: ({ data, schema }) => _`{ problem: textProblem(${data}, ${stringify(schema)}) }` },
  code(context) {
    const { data, schema } = context;
    const free = schema.binding === "dynamic" && Object.keys(schema).length === 1;
    context.fail(free ? _`${data} === ""` : _`textProblem(${data}, ${stringify(schema)}) !== undefined`);
  },
};

/** Which members an object must, may and may not have, and which may not be large. A failure says which rule, and the member or the choice. */
const rulesKeyword = {
  keyword: "rules",
  type: "object",
  schemaType: "object",
  error: { message: "", params: ({ params }) => _`{ rule: ${params.rule}, of: ${params.of} }` },
  code(context) {
    const { data, schema } = context;
    const has = (name) => _`${data}[${name}] !== undefined`;
    for (const [name, when] of Object.entries(schema.requiredWhen))
      fail(context, "requiredWhen", name, _`!(${has(name)}) && ${question(when, data)}`);
    for (const [name, when] of Object.entries(schema.onlyWhen))
      fail(context, "onlyWhen", name, _`${has(name)} && !${question(when, data)}`);
    for (const [name, { maximum, when }] of Object.entries(schema.atMostWhen))
      fail(context, "atMostWhen", name, _`Number(${data}[${name}]) > ${maximum} && ${question(when, data)}`);
    for (const [index, choice] of schema.choices.entries()) {
      const count = choice.of.map((name) => _`(${has(name)})`).reduce((sum, each) => _`${sum} + ${each}`);
      const wrong = { exactlyOne: _`${count} !== 1`, atMostOne: _`${count} > 1`, atLeastOne: _`${count} < 1` }[
        choice.take
      ];
      fail(context, "choices", index, choice.when ? _`${question(choice.when, data)} && ${wrong}` : wrong);
    }
  },
};

function fail(context, rule, of, condition) {
  context.setParams({ rule, of });
  context.fail(condition);
}

/** A predicate as JavaScript over `data`. Says the same as `holds` in predicate.ts; a test compares the two. */
function question(predicate, data) {
  if ("not" in predicate) return _`!${question(predicate.not, data)}`;
  if ("all" in predicate) return _`(${join(predicate.all, data, _` && `)})`;
  if ("any" in predicate) return _`(${join(predicate.any, data, _` || `)})`;
  if ("present" in predicate) return _`(${at(predicate.present, data)} !== undefined)`;
  const value = at(predicate.path, data);
  if ("equals" in predicate) return _`(${value} === ${predicate.equals})`;
  if ("in" in predicate) return _`${stringify(predicate.in)}.includes(${value})`;
  return _`(Array.isArray(${value}) && ${value}.includes(${predicate.contains}))`;
}

function join(parts, data, operator) {
  return parts.map((part) => question(part, data)).reduce((all, each) => _`${all}${operator}${each}`);
}

/** Member access along a path, undefined as soon as a step is missing. */
function at(names, data) {
  return names.reduce((value, name) => _`${value}?.[${name}]`, data);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileValidators();
