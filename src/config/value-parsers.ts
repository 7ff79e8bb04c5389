import { isIP } from 'node:net';

/** A parser turns the text of a setting into its value or throws an Error that says what would be right. */
export type Parse<T> = (text: string) => T;

export const text: Parse<string> = (value) => value;

/** What `Authorization: Bearer` can carry: with anything else in it nobody could ever come in. */
export const token: Parse<string> = (value) => {
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new Error('must be one word of ASCII letters, digits and signs');
};

export function integer(min: number, max: number): Parse<number> {
  return (value) => {
    const parsed = Number(value);
    if (!/^-?\d+$/.test(value) || parsed < min || parsed > max) {
      throw new Error(`must be a whole number from ${min} to ${max}`);
    }
    return parsed;
  };
}

/** A decimal fraction as text, kept exact, e.g. a cash buffer of 0.01. */
export function fraction(min: number, max: number): Parse<string> {
  return (value) => {
    const parsed = Number(value);
    if (!/^\d+(\.\d+)?$/.test(value) || parsed < min || parsed > max) {
      throw new Error(`must be a number from ${min} to ${max}`);
    }
    return value;
  };
}

export const flag: Parse<boolean> = (value) => {
  if (/^(true|1|yes|on)$/i.test(value)) return true;
  if (/^(false|0|no|off)$/i.test(value)) return false;
  throw new Error('must be true or false');
};

export function oneOf<const T extends string>(...choices: readonly T[]): Parse<T> {
  return (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Error(`must be one of ${choices.join(', ')}`);
    return found;
  };
}

export function url(...protocols: readonly string[]): Parse<string> {
  return (value) => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed === undefined || !protocols.includes(parsed.protocol)) {
      throw new Error(`must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    }
    return value;
  };
}

/** With the number of a database as its path, or none. */
export const redisUrl: Parse<string> = (value) => {
  const { pathname } = new URL(url('redis:', 'rediss:')(value));
  if (/^\/?(\d{1,4})?$/.test(pathname)) return value;
  throw new Error('must end with the number of a database, as in redis://127.0.0.1:6379/0, or without one');
};

export const list: Parse<string[]> = (value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** What a browser sends as `Origin`, exactly; so no `*`, no path, no default port. */
export const origins: Parse<string[]> = (value) =>
  list(value).map((item) => {
    const parsed = URL.canParse(item) ? new URL(item) : undefined;
    if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.origin !== item) {
      throw new Error(`must be origins as in https://app.example.com, without path; "${item}" is none`);
    }
    return item;
  });

/** Addresses and ranges as in 10.0.0.0/8, or the names of ranges that everybody has. */
export const addresses: Parse<string[]> = (value) =>
  list(value).map((item) => {
    if (!NAMED_RANGES.includes(item) && !isAddressOrRange(item)) {
      throw new Error(
        `must be IP addresses, ranges as in 10.0.0.0/8, or ${NAMED_RANGES.join(', ')}; "${item}" is none`,
      );
    }
    return item;
  });

const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

function isAddressOrRange(item: string): boolean {
  const [address = '', bits, ...rest] = item.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

export const identifier: Parse<string> = (value) => {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(value)) throw new Error('must be a lower-case SQL identifier');
  return value;
};
