import type { Codes } from "./code.js";

/** FLW1xx: what the rewriter of flow files refuses. */
export const stagingCodes = {} as const satisfies Codes;
