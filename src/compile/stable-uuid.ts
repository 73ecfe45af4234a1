import { hash } from "node:crypto";

/**
 * A UUID (RFC 9562, version 8) that is always the same for the same texts: the console gives notes and conditions random
 * ones, a build must be reproducible.
 */
export function stableUuid(...parts: readonly string[]): string {
  const hex = hash("sha256", JSON.stringify(parts), "hex");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
