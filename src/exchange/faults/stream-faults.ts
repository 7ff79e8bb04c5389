/** What goes wrong with the trading stream while its connections look healthy. */
export interface StreamFaults {
  /** Updates are swallowed. */
  isSilent: boolean;
  /** How often every update is sent. */
  copies: number;
}

export const NO_STREAM_FAULTS: StreamFaults = { isSilent: false, copies: 1 };
