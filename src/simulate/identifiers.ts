import { relocate } from "../author/symbol.js";

/** What an identifier of a document names: a relocation token, an ARN, an id or a plain name. */
export interface Identified {
  /** Kind of a relocation token; undefined for other forms. */
  readonly kind: string | undefined;
  /** Name of a token, last part of an ARN, else the identifier itself; without a version or alias. */
  readonly name: string;
}

/**
 * Takes an identifier apart. `${flowc:queue/Support}`, `arn:aws:lambda:eu-west-1:123456789012:function:Pin:live` and
 * `Support` name `Support`, `Pin` and `Support`.
 */
export function identify(identifier: string): Identified {
  const token = /^\$\{flowc:([a-z]+)\/([^}]*)\}$/.exec(identifier);
  if (token) return { kind: token[1], name: decode(identifier) };
  if (!identifier.startsWith("arn:")) return { kind: undefined, name: withoutQualifier(identifier) };
  const resource = identifier.split(":").slice(5).join(":");
  if (resource.startsWith("function:")) return { kind: "lambda", name: resource.split(":")[1] ?? "" };
  return { kind: undefined, name: withoutQualifier(resource.split("/").at(-1) ?? "") };
}

function decode(token: string): string {
  try {
    return relocate(token, ({ name }) => name);
  } catch {
    return token;
  }
}

/** `id:$LATEST`, `id:3` and `id:alias` are versions of `id`. */
function withoutQualifier(id: string): string {
  const at = id.lastIndexOf(":");
  return at > 0 ? id.slice(0, at) : id;
}
