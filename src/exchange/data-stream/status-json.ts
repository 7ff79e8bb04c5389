import { tapeOf } from '../market-data/data-json.js';
import type { Halt } from '../market/asset.js';
import type { Listing } from '../market/market.js';

interface Words {
  halt: string;
  resume: string;
  reasons: Readonly<Record<Halt, string>>;
}

/** Nasdaq stocks (tape C) are told in the codes of one plan, all others in those of the other. */
const UTP: Words = { halt: 'H', resume: 'T', reasons: { news: 'T1', luld: 'LUDP' } };
const CTA: Words = { halt: '2', resume: '3', reasons: { news: 'P', luld: 'M' } };

const REASON_MESSAGES: Readonly<Record<Halt, string>> = {
  news: 'News Pending',
  luld: 'Volatility Trading Pause',
};

/** A trading status: a halt with its reason, or the resumption. */
export function statusJson(listing: Listing): Record<string, unknown> {
  const tape = tapeOf(listing);
  const words = tape === 'C' ? UTP : CTA;
  const { halt } = listing.asset;
  if (halt === null) return { sc: words.resume, sm: 'Trading Resumption', rc: '', rm: '', z: tape };
  return { sc: words.halt, sm: 'Trading Halt', rc: words.reasons[halt], rm: REASON_MESSAGES[halt], z: tape };
}
