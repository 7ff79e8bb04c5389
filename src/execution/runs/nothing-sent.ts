import type { PlanDocument } from '../plans/plan-document.js';

export interface NothingSent {
  reason: 'no_drift' | 'nothing_to_send';
  detail: string;
}

/** Why a run that got no order sent none: nothing is wanted, or what is wanted cannot be sent. */
export function nothingSent({ skipped }: Pick<PlanDocument, 'skipped'>): NothingSent {
  const hindered = skipped.filter(({ reason }) => reason !== 'NO_DRIFT');
  if (hindered.length === 0) return { reason: 'no_drift', detail: 'Every position is where the book wants it.' };
  const reasons = [...new Set(hindered.map(({ reason }) => reason))].sort();
  const counts = reasons.map((reason) => {
    const symbols = new Set(hindered.filter((skip) => skip.reason === reason).map(({ symbol }) => symbol));
    return `${reason} (${symbols.size === 1 ? '1 symbol' : `${symbols.size} symbols`})`;
  });
  return { reason: 'nothing_to_send', detail: `Not every position is where the book wants it: ${counts.join('; ')}.` };
}
