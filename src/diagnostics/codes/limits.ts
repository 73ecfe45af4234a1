import type { Codes } from "./code.js";

/** FLW3xx: lifetimes of results, limits of the service and output. */
export const limitsCodes = {} as const satisfies Codes;
