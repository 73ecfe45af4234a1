import type { Codes } from "./code.js";

/** FLW3xx: lifetimes of results, limits of the service and output. */
export const limitCodes = {} as const satisfies Codes;
