/** Kinds of things that a flow names and an instance knows by ARN. */
export const symbolKinds = [
  "queue",
  "prompt",
  "hours",
  "flow",
  "module",
  "lambda",
  "view",
  "agent",
  "bot",
  "setting",
] as const;
/** One of {@link symbolKinds}. `setting` is a personal or secret setting, resolved outside the committed output. */
export type SymbolKind = (typeof symbolKinds)[number];

/** A reference by name to something of the instance; linking replaces it by the ARN (or the setting's value). */
export interface FlowSymbol<K extends SymbolKind = SymbolKind> {
  readonly kind: K;
  readonly name: string;
}

const mark = "${flowc:";

/**
 * The relocation token that stands for a symbol in parameters until linking: `${flowc:queue/Support}`. Names are
 * percent-encoded, so a token never holds a brace, a slash or white space of the name.
 */
export function relocation(symbol: FlowSymbol): string {
  return `${mark}${symbol.kind}/${encodeURIComponent(symbol.name)}}`;
}

/** Replaces every relocation token of a text by what `resolve` answers. */
export function relocate(text: string, resolve: (symbol: FlowSymbol) => string): string {
  if (!text.includes(mark)) return text;
  return text.replace(/\$\{flowc:([a-z]+)\/([^}]*)\}/g, (_, kind: SymbolKind, name: string) =>
    resolve({ kind, name: decodeURIComponent(name) }),
  );
}

/** True when a text holds a relocation token, or the start of one that an author must not write by hand. */
export function hasRelocation(text: string): boolean {
  return text.includes(mark);
}
