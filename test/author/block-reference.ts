import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ts } from "@ts-morph/common";
import { format, resolveConfig } from "prettier";
import { contactPaths } from "../../src/author/contact.js";
import { currentPaths } from "../../src/author/current.js";
import type { PathTree } from "../../src/author/path-tree.js";

/** The reference's chapters: files of `src/author/`, in reading order. */
const chapters: readonly (readonly [title: string, files: readonly string[]])[] = [
  ["Flows, named places, modules", ["flow", "loop", "error-of", "module"]],
  ["What exists during the call", ["attributes", "contact", "current"]],
  ["What the instance has", ["symbols", "lambda"]],
  ["Speaking and listening", ["play-prompt", "loop-prompts", "get-customer-input", "store-customer-input"]],
  ["Keys, bots and applications", ["set-touch-tone-buffer", "bot", "agentic-cx"]],
  ["Lambda functions", ["invoke-lambda"]],
  ["Attributes and data of the contact", ["set-contact-attributes", "set-contact-data", "contact-tags"]],
  ["Checks and figures", ["checks", "get-metrics", "distribute-by-percentage"]],
  ["Queues, transfers and endings", ["transfer", "callback", "routing", "endings"]],
  ["Flows that events start", ["event-flows"]],
  ["Voice, recording and logs", ["set-voice", "recording", "media-streaming", "set-logging"]],
  ["Waiting and holding", ["wait", "hold"]],
  ["Outbound calls", ["outbound-call"]],
  ["Messages, tasks and chats", ["messages", "create-task", "chat-history", "show-view", "authenticate-customer"]],
  ["Cases, profiles and data tables", ["cases", "profiles", "data-tables"]],
  ["Assistants and voice identification", ["assistant", "voice-id"]],
  ["Anything else", ["action", "unconnected"]],
  ["Configuration and settings", ["config", "settings/settings", "settings/setting", "settings/source"]],
];

const author = path.resolve(import.meta.dirname, "../../src/author");

/** One exported name with its documentation. */
export interface Entry {
  readonly name: string;
  readonly signature: string;
  readonly text: string;
  readonly source: string;
  readonly examples: readonly string[];
  readonly options: readonly string[];
}

/** Files of the reference, and those that `src/author/blocks/` has. */
export function coverage(): { readonly written: readonly string[]; readonly blocks: readonly string[] } {
  return {
    written: chapters.flatMap(([, files]) => files),
    blocks: readdirSync(path.join(author, "blocks")).map((file) => file.replace(/\.ts$/, "")),
  };
}

/** The names that `flowc.ts` exports as values. */
export function exportedNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of parse("flowc").statements) {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
    for (const element of statement.exportClause.elements) if (!element.isTypeOnly) names.add(element.name.text);
  }
  return names;
}

/** The documented exports of each chapter. */
export function entries(): readonly (readonly [title: string, entries: readonly Entry[]])[] {
  const names = exportedNames();
  return chapters.map(([title, files]) => [title, files.flatMap((file) => entriesOf(parse(file), names))]);
}

/** The reference as Markdown. */
export async function blockReference(page: string): Promise<string> {
  const parts = entries().map(([title, list]) => `## ${title}\n\n${list.map(entryText).join("\n")}`);
  const markdown = `# Blocks\n\nEvery name that \`import … from "flowc"\` gives. Written from the docstrings in \`src/author/\` by a test; do not edit.\n\n${parts.join("\n")}`;
  return format(markdown, { ...(await resolveConfig(page)), parser: "markdown" });
}

/** What the objects of references hold: friendly names and the Flow language's paths. */
const references: Readonly<Record<string, PathTree>> = { contact: contactPaths, current: currentPaths };

function pathLines(name: string, tree: PathTree): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const child = `${name}.${key}`;
    if (typeof value === "string") return [`- \`${child}\`: \`${value}\``];
    const map = value["map"];
    return typeof map === "string" ? [`- \`${child}.<name>\`: \`${map}.<name>\``] : pathLines(child, value as PathTree);
  });
}

function entryText({ name, signature, text, source, examples, options }: Entry): string {
  const code = (content: string) => `\`\`\`ts\n${content}\n\`\`\`\n`;
  return [
    `### ${name}\n`,
    code(signature),
    `${text}\n`,
    ...(options.length > 0 ? [`${options.join("\n")}\n`] : []),
    ...(source === "" ? [] : [`Source: ${source}.\n`]),
    ...examples.map(code),
  ].join("\n");
}

