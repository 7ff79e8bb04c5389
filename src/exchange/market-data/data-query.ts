import { AlpacaError, badDataRequest } from '../alpaca-error.js';
import { optionalChoice, optionalList, requiredText, type Query } from '../http/query.js';

const FEEDS = ['sip', 'iex', 'delayed_sip', 'boats', 'overnight', 'otc'] as const;

/** Market data refuses bad parameters with 400 where trading says 422. */
export function readDataQuery<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof AlpacaError && error.status === 422 ? badDataRequest(error.message) : error;
  }
}

/** The symbols asked for, each once. Every feed shows the one market that there is. */
export function symbolsOf(query: Query): string[] {
  return readDataQuery(() => {
    requiredText(query, 'symbols');
    optionalChoice(query, 'feed', FEEDS);
    return [...new Set(optionalList(query, 'symbols'))];
  });
}
