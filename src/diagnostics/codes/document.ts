import type { Codes } from "./code.js";

/** FLW5xx: documents of the Flow language and JSON files. */
export const documentCodes = {} as const satisfies Codes;
