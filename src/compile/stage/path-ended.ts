/**
 * Thrown when no path goes on, so that statements after `disconnect()` never run; every construct of staged code catches
 * it. It is no error of the author's, and is known by its identity.
 */
export const pathEnded = Object.freeze({ pathEnded: true });
