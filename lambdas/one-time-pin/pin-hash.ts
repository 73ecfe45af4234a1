import { createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** What is kept of a PIN; without the key it says nothing about the PIN. */
export interface PinHash {
  /** 16 random bytes in hexadecimal, new for every PIN. */
  readonly salt: string;
  /** HMAC-SHA256 of salt and PIN under the key, in hexadecimal. */
  readonly hash: string;
}

const hmac = (key: string, ...parts: readonly string[]): Buffer =>
  createHmac("sha256", key).update(parts.join("\0")).digest();

/** A PIN from the cryptographic generator; every PIN of that length is equally likely. */
export const newPin = (digits: number): string => String(randomInt(10 ** digits)).padStart(digits, "0");

/** Hashes a PIN with a salt of its own. */
export const hashPin = (key: string, pin: string): PinHash => {
  const salt = randomBytes(16).toString("hex");
  return { salt, hash: hmac(key, "pin", salt, pin).toString("hex") };
};

/** Whether a PIN is the one hashed; takes the same time wherever they differ. */
export const isPin = (key: string, pin: string, { salt, hash }: PinHash): boolean => {
  const expected = Buffer.from(hash, "hex");
  const actual = hmac(key, "pin", salt, pin);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};

/** A number as the table knows it: the same for every PIN of that number, and without the key no way back. */
export const pseudonym = (key: string, phoneNumber: string): string => hmac(key, "number", phoneNumber).toString("hex");
