import { readFileSync } from "node:fs";

/** A code block of a page. */
export interface CodeBlock {
  readonly page: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** Every fenced code block of a Markdown page. */
export function codeBlocks(page: string): readonly CodeBlock[] {
  const lines = readFileSync(page, "utf8").split("\n");
  const blocks: CodeBlock[] = [];
  let open: { readonly line: number; readonly language: string; readonly from: number } | undefined;
  lines.forEach((text, i) => {
    const fence = /^```(\w*)/.exec(text);
    if (!fence) return;
    if (open) {
      const code = lines.slice(open.from, i).join("\n");
      blocks.push({ page, line: open.line, language: open.language, code });
      open = undefined;
    } else open = { line: i + 1, language: fence[1] ?? "", from: i + 1 };
  });
  if (open) throw new Error(`${page}:${open.line}: the code block is not closed`);
  return blocks;
}

/** Names that an example without imports may use without saying where they are from. */
const surroundings = `const lookup = lambda<{ phone: string }, { tier: "gold" | "none"; name: string }>("LookupCustomer");
const verifyPin = lambda<{ pin: string }, { outcome: "valid" | "invalid" }>("VerifyPin");
const support = queue("Support");
const voicemail = flowByName("Voicemail");
`;

/** The block as a flow file: as it is, or inside the body of a flow when it imports nothing. */
export function asFlowFile({ code, page, line }: CodeBlock, exported: readonly string[]): string {
  if (/^import /m.test(code)) return code;
  const used = exported.filter((name) => new RegExp(`\\b${name}\\b`).test(`${surroundings}${code} flow disconnect`));
  return `import { ${used.join(", ")} } from "flowc";
${surroundings}
export const example = flow("${page} line ${line}", (): never => {
${code}
return disconnect();
});
export const surroundings = [lookup, verifyPin, support, voicemail];
`;
}
