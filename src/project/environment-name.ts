/** What an environment may be called, in words. It is part of file names. */
export const environmentNames = "up to 63 letters, digits, - and _, the first of them a letter or a digit";

/** True for what an environment may be called. */
export function isEnvironmentName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name);
}
