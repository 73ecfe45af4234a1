import type { Codes } from "./code.js";

/** FLW8xx: arguments of the functions that authors call. */
export const blockCodes = {} as const satisfies Codes;
