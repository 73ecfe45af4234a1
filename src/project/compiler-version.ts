/** Set by build.mjs: the package's version, and a hash of everything that flowc was built from. */
declare const FLOWC_VERSION: string | undefined;
declare const FLOWC_BUILD: string | undefined;

/** The package's version, or `source` when flowc runs unbundled (in its own tests). */
export function packageVersion(): string {
  return typeof FLOWC_VERSION === "string" ? FLOWC_VERSION : "source";
}

/** Names the compiler's exact state: part of the key of everything that is cached. */
export function compilerVersion(): string {
  return typeof FLOWC_BUILD === "string" ? FLOWC_BUILD : "source";
}
