/** What is wrong with the market-data stream, and what its plan allows. */
export interface DataStreamFaults {
  /** Nothing of the market is told while the connections look healthy. */
  isSilent: boolean;
  /** Connections at a time that the plan allows. */
  connections: number;
  /** Symbols with trades or quotes that a connection may subscribe to; null for any number. */
  symbols: number | null;
}

export const NO_DATA_STREAM_FAULTS: DataStreamFaults = { isSilent: false, connections: 1, symbols: null };