function parse(file: string): ts.SourceFile {
  const inBlocks = path.join(author, "blocks", `${file}.ts`);
  const name = coverage().blocks.includes(file) ? inBlocks : path.join(author, `${file}.ts`);
  return ts.createSourceFile(name, readFileSync(name, "utf8"), ts.ScriptTarget.Latest, true);
}

function entriesOf(file: ts.SourceFile, names: ReadonlySet<string>): readonly Entry[] {
  const found = new Map<string, Entry>();
  for (const statement of file.statements) {
    const declared = declaration(statement);
    if (!declared || !names.has(declared.name) || !isExported(statement)) continue;
    const docs = ts.getJSDocCommentsAndTags(statement).find(ts.isJSDoc);
    const before = found.get(declared.name);
    if (before && declared.signature === "") continue;
    const options = [...optionsOf(statement, file), ...pathLines(declared.name, references[declared.name] ?? {})];
    const joined = before && {
      ...before,
      signature: `${before.signature}\n${declared.signature}`,
      options: [...before.options, ...options.filter((option) => !before.options.includes(option))],
    };
    found.set(declared.name, joined ?? { ...declared, ...documentation(docs), options });
  }
  return [...found.values()];
}

function declaration(statement: ts.Statement): { readonly name: string; readonly signature: string } | undefined {
  if (ts.isFunctionDeclaration(statement) && statement.name) {
    const name = statement.name.text;
    const overloads = statement
      .getSourceFile()
      .statements.filter((other) => ts.isFunctionDeclaration(other) && other.name?.text === name);
    if (overloads.length > 1 && statement.body) return { name, signature: "" };
    const whole = statement.getText();
    const end = statement.body ? statement.body.getStart() - statement.getStart() : whole.length;
    return { name, signature: clean(whole.slice(0, end)) };
  }
  if (!ts.isVariableStatement(statement)) return undefined;
  const [variable] = statement.declarationList.declarations;
  if (!variable || !ts.isIdentifier(variable.name)) return undefined;
  const type = variable.type ? `: ${variable.type.getText()}` : "";
  return { name: variable.name.text, signature: `const ${variable.name.text}${type}` };
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function clean(signature: string): string {
  return signature.replace(/^export /, "").replace(/;?\s*$/, "");
}

function documentation(docs: ts.JSDoc | undefined): Pick<Entry, "text" | "source" | "examples"> {
  const tags = docs?.tags ?? [];
  const tagText = (name: string) =>
    tags.filter((tag) => tag.tagName.text === name).map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? "");
  return {
    text: (ts.getTextOfJSDocComment(docs?.comment) ?? "").replaceAll(/\{@link (\w+)\}/g, "`$1`"),
    source: tagText("source").join("; "),
    examples: tagText("example").map((text) => text.replace(/^```ts\n/, "").replace(/\n```$/, "")),
  };
}

/** The documented members of the option interfaces that a function's parameters name. */
function optionsOf(statement: ts.Statement, file: ts.SourceFile): readonly string[] {
  if (!ts.isFunctionDeclaration(statement)) return [];
  const types = statement.parameters.flatMap((parameter) => (parameter.type ? [parameter.type] : []));
  const named = file.statements
    .filter(ts.isInterfaceDeclaration)
    .filter((declared) => types.some((type) => new RegExp(`\\b${declared.name.text}\\b`).test(type.getText())));
  const inline = types.flatMap((type) => literalsIn(type));
  return [...named.flatMap((each) => membersOf(each, file)), ...inline.flatMap((each) => membersOf(each, file))];
}

function literalsIn(type: ts.TypeNode): readonly ts.TypeLiteralNode[] {
  if (ts.isTypeLiteralNode(type)) return [type];
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(literalsIn) : [];
}

function membersOf(declared: ts.InterfaceDeclaration | ts.TypeLiteralNode, file: ts.SourceFile): readonly string[] {
  const inherited = ts.isInterfaceDeclaration(declared)
    ? file.statements
        .filter(ts.isInterfaceDeclaration)
        .filter((other) => declared.heritageClauses?.some((clause) => clause.getText().includes(other.name.text)))
        .flatMap((other) => membersOf(other, file))
    : [];
  const own = declared.members.flatMap((member) => {
    if (!ts.isPropertySignature(member)) return [];
    const docs = ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc);
    const text = ts.getTextOfJSDocComment(docs?.comment)?.replaceAll(/\s+/g, " ");
    return text ? [`- \`${member.name.getText()}${member.questionToken ? "?" : ""}\`: ${text}`] : [];
  });
  return [...inherited, ...own];
}
