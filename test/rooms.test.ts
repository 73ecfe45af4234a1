import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { ts } from "@ts-morph/common";
import { describe, expect, test } from "vitest";

/** The rooms of `src/`: each may import itself and the rooms before it. docs/architecture.md lists them in this order. */
const rooms = [
  "diagnostics",
  "language",
  "graph",
  "author",
  "compile",
  "validate",
  "rules",
  "simulate",
  "decompile",
  "local",
  "project",
  "test",
  "cli",
];

const root = path.resolve(import.meta.dirname, "..");
const files = filesOf("src", /\.(ts|mts|mjs|js)$/);
/** What users import; only these pass on what other files export. */
const faces = new Set(publicFaces());

describe("rooms of src/", () => {
  test("are all in the order, and all in docs/architecture.md in that order", () => {
    const present = readdirSync(path.join(root, "src"), { withFileTypes: true });
    expect(present.map(({ name }) => name).toSorted()).toEqual(rooms.toSorted());
    const page = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
    const listed = [...page.matchAll(/^\| `([a-z]+)\/`/gm)].map((match) => match[1]);
    expect(listed).toEqual(rooms);
  });

  test("import earlier rooms only", () => {
    const later = files.flatMap((file) =>
      importsOf(file, text(file))
        .filter((target) => target.startsWith("src/"))
        .filter((target) => !mayImport(file, target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(later).toEqual([]);
  });

  test("import nothing of this project outside src/", () => {
    const outside = files.flatMap((file) =>
      importsOf(file, text(file))
        .filter((target) => !target.startsWith("src/"))
        .map((target) => `${file} imports ${target}`),
    );
    expect(outside).toEqual([]);
  });

  test("the reader of imports sees each form of an import", () => {
    const source = [
      'import { a } from "../graph/a.js";',
      'import type { B } from "../graph/b.js";',
      'import "../graph/c.js";',
      'export { d } from "../graph/d.js";',
      'export * from "../graph/e.js";',
      'const f = await import("../graph/f.js");',
      'type G = import("../graph/g.js").G;',
      '// import { h } from "../graph/h.js";',
      'import fs from "node:fs";',
    ].join("\n");
    const found = importsOf("src/language/example.ts", source);
    expect(found).toEqual([..."abcdefg"].map((name) => `src/graph/${name}.js`));
    expect(found.some((target) => mayImport("src/language/example.ts", target))).toBe(false);
    expect(found.every((target) => mayImport("src/author/example.ts", target))).toBe(true);
  });
});

describe("barrels", () => {
  test("only what users import passes on exports of other files", () => {
    const passing = files.filter((file) => !faces.has(file) && passesOn(file, text(file)));
    expect(passing).toEqual([]);
    expect([...faces].filter((face) => !files.includes(face))).toEqual([]);
  });

  test("no file is called index, and none passes on everything of another", () => {
    expect(files.filter((file) => path.basename(file).startsWith("index."))).toEqual([]);
    expect(files.filter((file) => /^export (type )?\*/m.test(text(file)))).toEqual([]);
  });

  test("a file that passes on is seen", () => {
    expect(passesOn("a.ts", 'export { b } from "./b.js";')).toBe(true);
    expect(passesOn("a.ts", 'import { b } from "./b.js";\nexport { b };')).toBe(true);
    expect(passesOn("a.ts", 'import { b } from "./b.js";\nexport const a = b;')).toBe(false);
  });
});

test("what runs does not read the folder beside the project that tests and engineers have", () => {
  const running = [
    ...files,
    ...filesOf("lambdas", /\.ts$/),
    ...filesOf("flows", /\.ts$/),
    "flowc.config.ts",
    "build.mjs",
  ];
  expect(running.length).toBeGreaterThan(files.length + 10);
  expect(running.filter((file) => namesShared(file, text(file)))).toEqual([]);
  const outside = running.flatMap((file) => importsOf(file, text(file)).filter((target) => target.startsWith("..")));
  expect(outside).toEqual([]);
  expect(namesShared("a.ts", 'readFileSync("../shared/corpus/a.json")')).toBe(true);
  expect(namesShared("a.ts", 'path.join(root, "..", "shared", "corpus")')).toBe(true);
  expect(namesShared("a.ts", "readFileSync(`${root}/../shared/corpus/${name}`)")).toBe(true);
  expect(namesShared("a.ts", 'import { a } from "../shared/a.js";')).toBe(false);
  expect(namesShared("a.ts", '// ../shared/corpus\nconst shared = "shared by all";')).toBe(false);
});

function mayImport(file: string, target: string): boolean {
  return rooms.indexOf(roomOf(target)) <= rooms.indexOf(roomOf(file));
}

function roomOf(file: string): string {
  return file.split("/")[1] ?? "";
}

/** The files of this project that a file imports or takes types from, from the root. */
function importsOf(file: string, source: string): string[] {
  const targets: string[] = [];
  visit(parse(file, source), (node) => {
    const specifier = specifierOf(node);
    if (specifier?.startsWith(".")) targets.push(path.posix.join(path.posix.dirname(file), specifier));
  });
  return targets;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literal(node.arguments[0]);
  }
  return undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Whether a file exports something that it only imported. */
function passesOn(file: string, source: string): boolean {
  const { statements } = parse(file, source);
  const imported = new Set<string>();
  for (const statement of statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    visit(statement, (node) => {
      if ((ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) && node.name) {
        imported.add(node.name.text);
      }
    });
  }
  return statements.some((statement) => {
    if (!ts.isExportDeclaration(statement)) return false;
    if (statement.moduleSpecifier) return true;
    const names =
      statement.exportClause && ts.isNamedExports(statement.exportClause) ? statement.exportClause.elements : [];
    return names.some((name) => imported.has((name.propertyName ?? name.name).text));
  });
}

/** Whether a text of the code names a folder `shared`. Comments may, and so may imports: they are followed elsewhere. */
function namesShared(file: string, source: string): boolean {
  let named = false;
  visit(parse(file, source), (node) => {
    const isText =
      ts.isStringLiteralLike(node) ||
      node.kind === ts.SyntaxKind.TemplateHead ||
      ts.isTemplateMiddleOrTemplateTail(node);
    if (
      isText &&
      specifierOf(node.parent) === undefined &&
      /(^|[/\\])shared([/\\]|$)/.test((node as ts.LiteralLikeNode).text)
    )
      named = true;
  });
  return named;
}

function parse(file: string, source: string): ts.SourceFile {
  return ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function text(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
    .filter((file) => ending.test(file) && !file.includes("node_modules"))
    .toSorted();
}

/** The sources of what package.json exports. */
function publicFaces(): string[] {
  const { exports } = JSON.parse(text("package.json")) as { exports: Record<string, string | { default: string }> };
  return Object.values(exports)
    .flatMap((entry) => (typeof entry === "string" ? [] : [entry.default]))
    .map((built) => built.replace(/^\.\/dist\//, "src/").replace(/\.js$/, ".ts"));
}
