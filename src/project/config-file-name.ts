/** The configuration's file name. */
export const configFileName = "flowc.config.ts";
