/** 4000–4499: connect again. 4500–4999: do not. */
export const CLOSE = {
  shutdown: { code: 4000, reason: 'the server is shutting down' },
  slowReader: { code: 4008, reason: 'the reader could not keep up' },
  unexpectedMessage: { code: 4500, reason: 'streams take no messages' },
  binaryMessage: { code: 4501, reason: 'streams take no binary messages' },
  tokenRevoked: { code: 4502, reason: 'the token no longer counts' },
} as const;

export interface Close {
  readonly code: number;
  readonly reason: string;
}
