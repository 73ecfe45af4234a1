/**
 * Makes a module of TypeScript's parser alone. `@ts-morph/common` carries the whole compiler as one script of 9 MB, made
 * of TypeScript's source files one after the other: the parser and all that it needs come before the rest, and what of it
 * nobody needs is left to the bundler's tree shaking.
 */

/** Where TypeScript's source files begin in the script. */
const begin = (file) => `// src/compiler/${file}.ts\n`;

/** What `services.ts`, which is left out, adds to nodes. */
const nodeMethods = `
for (const kind of ["Node", "Token", "Identifier", "PrivateIdentifier", "SourceFile"]) {
  Object.assign(objectAllocator["get" + kind + "Constructor"]().prototype, {
    getStart(file, withComments) { return getTokenPosOfNode(this, file, withComments); },
    getEnd() { return this.end; },
    getText(file = getSourceFileOfNode(this)) { return file.text.slice(this.getStart(file), this.end); },
    getLineStarts() { return getLineStarts(this); },
    getLineAndCharacterOfPosition(position) { return getLineAndCharacterOfPosition(this, position); },
  });
}
class PrivateName extends objectAllocator.getPrivateIdentifierConstructor() {}
for (const { prototype } of [objectAllocator.getIdentifierConstructor(), PrivateName]) {
  Object.defineProperty(prototype, "text", { get() { return idText(this); } });
}
setObjectAllocator({ getPrivateIdentifierConstructor: () => PrivateName });
`;

/**
 * @param {string} script the text of `typescript.js`
 * @param {readonly string[]} names what to export
 * @returns {{ readonly source: string, readonly licence: string }} an ES module, and TypeScript's licence comment
 */
export function extractParser(script, names) {
  const licence = /^\/\*![\s\S]*?\*\//.exec(script)?.[0];
  const open = '((module) => {\n"use strict";\n';
  const parts = [open, "var typescript_exports = {};", begin("corePublic"), begin("commandLineParser")];
  const [head, exported, first, end] = parts.map((part) => script.indexOf(part));
  if (licence === undefined || head < 0 || exported < head || first < exported || end < first) {
    throw new Error("typescript.js of @ts-morph/common is not laid out as extract-parser.mjs expects");
  }
  const source = [
    script.slice(head + open.length, exported),
    script.slice(first, end),
    nodeMethods,
    `export { ${names.join(", ")} };\n`,
  ].join("");
  return { source, licence };
}
