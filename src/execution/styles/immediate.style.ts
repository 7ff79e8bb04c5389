import { NO_PARAMS } from '../../quant/params.js';
import type { ExecutionStyle } from './execution-style.js';
import { restOf } from './leg-rest.js';

export const immediate: ExecutionStyle = {
  name: 'immediate',
  title: 'At once',
  description: 'One market order for all of it.',
  params: NO_PARAMS,
  looksAtMarket: false,
  next: (leg) => [
    { kind: 'place', amount: restOf(leg), limitPrice: null },
    { kind: 'done', reason: 'sent', detail: 'all of it was sent' },
  ],
};
