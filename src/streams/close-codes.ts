/** 4000–4499: connect again. 4500–4999: do not. */
export const CLOSE = {
  shutdown: { code: 4000, reason: 'the server is shutting down' },
  slowReader: { code: 4008, reason: 'the reader could not keep up' },
} as const;

export type Close = (typeof CLOSE)[keyof typeof CLOSE];
