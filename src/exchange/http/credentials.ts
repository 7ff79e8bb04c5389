import { createHash, timingSafeEqual } from 'node:crypto';

export interface KeyPair {
  keyId: string;
  secretKey: string;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The one key pair of the exchange's account, compared in constant time. */
export class Credentials {
  private readonly expected: Buffer;

  constructor(keys: KeyPair) {
    this.expected = digest(JSON.stringify([keys.keyId, keys.secretKey]));
  }

  matches(keyId: unknown, secretKey: unknown): boolean {
    return timingSafeEqual(this.expected, digest(JSON.stringify([keyId, secretKey])));
  }
}
