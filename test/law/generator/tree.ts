/** A statement of a generated program: text, and lists of statements inside it. */
export interface Statement {
  readonly parts: readonly (string | StatementList)[];
}

/** Statements that stand after one another; the shrinker takes some out. */
export interface StatementList {
  statements: Statement[];
}

/** A generated program, as a tree. */
export interface ProgramTree {
  readonly files: ReadonlyMap<string, StatementList>;
}

/** A statement without others inside. */
export function line(text: string): Statement {
  return { parts: [text] };
}

/** A list of statements. */
export function listOf(...statements: Statement[]): StatementList {
  return { statements };
}

/** The text of a statement. */
export function render(list: StatementList, indent = ""): string {
  return list.statements.map((statement) => indent + renderStatement(statement, indent)).join("\n");
}

function renderStatement({ parts }: Statement, indent: string): string {
  return parts
    .map((part) => (typeof part === "string" ? part : `\n${render(part, `${indent}  `)}\n${indent}`))
    .join("");
}

/** The files of a tree. */
export function filesOf(tree: ProgramTree): Readonly<Record<string, string>> {
  return Object.fromEntries([...tree.files].map(([name, list]) => [name, `${render(list)}\n`]));
}

/** Every list of a tree, outermost first. */
export function listsOf(tree: ProgramTree): StatementList[] {
  const found: StatementList[] = [];
  const visit = (list: StatementList): void => {
    found.push(list);
    for (const { parts } of list.statements) for (const part of parts) if (typeof part !== "string") visit(part);
  };
  for (const list of tree.files.values()) visit(list);
  return found;
}
