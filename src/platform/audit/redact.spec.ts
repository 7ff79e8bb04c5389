import { redact } from './redact.js';

describe('redact', () => {
  it('hides members that are named like a secret, at any depth', () => {
    const detail = {
      headers: { Authorization: 'Bearer x', 'APCA-API-SECRET-KEY': 'x' },
      list: [{ token: 1 }],
      qty: '3',
    };
    expect(redact(detail, [])).toEqual({
      headers: { Authorization: '[redacted]', 'APCA-API-SECRET-KEY': '[redacted]' },
      list: [{ token: '[redacted]' }],
      qty: '3',
    });
  });

  it('hides the given values wherever they stand', () => {
    expect(redact({ message: 'key PK1 with s3cret', n: null }, ['PK1', 's3cret'])).toEqual({
      message: 'key [redacted] with [redacted]',
      n: null,
    });
  });
});
