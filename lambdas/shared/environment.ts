/** Whole numbers an environment variable may hold. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  /** Value when the variable is not set. */
  readonly otherwise: number;
}

/** An environment variable's value; `undefined` when it is not set or empty. */
export const optionalVariable = (name: string): string | undefined => {
  const value = process.env[name];
  return value === "" ? undefined : value;
};

/**
 * An environment variable that the function cannot work without.
 *
 * @throws Error naming the variable when it is not set
 */
export const requiredVariable = (name: string): string => {
  const value = optionalVariable(name);
  if (value === undefined) throw new Error(`Environment variable ${name} is not set.`);
  return value;
};

/**
 * A whole number from an environment variable.
 *
 * @throws Error naming the variable and its range when the value is not a whole number within it
 */
export const numberVariable = (name: string, { minimum, maximum, otherwise }: NumberRange): number => {
  const text = optionalVariable(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < minimum || value > maximum) {
    throw new Error(`Environment variable ${name} is not a whole number from ${minimum} to ${maximum}.`);
  }
  return value;
};
